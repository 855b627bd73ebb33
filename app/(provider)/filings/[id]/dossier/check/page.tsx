import type { Metadata } from "next";
import { cache } from "react";
import { CheckAnswers } from "@/components/filing/check-answers";
import { DOSSIER } from "@/components/filing/dossier-copy";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { ButtonRow } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { loadDossier } from "@/lib/filing/loaders/dossier";
import { dossierAddress, partAddress } from "@/lib/filing/rules/dossier/addresses";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readDossier = cache(loadDossier);

interface CheckPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: CheckPageProps): Promise<Metadata> {
  const [dossier, { language }] = await Promise.all([readDossier((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(DOSSIER.check)} - ${dossier.serviceName}` };
}

export default async function CheckPage({ params }: CheckPageProps) {
  const [dossier, { language }] = await Promise.all([readDossier((await params).id), currentPreferences()]);
  const speak = speaker(language);
  const { filingId, serviceName } = dossier;
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(DOSSIER.filings) },
          { href: `/filings/${filingId}`, label: serviceName },
          { href: dossierAddress(filingId), label: speak(DOSSIER.whole) },
        ]}
        here={speak(DOSSIER.check)}
      />
      <PageHead title={speak(DOSSIER.check)} caption={serviceName} lead={speak(DOSSIER.checkLead)} />
      <CheckAnswers dossier={dossier} language={language} />
      <div className="mt-8">
        <ButtonRow>
          <LinkButton look="primary" href={partAddress(filingId, "pledge")}>
            {speak(DOSSIER.toPledge)}
          </LinkButton>
          <LinkButton href={`${dossierAddress(filingId)}/preview`}>{speak(DOSSIER.preview)}</LinkButton>
          <LinkButton href={dossierAddress(filingId)}>{speak(DOSSIER.whole)}</LinkButton>
          <LinkButton href={`/filings/${filingId}`}>{speak(DOSSIER.backToFiling)}</LinkButton>
        </ButtonRow>
      </div>
    </PageFrame>
  );
}
