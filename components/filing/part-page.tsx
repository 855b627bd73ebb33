import type { ReactNode } from "react";
import { SummaryPartView } from "@/components/forms/summary-view";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { Notice } from "@/components/ui/notice";
import { DRAFT_REASONS } from "@/lib/filing/copy/draft";
import { dossierAddress } from "@/lib/filing/rules/dossier/addresses";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import type { DossierView, SectionView } from "@/lib/filing/types/draft";
import type { Language } from "@/lib/format";
import { joinWords } from "@/lib/forms/rules/display";
import { summarise } from "@/lib/forms/rules/summary";
import type { Part, SectionDef } from "@/lib/forms/types";
import { DOSSIER } from "./dossier-copy";
import { DraftForm } from "./draft-form";
import type { DraftPage } from "./draft-page";
import { PageLinks } from "./page-links";
import { SectionNav } from "./section-nav";

export interface PartPlace {
  readonly sections: readonly SectionDef[];
  readonly def: SectionDef;
  readonly view: SectionView;
  /** 1, 2, 3 … among the sections. */
  readonly place: number;
  readonly part: Part;
}

/** The part that an address names; the first of its section where it names none, null where there is none such. */
export function findPart(dossier: DossierView, sectionKey: string, partKey?: string): PartPlace | null {
  const sections = sectionsOf(dossier.formVersion, dossier.track);
  const at = sections.findIndex(({ key }) => key === sectionKey);
  const [def, view] = [sections[at], dossier.sections.find(({ key }) => key === sectionKey)];
  const part = partKey === undefined ? def?.parts[0] : def?.parts.find(({ key }) => key === partKey);
  return def && view && part ? { sections, def, view, part, place: at + 1 } : null;
}

export function draftPageOf(
  dossier: DossierView,
  { def, part }: PartPlace,
  more: { item: string | null; from: string | undefined; language: Language },
): DraftPage {
  const { filingId, applicationId, formVersion, track, answers, versions, editing, saved } = dossier;
  const own = Object.entries(versions).filter(([path]) => path.startsWith(`${def.key}.`));
  return {
    ...{ filingId, applicationId, formVersion, track, answers, editing, versions: Object.fromEntries(own) },
    ...{ section: def.key, part: part.key, item: more.item, language: more.language },
    savedAt: saved.at.slice(11),
    from: more.from === "check" ? "check" : "",
  };
}

interface PartPageProps {
  dossier: DossierView;
  found: PartPlace;
  from?: string;
  language: Language;
}

/** One page of a section: its questions, its neighbours, and the other pages of the section beside it. */
export function PartPage({ dossier, found, from, language }: PartPageProps) {
  const speak = speaker(language);
  const { def, part, place } = found;
  const at = def.parts.findIndex(({ key }) => key === part.key) + 1;
  const facts = { place, section: speak(def.title), part: at, parts: def.parts.length };
  return (
    <SectionFrame dossier={dossier} found={found} language={language} here={speak(part.title)}>
      <PageHead title={speak(part.title)} caption={speak(DOSSIER.ofPart, facts)} lead={part.lead && speak(part.lead)} />
      <EditingNotice dossier={dossier} found={found} language={language} />
      <PartBody dossier={dossier} found={found} from={from} language={language} />
      <PageLinks
        filingId={dossier.filingId}
        sections={found.sections}
        here={{ section: def.key, part: part.key }}
        language={language}
      />
    </SectionFrame>
  );
}

function PartBody({ dossier, found, from, language }: PartPageProps) {
  if (found.view.state === "blocked") return null;
  if (dossier.editing.may === "none") {
    const part = summarise(found.def, dossier.answers).find(({ key }) => key === found.part.key);
    return part ? <SummaryPartView part={part} hideTitle language={language} /> : null;
  }
  return <DraftForm key={found.part.key} page={draftPageOf(dossier, found, { item: null, from, language })} />;
}

interface SectionFrameProps {
  dossier: DossierView;
  found: PartPlace;
  here: string;
  language: Language;
  children: ReactNode;
}

/** The frame of every page inside a section: the way there, and the section's pages beside it. */
export function SectionFrame({ dossier, found, here, language, children }: SectionFrameProps) {
  const speak = speaker(language);
  const { filingId, serviceName } = dossier;
  const { def, view, place, part } = found;
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(DOSSIER.filings) },
          { href: `/filings/${filingId}`, label: serviceName },
          { href: dossierAddress(filingId), label: speak(DOSSIER.whole) },
        ]}
        here={here}
      />
      <div className="grid items-start gap-8 @side/frame:grid-cols-[14rem_minmax(0,1fr)]">
        <SectionNav {...{ filingId, def, view, place, language }} here={part.key} />
        <div className="min-w-0">{children}</div>
      </div>
    </PageFrame>
  );
}

/** What of the page may be changed, and why not the rest. */
export function EditingNotice({ dossier, found, language }: Omit<PartPageProps, "from">) {
  const speak = speaker(language);
  const { editing } = dossier;
  if (editing.may === "none") {
    return (
      <div className="mb-6">
        <Notice title={speak(DOSSIER.lockedTitle)}>{speak(DRAFT_REASONS[editing.why])}</Notice>
      </div>
    );
  }
  if (found.view.state === "blocked") {
    const titles = (found.def.after ?? []).flatMap((key) => found.sections.find((def) => def.key === key)?.title ?? []);
    return (
      <div className="mb-6">
        <Notice tone="amber" title={speak(DOSSIER.blockedTitle)}>
          {speak(DOSSIER.waits, { sections: joinWords(titles)[language] })}
        </Notice>
      </div>
    );
  }
  if (editing.may === "all") return null;
  return (
    <div className="mb-6">
      <Notice tone="amber" title={speak(DOSSIER.someTitle)}>
        {speak(DOSSIER.someWhat)}
      </Notice>
    </div>
  );
}
