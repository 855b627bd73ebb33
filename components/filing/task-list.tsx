import Link from "next/link";
import { speaker } from "@/components/layout/speaker";
import { Status } from "@/components/ui/status";
import { partAddress } from "@/lib/filing/rules/dossier/addresses";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import type { DossierView, SectionView } from "@/lib/filing/types/draft";
import type { Language } from "@/lib/format";
import { STATE_WORDS } from "@/lib/forms/copy";
import { joinWords } from "@/lib/forms/rules/display";
import type { SectionDef } from "@/lib/forms/types";
import { DOSSIER, TASK_GROUPS } from "./dossier-copy";
import { STATE_SHAPES } from "./dossier-states";

/** The home of a dossier: every section with its state in words and shape. */
export function TaskList({ dossier, language }: { dossier: DossierView; language: Language }) {
  const speak = speaker(language);
  const sections = sectionsOf(dossier.formVersion, dossier.track);
  return (
    <div className="grid gap-6">
      {TASK_GROUPS.map((group) => {
        const views = dossier.sections.filter(({ key }) => (group.sections as readonly string[]).includes(key));
        const done = views.filter(({ state }) => state === "done").length;
        return (
          <section
            key={group.key}
            aria-labelledby={`tasks-${group.key}`}
            className="edge rounded-2 border-line bg-surface"
          >
            <div className="edge-b flex flex-wrap items-baseline justify-between gap-x-4 bg-sunken px-4 py-3">
              <h3 id={`tasks-${group.key}`} className="text-body">
                {speak(group.title)}
              </h3>
              <span className="text-sm text-text-2">{speak(DOSSIER.sectionsDone, { done, total: views.length })}</span>
            </div>
            <ol>
              {views.map((view) => (
                <Task key={view.key} view={view} sections={sections} filingId={dossier.filingId} language={language} />
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

interface TaskProps {
  view: SectionView;
  sections: readonly SectionDef[];
  filingId: string;
  language: Language;
}

function Task({ view, sections, filingId, language }: TaskProps) {
  const speak = speaker(language);
  const at = sections.findIndex(({ key }) => key === view.key);
  const def = sections[at];
  if (!def) return null;
  const blocked = view.state === "blocked";
  return (
    <li className="edge-b grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 px-4 py-3 last:border-b-0 @row/frame:grid-cols-[1.5rem_minmax(0,1fr)_9.5rem_8rem] @row/frame:items-center">
      <span className="self-start text-text-2 tabular-nums">{at + 1}</span>
      <div className="min-w-0">
        {blocked ? (
          <span className="font-strong">{speak(def.title)}</span>
        ) : (
          <Link href={partAddress(filingId, view.key)} className="font-strong">
            {speak(def.title)}
          </Link>
        )}
        <p className="text-xs text-text-2">{blocked ? waitsFor(def, sections, language) : speak(def.about)}</p>
      </div>
      <div className="col-start-2 text-xs text-text-2 tabular-nums @row/frame:col-start-auto">
        {!blocked && view.required > 0 && <Answered view={view} language={language} />}
      </div>
      <div className="col-start-2 text-sm @row/frame:col-start-auto">
        <Status shape={STATE_SHAPES[view.state]}>{speak(STATE_WORDS[view.state])}</Status>
      </div>
    </li>
  );
}

function Answered({ view, language }: { view: SectionView; language: Language }) {
  const { answered, required, wrong } = view;
  const speak = speaker(language);
  return (
    <>
      <progress
        max={required}
        value={answered}
        aria-hidden="true"
        data-tone={wrong > 0 ? "bad" : answered === required ? "good" : undefined}
        className="me-2 inline-block h-1.5 w-16 appearance-none overflow-hidden rounded-1 bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent data-[tone=bad]:[&::-moz-progress-bar]:bg-red-solid data-[tone=bad]:[&::-webkit-progress-value]:bg-red-solid data-[tone=good]:[&::-moz-progress-bar]:bg-green-solid data-[tone=good]:[&::-webkit-progress-value]:bg-green-solid"
      />
      {speak(DOSSIER.answeredOf, { answered, required })}
    </>
  );
}

/** 服务信息、模型与算法完成后可以开始 */
function waitsFor(def: SectionDef, sections: readonly SectionDef[], language: Language): string {
  const titles = (def.after ?? []).flatMap((key) => sections.find((entry) => entry.key === key)?.title ?? []);
  return speaker(language)(DOSSIER.waits, { sections: joinWords(titles)[language] });
}
