import type { Speak } from "@/components/layout/speaker";
import { RecordTable } from "@/components/ui/table";
import type { Words } from "@/lib/format";
import type { PublicityItem } from "@/lib/registry/types";
import { PUBLICITY, REGISTER } from "./register-copy";

/** What runs now; days left in words. */
export function PublicityTable({ items, speak }: { items: readonly PublicityItem[]; speak: Speak }) {
  return (
    <RecordTable
      caption={speak(PUBLICITY.caption)}
      rows={items}
      rowKey={(item) => item.applicationId}
      columns={[
        {
          key: "name",
          label: speak(REGISTER.name),
          heading: true,
          cell: (item) => (
            <>
              <a href={`/publicity/${item.applicationId}`} lang="zh-CN">
                {item.serviceName}
              </a>
              <span lang="zh-CN" className="block text-xs font-normal text-text-2">
                {item.organisationName}
              </span>
            </>
          ),
        },
        { key: "kind", label: speak(PUBLICITY.kind), cell: (item) => speak(matterWords(item)) },
        { key: "office", label: speak(PUBLICITY.office), cell: (item) => speak(item.office) },
        {
          key: "window",
          label: speak(PUBLICITY.window),
          cell: ({ opensOn, closesOn }) => speak(PUBLICITY.windowDays, { opensOn, closesOn }),
        },
        {
          key: "left",
          label: speak(PUBLICITY.left),
          nowrap: true,
          cell: ({ daysLeft }) => leftInWords(daysLeft, speak),
        },
      ]}
    />
  );
}

export function matterWords({ kind, track }: Pick<PublicityItem, "kind" | "track">): Words {
  if (kind === "initial") return track === "filing" ? PUBLICITY.initialFiling : PUBLICITY.initialRegistration;
  return kind === "change" ? PUBLICITY.change : PUBLICITY.cancellation;
}

export function leftInWords(daysLeft: number | null, speak: Speak): string {
  if (daysLeft === null) return speak(PUBLICITY.over);
  return daysLeft === 0 ? speak(PUBLICITY.lastDay) : speak(PUBLICITY.daysLeft, { days: daysLeft });
}
