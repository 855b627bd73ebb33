import Link from "next/link";
import { speaker } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import { Status } from "@/components/ui/status";
import { dossierAddress, partAddress } from "@/lib/filing/rules/dossier/addresses";
import type { SectionView } from "@/lib/filing/types/draft";
import type { Language } from "@/lib/format";
import { STATE_WORDS } from "@/lib/forms/copy";
import type { SectionDef } from "@/lib/forms/types";
import { DOSSIER } from "./dossier-copy";
import { STATE_SHAPES } from "./dossier-states";

interface SectionNavProps {
  filingId: string;
  def: SectionDef;
  view: SectionView;
  place: number;
  here: string;
  language: Language;
}

/** The pages of a section beside the form, each with its state. */
export function SectionNav({ filingId, def, view, place, here, language }: SectionNavProps) {
  const speak = speaker(language);
  const stateOf = (key: string) => view.parts.find((part) => part.key === key)?.state ?? "not_started";
  return (
    <nav aria-label={speak(DOSSIER.partsOf, { place })} className="text-sm">
      <h2 className="mb-2 text-sm">{speak(DOSSIER.ofSection, { place, section: speak(def.title) })}</h2>
      <ol className="grid @row/frame:grid-cols-2 @side/frame:grid-cols-1">
        {def.parts.map((part) => (
          <li key={part.key}>
            <Link
              href={partAddress(filingId, def.key, part.key)}
              aria-current={part.key === here ? "page" : undefined}
              className={classNames(
                "grid min-h-9 border-s-[3px] border-solid px-3 py-2 text-text no-underline hover:bg-hover",
                part.key === here ? "border-s-accent bg-accent-weak font-strong" : "border-s-line",
              )}
            >
              {speak(part.title)}
              <span className="text-xs font-normal text-text-2">
                <Status shape={STATE_SHAPES[stateOf(part.key)]}>{speak(STATE_WORDS[stateOf(part.key)])}</Status>
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <p className="p-3 text-xs text-text-2">
        {speak(DOSSIER.answeredLong, { answered: view.answered, required: view.required })}
        <br />
        <Link href={dossierAddress(filingId)}>{speak(DOSSIER.whole)}</Link>
      </p>
    </nav>
  );
}
