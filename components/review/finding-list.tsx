import { speaker } from "@/components/layout/speaker";
import { Notice } from "@/components/ui/notice";
import type { Language } from "@/lib/format";
import type { FindingView } from "@/lib/review/types";
import { SUBMISSION } from "./case-copy";

/** What the pre-check found here: the list that the provider saw. Evidence, never a judgement. */
export function FindingList({ findings, language }: { findings: readonly FindingView[]; language: Language }) {
  const speak = speaker(language);
  if (findings.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice tone="amber" title={speak(SUBMISSION.findings)}>
        <ul className="grid gap-1">
          {findings.map((finding) => (
            <li key={finding.value}>
              {`${speak(finding.severity === "blocking" ? SUBMISSION.blocking : SUBMISSION.advisory)} · ${speak(finding.place)} · ${speak(finding.defect)}`}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
