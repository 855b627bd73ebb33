import type { ReactNode } from "react";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { dossierAddress } from "@/lib/filing/rules/dossier/addresses";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import type { DossierHead } from "@/lib/filing/types/evidence";
import type { SectionKey } from "@/lib/filing/types/vocabulary";
import type { Language, Words } from "@/lib/format";
import { DOSSIER } from "./dossier-copy";
import { PageLinks } from "./page-links";

interface RecordPageProps {
  head: DossierHead;
  /** The section that the page is; the pre-check is none. */
  section?: SectionKey;
  title: Words;
  lead: Words;
  language: Language;
  children: ReactNode;
}

/** The frame of the dossier's pages whose content is records: files, runs, pledge, findings. */
export function RecordPage({ head, section, title, lead, language, children }: RecordPageProps) {
  const speak = speaker(language);
  const { filingId, serviceName, track, formVersion } = head;
  const sections = formVersion === null ? [] : sectionsOf(formVersion, track);
  const place = sections.findIndex(({ key }) => key === section) + 1;
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(DOSSIER.filings) },
          { href: `/filings/${filingId}`, label: serviceName },
          { href: dossierAddress(filingId), label: speak(DOSSIER.whole) },
        ]}
        here={speak(title)}
      />
      <PageHead
        title={speak(title)}
        caption={place > 0 ? speak(DOSSIER.ofSection, { place, section: speak(title) }) : head.number}
        lead={speak(lead)}
      />
      {children}
      {section && (
        <PageLinks filingId={filingId} sections={sections} here={{ section, part: null }} language={language} />
      )}
    </PageFrame>
  );
}
