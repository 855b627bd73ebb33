import { type Speak, speaker } from "@/components/layout/speaker";
import { Notice } from "@/components/ui/notice";
import { Panel, PanelBody, PanelHead, Section } from "@/components/ui/panel";
import { Status, type StatusShape } from "@/components/ui/status";
import type { ClauseJudgement } from "@/lib/filing/types/vocabulary";
import { formatInstant, type Language } from "@/lib/format";
import { CRITERION_WORDS, JUDGEMENT_WORDS } from "@/lib/review/copy/words";
import type { ChecklistView, ClauseView } from "@/lib/review/types";
import { CHECKLIST } from "./case-copy";
import { ClauseForm } from "./clause-form";

interface ChecklistProps {
  checklist: ChecklistView;
  applicationId: string;
  language: Language;
}

/** The clauses under their criteria, each with what is expected, what was judged, and the form where it is open. */
export function Checklist({ checklist, applicationId, language }: ChecklistProps) {
  const speak = speaker(language);
  const { judged, total, templateVersion: version } = checklist;
  const next = checklist.groups.flatMap(({ clauses }) => clauses).find(({ result }) => result === null);
  return (
    <>
      <p className="mb-4 flex flex-wrap gap-x-4 text-sm text-text-2">
        {speak(CHECKLIST.progress, { stage: speak(checklist.stage), judged, total, version })}
        {next && (
          <a href={`#${next.key}`} className="inline-block min-h-6">
            {speak(CHECKLIST.next)}
          </a>
        )}
      </p>
      {checklist.refused && (
        <div className="mb-6">
          <Notice tone="amber" title={speak(CHECKLIST.cannot)}>
            <p>{speak(checklist.refused)}</p>
          </Notice>
        </div>
      )}
      {checklist.groups.map((group) => (
        <Section key={group.criterion} id={group.criterion} title={speak(CRITERION_WORDS[group.criterion])}>
          <div className="grid gap-4">
            {group.clauses.map((clause) => (
              <ClauseCard
                key={clause.key}
                clause={clause}
                checklist={checklist}
                applicationId={applicationId}
                language={language}
              />
            ))}
          </div>
        </Section>
      ))}
    </>
  );
}

function ClauseCard({ clause, checklist, applicationId, language }: ChecklistProps & { clause: ClauseView }) {
  const speak = speaker(language);
  const findings = checklist.findings.filter(({ section }) => clause.sections.some(({ key }) => key === section));
  return (
    <article id={clause.key} aria-labelledby={`${clause.key}-title`}>
      <Panel>
        <PanelHead>
          <h3 id={`${clause.key}-title`}>{speak(clause.title)}</h3>
          <JudgedState clause={clause} speak={speak} />
        </PanelHead>
        <PanelBody className="grid items-start gap-x-8 gap-y-4 @side/frame:grid-cols-2">
          <div className="grid gap-3">
            <Expected clause={clause} applicationId={applicationId} speak={speak} />
            <Open clause={clause} speak={speak} />
          </div>
          {checklist.refused ? (
            <JudgedText clause={clause} speak={speak} />
          ) : (
            <ClauseForm
              applicationId={applicationId}
              clause={clause}
              items={checklist.items}
              findings={findings}
              language={language}
            />
          )}
        </PanelBody>
      </Panel>
    </article>
  );
}

const SHAPES: Record<ClauseJudgement, StatusShape> = {
  conforming: "good",
  nonconforming: "bad",
  not_applicable: "off",
};

function JudgedState({ clause: { result }, speak }: { clause: ClauseView; speak: Speak }) {
  if (!result) return <Status shape="waiting">{speak(CHECKLIST.unjudged)}</Status>;
  return (
    <span className="flex flex-wrap items-baseline gap-3 text-sm">
      <Status shape={SHAPES[result.judgement]}>{speak(JUDGEMENT_WORDS[result.judgement])}</Status>
      <span className="text-xs text-text-2">
        {speak(CHECKLIST.by, { by: result.by, at: formatInstant(new Date(result.at)) })}
      </span>
    </span>
  );
}

function Expected({ clause, applicationId, speak }: { clause: ClauseView; applicationId: string; speak: Speak }) {
  return (
    <div className="grid gap-1 text-sm">
      <p className="text-body">{speak(clause.text)}</p>
      <p className="text-text-2">{`${speak(CHECKLIST.expected)} · ${speak(clause.evidence)}`}</p>
      <p className="text-text-2">
        {`${speak(CHECKLIST.source)} · `}
        <span lang="zh-CN">{clause.source}</span>
        {` [${clause.mark}]`}
      </p>
      <p className="flex flex-wrap gap-x-3">
        <span className="text-text-2">{speak(CHECKLIST.look)}</span>
        {clause.sections.map((section) => (
          <a key={section.key} href={`/office/cases/${applicationId}/dossier?section=${section.key}`}>
            {speak(section.title)}
          </a>
        ))}
      </p>
    </div>
  );
}

/** What is still missing on a judged clause. */
function Open({ clause: { result }, speak }: { clause: ClauseView; speak: Speak }) {
  if (!result) return null;
  const words = result.unlinked ? CHECKLIST.unlinked : result.unsettled ? CHECKLIST.unsettled : null;
  return (
    <>
      {words && <p className="text-sm font-strong text-red">{speak(words)}</p>}
      {result.earlier && <p className="text-sm text-amber">{speak(CHECKLIST.earlier)}</p>}
    </>
  );
}

function JudgedText({ clause: { result }, speak }: { clause: ClauseView; speak: Speak }) {
  if (!result) return null;
  return (
    <div className="grid gap-1 text-sm">
      {result.note && <p className="whitespace-pre-line">{`${speak(CHECKLIST.note)} · ${result.note}`}</p>}
      {result.evidence && <p>{`${speak(CHECKLIST.evidence)} · ${result.evidence}`}</p>}
    </div>
  );
}
