import { type Speak, speaker } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import { Section } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import { formatInstant, type Language } from "@/lib/format";
import type { SubmissionView } from "@/lib/review/types";
import { SUBMISSION } from "./case-copy";
import { FileList } from "./file-list";
import { FindingList } from "./finding-list";
import { RunEvidenceList } from "./run-evidence-list";
import { SubmissionPart } from "./submission-part";

interface SubmissionProps {
  submission: SubmissionView;
  applicationId: string;
  /** Whether the reader may draft items: each answer then offers it. */
  drafts: boolean;
  language: Language;
}

/** What was submitted last, a section at a time, with what changed since the submission before. */
export function Submission({ submission, applicationId, drafts, language }: SubmissionProps) {
  const speak = speaker(language);
  const { section } = submission;
  const draftHref = (target: string) =>
    drafts ? `/office/cases/${applicationId}/items?target=${encodeURIComponent(target)}#draft` : null;
  return (
    <div className="grid items-start gap-6 @side/frame:grid-cols-[13.5rem_minmax(0,1fr)]">
      <SectionNav submission={submission} applicationId={applicationId} speak={speak} />
      <div className="min-w-0">
        <Snapshot submission={submission} speak={speak} />
        <FindingList findings={submission.findings} language={language} />
        {section.parts.map((part) => (
          <SubmissionPart
            key={part.key}
            part={part}
            differences={section.differences}
            draftHref={draftHref}
            language={language}
          />
        ))}
        {section.key === "attachments" && (
          <Section id="files" title={speak(SUBMISSION.files)}>
            <FileList files={submission.files} draftHref={draftHref} language={language} />
          </Section>
        )}
        {section.key === "assessments" && (
          <Section id="runs" title={speak(SUBMISSION.runs)}>
            <RunEvidenceList runs={submission.runs} draftHref={draftHref} language={language} />
          </Section>
        )}
      </div>
    </div>
  );
}

function SectionNav({
  submission,
  applicationId,
  speak,
}: {
  submission: SubmissionView;
  applicationId: string;
  speak: Speak;
}) {
  return (
    <nav aria-label={speak(SUBMISSION.sections)} className="edge rounded-2 border-line bg-surface py-1">
      <ol className="grid grid-cols-2 @side/frame:grid-cols-1">
        {submission.sections.map((entry, at) => (
          <li key={entry.key}>
            <a
              href={`/office/cases/${applicationId}/dossier?section=${entry.key}`}
              aria-current={entry.key === submission.section.key ? "page" : undefined}
              className={classNames(
                "flex min-h-9 items-center justify-between gap-2 px-3 text-sm no-underline hover:underline",
                entry.key === submission.section.key
                  ? "bg-accent-weak font-strong text-accent"
                  : "text-text hover:bg-sunken",
              )}
            >
              {`${at + 1} ${speak(entry.title)}`}
              {entry.changes > 0 && (
                <span className="text-xs font-normal whitespace-nowrap text-amber">
                  {speak(SUBMISSION.changed, { count: entry.changes })}
                </span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Snapshot({ submission, speak }: { submission: SubmissionView; speak: Speak }) {
  const { snapshot, comparedWith } = submission;
  const at = formatInstant(new Date(snapshot.createdAt));
  const words = comparedWith
    ? speak(SUBMISSION.compared, { sequence: snapshot.sequence, at, before: comparedWith.sequence })
    : speak(SUBMISSION.alone, { sequence: snapshot.sequence, at });
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-2">
      {words}
      <span>
        {speak(SUBMISSION.hash)} <code>{snapshot.contentHash.slice(0, 12)}…</code>
      </span>
      {!comparedWith && <Tag>{speak(SUBMISSION.first)}</Tag>}
    </p>
  );
}
