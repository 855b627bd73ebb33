import type { Speak } from "@/components/layout/speaker";
import { Status, type StatusShape } from "@/components/ui/status";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { FilingFlag, Track } from "@/lib/filing/types/vocabulary";
import { PUBLIC_FLAG, REGISTER_STATUS } from "@/lib/registry/copy/register";
import type { RegisterStatus } from "@/lib/registry/types";

const SHAPE: Record<RegisterStatus, StatusShape> = {
  filed: "good",
  suspended: "note",
  revoked: "bad",
  cancelled: "off",
};
const TONE: Record<RegisterStatus, TagTone> = {
  filed: "green",
  suspended: "amber",
  revoked: "red",
  cancelled: "plain",
};

interface EntryStatusProps {
  track: Track;
  status: RegisterStatus;
  flags: readonly string[];
  speak: Speak;
}

/** In a row: what the entry is, and below it what else the public must know. */
export function EntryStatus({ track, status, flags, speak }: EntryStatusProps) {
  return (
    <span className="grid gap-1">
      <Status shape={SHAPE[status]}>{speak(REGISTER_STATUS[track][status])}</Status>
      {publicFlags(flags).map((words) => (
        <Status key={words.en} shape="note">
          {speak(words)}
        </Status>
      ))}
    </span>
  );
}

/** Beside a heading. */
export function EntryTags({ track, status, flags, speak }: EntryStatusProps) {
  return (
    <>
      <Tag tone={TONE[status]}>{speak(REGISTER_STATUS[track][status])}</Tag>
      {publicFlags(flags).map((words) => (
        <Tag key={words.en} tone="amber">
          {speak(words)}
        </Tag>
      ))}
    </>
  );
}

function publicFlags(flags: readonly string[]) {
  return flags.flatMap((flag) => PUBLIC_FLAG[flag as FilingFlag] ?? []);
}
