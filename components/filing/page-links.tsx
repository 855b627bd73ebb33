import { speaker } from "@/components/layout/speaker";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { neighbours, type Stop, stopAddress } from "@/lib/filing/rules/dossier/addresses";
import type { Language } from "@/lib/format";
import type { SectionDef } from "@/lib/forms/types";
import { DOSSIER } from "./dossier-copy";

interface PageLinksProps {
  filingId: string;
  sections: readonly SectionDef[];
  /** `part` null: a section of records, which is one page. */
  here: { readonly section: string; readonly part: string | null };
  language: Language;
}

/** The pages of the dossier before and after this one. */
export function PageLinks({ filingId, sections, here, language }: PageLinksProps) {
  const speak = speaker(language);
  const { previous, next } = neighbours(sections, here);
  const title = (stop: Stop) => speak(stop.part?.title ?? stop.section.title);
  return (
    <div data-print="no" className="edge-t mt-8 flex flex-wrap justify-between gap-3 pt-6">
      {previous ? (
        <LinkButton href={stopAddress(filingId, previous)}>
          <Icon name="previous" />
          {speak(DOSSIER.previous, { title: title(previous) })}
        </LinkButton>
      ) : (
        <span />
      )}
      {next && (
        <LinkButton href={stopAddress(filingId, next)}>
          {speak(DOSSIER.next, { title: title(next) })}
          <Icon name="next" />
        </LinkButton>
      )}
    </div>
  );
}
