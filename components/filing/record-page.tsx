import type { ReactNode } from "react";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { dossierAddress } from "@/lib/filing/rules/dossier/addresses";
import type { DossierHead } from "@/lib/filing/types/evidence";
import type { Language, Words } from "@/lib/format";
import { DOSSIER } from "./evidence-copy";

interface RecordPageProps {
  head: DossierHead;
  title: Words;
  lead: Words;
  state?: ReactNode;
  actions?: ReactNode;
  language: Language;
  children: ReactNode;
}

/** The frame of the dossier's pages whose content is records: files, runs, pledge, findings. */
export function RecordPage({ head, title, lead, state, actions, language, children }: RecordPageProps) {
  const speak = speaker(language);
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(DOSSIER.filings) },
          { href: `/filings/${head.filingId}`, label: head.serviceName },
          { href: dossierAddress(head.filingId), label: speak(DOSSIER.dossier) },
        ]}
        here={speak(title)}
      />
      <PageHead
        title={speak(title)}
        caption={`${head.number} · ${head.serviceName}`}
        state={state}
        lead={speak(lead)}
        actions={actions}
      />
      {children}
    </PageFrame>
  );
}
