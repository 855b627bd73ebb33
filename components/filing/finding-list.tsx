import { speaker } from "@/components/layout/speaker";
import { Panel } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import type { FindingWords } from "@/lib/filing/types/finding";
import type { Language } from "@/lib/format";
import { PRE_CHECK } from "./evidence-copy";

interface FindingListProps {
  /** `href` leads to the field; a reviewer's list has none, or one into the submitted dossier. */
  findings: readonly (FindingWords & { readonly href?: string | null })[];
  language: Language;
}

/** The rule, the defect and the remedy of each finding, what blocks first: one list for provider and reviewer. */
export function FindingList({ findings, language }: FindingListProps) {
  const speak = speaker(language);
  return (
    <Panel>
      <ul>
        {findings.map((finding) => {
          const place = speak(finding.place);
          return (
            <li
              key={`${finding.code} ${finding.path} ${speak(finding.defect)}`}
              className="edge-b grid gap-x-4 gap-y-1 px-4 py-3 last:border-b-0 @row/frame:grid-cols-[5rem_minmax(0,1fr)]"
            >
              <div>
                <Tag tone={finding.severity === "blocking" ? "red" : "amber"}>{speak(PRE_CHECK[finding.severity])}</Tag>
              </div>
              <div className="min-w-0">
                <p className="font-strong wrap-anywhere">{finding.href ? <a href={finding.href}>{place}</a> : place}</p>
                <p className="wrap-anywhere">{speak(finding.defect)}</p>
                <p className="text-sm text-text-2">
                  {speak(finding.rule)}
                  {language === "zh" ? "。" : ". "}
                  {speak(finding.remedy)}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
