import type { Speak } from "@/components/layout/speaker";
import { Notice } from "@/components/ui/notice";
import { PUBLIC_FLAG, REGISTER_STATUS, STATUS_MEANS } from "@/lib/registry/copy/register";
import type { EntryView } from "@/lib/registry/types";
import { ENTRY } from "./register-copy";
import { entryAddress } from "./register-table";

/** What a reader must know before the rest: out of force, on a lost model, an old version, a change in publicity. */
export function EntryNotices({ entry, speak }: { entry: EntryView; speak: Speak }) {
  const { status, reason, track, flags, publicity, read } = entry;
  const lost = flags.includes("base_model_lost") && PUBLIC_FLAG.base_model_lost;
  return (
    <div className="mb-6 grid gap-3 empty:hidden">
      {read?.until && (
        <Notice tone="accent" title={speak(ENTRY.earlier, { version: read.sequence })}>
          <p>{speak(ENTRY.earlierWhen, { from: read.from, until: read.until })}</p>
          <a href={entryAddress({ number: entry.number, id: entry.reference })}>{speak(ENTRY.present)}</a>
        </Notice>
      )}
      {status !== "filed" && (
        <Notice tone={status === "revoked" ? "red" : "amber"} title={speak(REGISTER_STATUS[track][status])}>
          {reason && (
            <p>
              {speak(ENTRY.why, { reason: "" })}
              <span lang="zh-CN">{reason}</span>
            </p>
          )}
          <p>{speak(STATUS_MEANS[status])}</p>
        </Notice>
      )}
      {lost && (
        <Notice tone="amber" title={speak(lost)}>
          <p>{speak(ENTRY.lostWhy)}</p>
        </Notice>
      )}
      {publicity && (
        <Notice tone="accent" title={speak(ENTRY.inPublicity)}>
          <p>{speak(ENTRY.inPublicityWhen, { closesOn: publicity.closesOn })}</p>
          <a href={`/publicity/${publicity.applicationId}`}>{speak(ENTRY.seePublicity)}</a>
        </Notice>
      )}
    </div>
  );
}
