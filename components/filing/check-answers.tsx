import { EditLink, SummaryPartView } from "@/components/forms/summary-view";
import { speaker } from "@/components/layout/speaker";
import { Status } from "@/components/ui/status";
import { RecordTable } from "@/components/ui/table";
import { ATTACHMENT_SLOTS } from "@/lib/filing/rules/attachment-slots";
import { fieldAddress, partAddress } from "@/lib/filing/rules/dossier/addresses";
import { FUNCTIONS } from "@/lib/filing/schema/dossier/choices";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import type { DossierView } from "@/lib/filing/types/draft";
import { formatBytes, type Language } from "@/lib/format";
import { STATE_WORDS } from "@/lib/forms/copy";
import { choiceWords, joinWords } from "@/lib/forms/rules/display";
import { summarise } from "@/lib/forms/rules/summary";
import type { SectionDef } from "@/lib/forms/types";
import { isUnlocked } from "@/lib/review/rules/targets";
import { DOSSIER } from "./dossier-copy";
import { STATE_SHAPES } from "./dossier-states";

/** Every question with its answer, a link to change each, and the files, before the dossier is submitted. */
export function CheckAnswers({ dossier, language }: { dossier: DossierView; language: Language }) {
  const sections = sectionsOf(dossier.formVersion, dossier.track);
  return (
    <div className="grid gap-10">
      {sections.map((def, at) => (
        <CheckSection key={def.key} {...{ dossier, sections, def, language }} place={at + 1} />
      ))}
    </div>
  );
}

interface CheckSectionProps {
  dossier: DossierView;
  sections: readonly SectionDef[];
  def: SectionDef;
  place: number;
  language: Language;
}

function CheckSection({ dossier, sections, def, place, language }: CheckSectionProps) {
  const speak = speaker(language);
  const state = dossier.sections.find(({ key }) => key === def.key)?.state ?? "not_started";
  return (
    <section id={def.key} aria-labelledby={`check-${def.key}`}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={`check-${def.key}`}>{speak(DOSSIER.ofSection, { place, section: speak(def.title) })}</h2>
        <Status shape={STATE_SHAPES[state]}>{speak(STATE_WORDS[state])}</Status>
      </div>
      {def.records ? (
        <Records {...{ dossier, def, language }} />
      ) : (
        summarise(def, dossier.answers).map((part) => (
          <SummaryPartView
            key={part.key}
            part={part}
            language={language}
            editHref={(path) => editHref(dossier, sections, path)}
          />
        ))
      )}
    </section>
  );
}

/** To the question and back: the address remembers where the reader came from. */
function editHref({ filingId, editing }: DossierView, sections: readonly SectionDef[], path: string): string | null {
  const isOpen = editing.may === "all" || (editing.may === "some" && isUnlocked(editing.paths, path));
  if (!isOpen) return null;
  const [page = "", field] = fieldAddress(filingId, sections, path).split("#");
  return `${page}?from=check${field ? `#${field}` : ""}`;
}

function Records({ dossier, def, language }: Pick<CheckSectionProps, "dossier" | "def" | "language">) {
  const speak = speaker(language);
  return (
    <div className="grid gap-3">
      {def.key === "attachments" && <Files dossier={dossier} language={language} />}
      {def.key === "assessments" && <Runs dossier={dossier} language={language} />}
      <p>
        <EditLink href={partAddress(dossier.filingId, def.key)} question={speak(def.title)} language={language} />
      </p>
    </div>
  );
}

function Files({ dossier, language }: { dossier: DossierView; language: Language }) {
  const speak = speaker(language);
  if (dossier.files.length === 0) return <p className="text-text-2">{speak(DOSSIER.notStartedFile)}</p>;
  const slots = ATTACHMENT_SLOTS[dossier.track];
  return (
    <RecordTable
      caption={speak(DOSSIER.filesTitle)}
      rows={dossier.files}
      rowKey={({ slot, name }) => `${slot} ${name}`}
      columns={[
        { key: "name", label: speak(DOSSIER.fileName), heading: true, cell: ({ name }) => name },
        {
          ...{ key: "slot", label: speak(DOSSIER.fileSlot) },
          cell: ({ slot }) => speak(slots.find(({ key }) => key === slot)?.words ?? { zh: slot, en: slot }),
        },
        { key: "type", label: speak(DOSSIER.fileType), cell: ({ name }) => name.split(".").pop()?.toUpperCase() ?? "" },
        {
          key: "size",
          label: speak(DOSSIER.fileSize),
          align: "end",
          nowrap: true,
          cell: ({ size }) => formatBytes(size),
        },
      ]}
    />
  );
}

function Runs({ dossier, language }: { dossier: DossierView; language: Language }) {
  const speak = speaker(language);
  if (dossier.runs.length === 0) return <p className="text-text-2">{speak(DOSSIER.noRuns)}</p>;
  const words = (functions: readonly string[]) => joinWords(functions.map((value) => choiceWords(FUNCTIONS, value)));
  return (
    <ul className="grid gap-1">
      {dossier.runs.map(({ number, functions }) => (
        <li key={number}>
          {number} <span className="text-text-2">{speak(DOSSIER.runFor, { functions: speak(words(functions)) })}</span>
        </li>
      ))}
    </ul>
  );
}
