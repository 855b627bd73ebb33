import { SummaryPartView } from "@/components/forms/summary-view";
import { speaker } from "@/components/layout/speaker";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import type { SectionKey, Track } from "@/lib/filing/types/vocabulary";
import type { Language } from "@/lib/format";
import { summarise } from "@/lib/forms/rules/summary";
import type { Answers } from "@/lib/forms/types";

interface DossierReadingProps {
  formVersion: string;
  track: Track;
  answers: Answers;
  language: Language;
  /** Which sections; all that hold answers by default. */
  keys?: readonly SectionKey[];
  /** Paths that differ from another version, from `diffAnswers`. */
  changed?: readonly string[];
  /** Show only sections and answers that differ. */
  onlyChanged?: boolean;
}

/** A dossier for reading: the office's case page, the preview of what the public will see. */
export function DossierReading({ formVersion, track, answers, language, ...show }: DossierReadingProps) {
  const speak = speaker(language);
  const { keys, changed = [], onlyChanged = false } = show;
  const isChanged = (path: string) =>
    changed.some((entry) => entry === path || entry.startsWith(`${path}.`) || path.startsWith(`${entry}.`));
  const sections = sectionsOf(formVersion, track).filter(
    (def) => !def.records && (keys === undefined || keys.includes(def.key as SectionKey)),
  );
  return (
    <div className="grid gap-8">
      {sections
        .filter((def) => !onlyChanged || isChanged(def.key))
        .map((def) => (
          <section key={def.key} id={def.key} aria-labelledby={`section-${def.key}`}>
            <h2 id={`section-${def.key}`}>{speak(def.title)}</h2>
            <div className="mt-3">
              {summarise(def, answers).map((part) => (
                <SummaryPartView
                  key={part.key}
                  part={onlyChanged ? { ...part, entries: part.entries.filter(({ path }) => isChanged(path)) } : part}
                  isChanged={changed.length > 0 ? isChanged : undefined}
                  onlyAnswered
                  language={language}
                />
              ))}
            </div>
          </section>
        ))}
    </div>
  );
}
