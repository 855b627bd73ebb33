import type { Metadata } from "next";
import { cache } from "react";
import { LEDGER } from "@/components/audit/ledger-copy";
import { LedgerBody } from "@/components/audit/ledger-view";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { loadFilingLedger } from "@/lib/filing/loaders/ledger";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readLedger = cache(loadFilingLedger);

interface LedgerPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: LedgerPageProps): Promise<Metadata> {
  const [ledger, { language }] = await Promise.all([readLedger((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(LEDGER.title)} · ${ledger.number}` };
}

export default async function FilingLedgerPage({ params }: LedgerPageProps) {
  const { id } = await params;
  const [ledger, { language }] = await Promise.all([readLedger(id), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(FRAME.filings) },
          { href: `/filings/${id}`, label: ledger.serviceName },
        ]}
        here={speak(LEDGER.title)}
      />
      <PageHead title={speak(LEDGER.titled, { name: ledger.serviceName })} caption={ledger.number} />
      <LedgerBody ledger={ledger} here={`/filings/${id}/ledger`} language={language} />
    </PageFrame>
  );
}
