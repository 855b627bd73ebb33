import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { DOSSIER, KINDS } from "@/components/filing/dossier-copy";
import { TaskList } from "@/components/filing/task-list";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { ButtonRow } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { loadDossier } from "@/lib/filing/loaders/dossier";
import { checkAddress, preCheckAddress } from "@/lib/filing/rules/dossier/addresses";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readDossier = cache(loadDossier);

interface DossierPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: DossierPageProps): Promise<Metadata> {
  const [dossier, { language }] = await Promise.all([readDossier((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(DOSSIER.title)} - ${dossier.serviceName}` };
}

export default async function DossierPage({ params }: DossierPageProps) {
  const [dossier, { language }] = await Promise.all([readDossier((await params).id), currentPreferences()]);
  const speak = speaker(language);
  const { filingId, serviceName, saved, sections, found } = dossier;
  const done = sections.filter(({ state }) => state === "done").length;
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(DOSSIER.filings) },
          { href: `/filings/${filingId}`, label: serviceName },
        ]}
        here={speak(DOSSIER.title)}
      />
      <PageHead
        title={serviceName}
        caption={speak(DOSSIER.taskCaption, { kind: speak(KINDS[dossier.kind]), number: dossier.number })}
        lead={speak(DOSSIER.lead, { total: sections.length, done })}
      />
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>{speak(DOSSIER.title)}</h2>
        <p className="text-sm text-text-2">{speak(DOSSIER.savedAt, saved)}</p>
      </div>
      <div className="mb-6">
        <Notice tone={found.blocking > 0 ? "amber" : "info"} title={speak(DOSSIER.preCheckFound, found)}>
          <Link href={preCheckAddress(filingId)}>{speak(DOSSIER.preCheckOpen)}</Link>
        </Notice>
      </div>
      <TaskList dossier={dossier} language={language} />
      <div className="mt-8">
        <ButtonRow>
          <LinkButton look="primary" href={checkAddress(filingId)}>
            {speak(DOSSIER.check)}
          </LinkButton>
          <LinkButton href={preCheckAddress(filingId)}>{speak(DOSSIER.preCheck)}</LinkButton>
          <LinkButton href={`/filings/${filingId}`}>{speak(DOSSIER.backToFiling)}</LinkButton>
          <a href={`/api/filings/${filingId}/export?format=zip`}>{speak(DOSSIER.exportZip)}</a>
        </ButtonRow>
      </div>
    </PageFrame>
  );
}
