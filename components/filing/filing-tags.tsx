import type { Speak } from "@/components/layout/speaker";
import { Tag } from "@/components/ui/tag";
import type { CaseHead, FilingHead } from "@/lib/filing/types/view";
import { APPLICATION_TONES, FILING_TONES } from "./tones";

/** The filing's status with what holds beside it. */
export function FilingTags({ head, speak }: { head: FilingHead; speak: Speak }) {
  return (
    <span className="flex flex-wrap gap-2">
      <Tag tone={FILING_TONES[head.status.code]}>{speak(head.status.words)}</Tag>
      {head.flags.map((flag) => (
        <Tag key={flag.code} tone="amber">
          {speak(flag.words)}
        </Tag>
      ))}
    </span>
  );
}

/** The application's status with what holds beside it. */
export function CaseTags({ head, speak }: { head: CaseHead; speak: Speak }) {
  return (
    <span className="flex flex-wrap gap-2">
      <Tag tone={APPLICATION_TONES[head.status.code]}>{speak(head.status.words)}</Tag>
      {head.flags.map((flag) => (
        <Tag key={flag.code} tone="amber">
          {speak(flag.words)}
        </Tag>
      ))}
    </span>
  );
}
