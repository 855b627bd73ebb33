import type { Metadata } from "next";
import { cache } from "react";
import { LEDGER } from "@/components/audit/ledger-copy";
import { LedgerBody } from "@/components/audit/ledger-view";
import { speaker } from "@/components/layout/speaker";
import { CaseFrame } from "@/components/review/case-frame";
import { loadCase } from "@/lib/filing/loaders/filing";
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
  const [view, ledger, { language }] = await Promise.all([loadCase(id), readLedger(id), currentPreferences()]);
  return (
    <CaseFrame view={view} here="ledger" language={language}>
      <LedgerBody ledger={ledger} here={`/office/cases/${id}/ledger`} language={language} />
    </CaseFrame>
  );
}
