import type { Metadata } from "next";
import { cache } from "react";
import { PRE_CHECK } from "@/components/filing/evidence-copy";
import { FindingList } from "@/components/filing/finding-list";
import { RecordPage } from "@/components/filing/record-page";
import { speaker } from "@/components/layout/speaker";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/panel";
import { loadPreCheck } from "@/lib/filing/loaders/evidence";
import { formatInstant } from "@/lib/format";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readPreCheck = cache(loadPreCheck);

interface PreCheckPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PreCheckPageProps): Promise<Metadata> {
  const [view, { language }] = await Promise.all([readPreCheck((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(PRE_CHECK.title)} - ${view.serviceName}` };
}

export default async function PreCheckPage({ params }: PreCheckPageProps) {
  const [view, { language }] = await Promise.all([readPreCheck((await params).id), currentPreferences()]);
  const speak = speaker(language);
  const blocking = view.findings.filter(({ severity }) => severity === "blocking").length;
  const counts = { blocking, advisory: view.findings.length - blocking };
  const basis = speak(PRE_CHECK.basis, { basis: view.basis, at: formatInstant(new Date(view.checkedAt)) });
  return (
    <RecordPage head={view} title={PRE_CHECK.title} lead={PRE_CHECK.lead} language={language}>
      {blocking === 0 && (
        <div className="mb-6 grid gap-4">
          <Notice tone="green" title={speak(view.findings.length === 0 ? PRE_CHECK.clear : PRE_CHECK.noneBlocking)}>
            <p>{speak(PRE_CHECK.clearWhy)}</p>
          </Notice>
          <div>
            <LinkButton href={`/filings/${view.filingId}/dossier/pledge`}>{speak(PRE_CHECK.toPledge)}</LinkButton>
          </div>
        </div>
      )}
      {view.findings.length > 0 && (
        <Section id="findings" title={speak(PRE_CHECK.counts, counts)} note={basis}>
          <FindingList findings={view.findings} language={language} />
        </Section>
      )}
    </RecordPage>
  );
}
