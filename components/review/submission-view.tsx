import { FindingList } from "@/components/filing/finding-list";
import { type Speak, speaker } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import { Section } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import { formatInstant, type Language } from "@/lib/format";
import type { SubmissionView } from "@/lib/review/types";
import type { OfficeRunsView } from "@/lib/review/types/office-run";
import { SUBMISSION } from "./case-copy";
import { FileList } from "./file-list";
import { OfficeRuns } from "./office-runs";
import { RunEvidenceList } from "./run-evidence-list";
import { SubmissionPart } from "./submission-part";

interface SubmissionProps {
  submission: SubmissionView;
  applicationId: string;
  /** Whether the reader may draft items: each answer then offers it. */
  drafts: boolean;
  language: Language;
  /** What the office measured again; below the attached runs. */
  officeRuns: OfficeRunsView | null;
}

/** What was submitted last, a section at a time, with what changed since the submission before. */
export function Submission({ submission, applicationId, drafts, language, officeRuns }: SubmissionProps) {
  const speak = speaker(language);
  const { section } = submission;
  const draftHref = (target: string) =>
    drafts ? `/office/cases/${applicationId}/items?target=${encodeURIComponent(target)}#draft` : null;
  return (
    <div className="grid items-start gap-6 @side/frame:grid-cols-[13.5rem_minmax(0,1fr)]">
      <SectionNav submission={submission} applicationId={applicationId} speak={speak} />
      <div className="min-w-0">
        <Snapshot submission={submission} applicationId={applicationId} speak={speak} />
        {submission.findings.length > 0 && (
          <Section id="findings" title={speak(SUBMISSION.findings)}>
            <FindingList findings={submission.findings} language={language} />
          </Section>
        )}
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
        {officeRuns && <OfficeRuns view={officeRuns} language={language} />}
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

const BASES = { previous: SUBMISSION.previous, first: SUBMISSION.firstOne, filed: SUBMISSION.filed } as const;

/** Which submission is read, and which earlier version its changes are shown against. */
function Snapshot({
  submission,
  applicationId,
  speak,
}: {
  submission: SubmissionView;
  applicationId: string;
  speak: Speak;
}) {
  const { snapshot, compared } = submission;
  const at = formatInstant(new Date(snapshot.createdAt));
  const address = (query: string) =>
    `/office/cases/${applicationId}/dossier?section=${submission.section.key}&${query}`;
  return (
    <div className="mb-4 grid gap-1 text-sm text-text-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {speak(SUBMISSION.alone, { sequence: snapshot.sequence, at })}
        <span>
          {speak(SUBMISSION.hash)} <code>{snapshot.contentHash.slice(0, 12)}…</code>
        </span>
        {!compared && <Tag>{speak(SUBMISSION.first)}</Tag>}
      </p>
      {compared && (
        <nav aria-label={speak(SUBMISSION.bases)} className="flex flex-wrap gap-x-4">
          <span>{speak(SUBMISSION.against)}</span>
          {compared.bases.map((base) => (
            <a
              key={base}
              href={address(`against=${base}`)}
              aria-current={base === compared.against ? "true" : undefined}
              className="inline-block min-h-6 aria-[current]:font-strong"
            >
              {speak(BASES[base])}
            </a>
          ))}
          <a href={address(`against=${compared.against}&show=changes`)} className="inline-block min-h-6">
            {speak(SUBMISSION.onlyChanges, { count: compared.diff.changes })}
          </a>
        </nav>
      )}
    </div>
  );
}
