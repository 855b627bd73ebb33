import type { Metadata } from "next";
import { cache } from "react";
import { LEDGER } from "@/components/audit/ledger-copy";
import { LedgerBody } from "@/components/audit/ledger-view";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { loadCaseLedger } from "@/lib/filing/loaders/ledger";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readLedger = cache(loadCaseLedger);

interface LedgerPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: LedgerPageProps): Promise<Metadata> {
  const [ledger, { language }] = await Promise.all([readLedger((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(LEDGER.title)} · ${ledger.number}` };
}

export default async function CaseLedgerPage({ params }: LedgerPageProps) {
  const { id } = await params;
  const [ledger, { language }] = await Promise.all([readLedger(id), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/office" compact>
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/office", label: speak(FRAME.office) },
          { href: `/office/cases/${id}`, label: ledger.number },
        ]}
        here={speak(LEDGER.title)}
      />
      <PageHead
        title={speak(LEDGER.titled, { name: ledger.serviceName })}
        caption={ledger.number}
        lead={speak(LEDGER.lead)}
      />
      <LedgerBody ledger={ledger} here={`/office/cases/${id}/ledger`} language={language} />
    </PageFrame>
  );
}
