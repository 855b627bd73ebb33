import type { Speak } from "@/components/layout/speaker";
import { RecordTable } from "@/components/ui/table";
import { CAUSE } from "@/lib/registry/copy/register";
import type { EntryView } from "@/lib/registry/types";
import { EntryStatus } from "./entry-status";
import { ENTRY, REGISTER } from "./register-copy";
import { entryAddress } from "./register-table";

/** Every version that the register ever showed, newest first, each with an address of its own. */
export function VersionTable({ entry, speak }: { entry: EntryView; speak: Speak }) {
  const address = entryAddress({ number: entry.number, id: entry.reference });
  return (
    <RecordTable
      caption={speak(ENTRY.versions)}
      rows={entry.versions}
      rowKey={({ sequence }) => String(sequence)}
      columns={[
        {
          key: "version",
          label: speak(ENTRY.versionLabel),
          heading: true,
          cell: ({ sequence, until }) => (
            <a href={until === null ? address : `${address}?version=${sequence}`}>
              {speak(ENTRY.version, { version: sequence })}
            </a>
          ),
        },
        {
          key: "valid",
          label: speak(ENTRY.valid),
          cell: ({ from, until }) =>
            until === null ? speak(ENTRY.validSince, { from }) : speak(ENTRY.validFromTo, { from, until }),
        },
        { key: "cause", label: speak(ENTRY.change), cell: ({ cause }) => speak(CAUSE[cause]) },
        {
          key: "status",
          label: speak(REGISTER.status),
          cell: ({ shown }) => (
            <>
              <EntryStatus track={entry.track} status={shown.status} flags={shown.flags} speak={speak} />
              {shown.reason && (
                <span className="block text-xs text-text-2">{speak(ENTRY.why, { reason: shown.reason })}</span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
