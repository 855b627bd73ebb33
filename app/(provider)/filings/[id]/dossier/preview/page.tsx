import type { Metadata } from "next";
import { cache } from "react";
import { DOSSIER } from "@/components/filing/dossier-copy";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { PublicText } from "@/components/registry/public-text";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { loadDossier } from "@/lib/filing/loaders/dossier";
import { dossierAddress, partAddress } from "@/lib/filing/rules/dossier/addresses";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readDossier = cache(loadDossier);

interface PreviewPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PreviewPageProps): Promise<Metadata> {
  const [dossier, { language }] = await Promise.all([readDossier((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(DOSSIER.preview)} - ${dossier.serviceName}` };
}

/** The public text drawn by the component that draws it in the register. */
export default async function PreviewPage({ params }: PreviewPageProps) {
  const [dossier, { language }] = await Promise.all([readDossier((await params).id), currentPreferences()]);
  const speak = speaker(language);
  const { filingId, serviceName, answers } = dossier;
  const written = Object.entries(answers.publicText ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "",
  );
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(DOSSIER.filings) },
          { href: `/filings/${filingId}`, label: serviceName },
          { href: dossierAddress(filingId), label: speak(DOSSIER.whole) },
        ]}
        here={speak(DOSSIER.preview)}
      />
      <PageHead title={speak(DOSSIER.preview)} caption={serviceName} lead={speak(DOSSIER.previewLead)} />
      {written.length > 0 ? (
        <PublicText text={Object.fromEntries(written)} speak={speak} />
      ) : (
        <EmptyState title={speak(DOSSIER.previewNone)} />
      )}
      <div className="mt-6">
        <LinkButton href={partAddress(filingId, "publicText")}>{speak(DOSSIER.previewEdit)}</LinkButton>
      </div>
    </PageFrame>
  );
}
