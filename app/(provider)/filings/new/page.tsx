import type { Metadata } from "next";
import { FILINGS, NEW_FILING } from "@/components/filing/filing-copy";
import { StartFilingForm } from "@/components/filing/start-filing-form";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { requireTenant } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";
import { newId } from "@/lib/ids";

export async function generateMetadata(): Promise<Metadata> {
  await requireTenant();
  const { language } = await currentPreferences();
  return { title: speaker(language)(NEW_FILING.title) };
}

export default async function NewFilingPage() {
  await requireTenant();
  const { language } = await currentPreferences();
  const speak = speaker(language);
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/filings", label: speak(FILINGS.title) }]}
        here={speak(NEW_FILING.title)}
      />
      <PageHead title={speak(NEW_FILING.title)} lead={speak(NEW_FILING.lead)} />
      <StartFilingForm idempotencyKey={newId()} language={language} />
    </PageFrame>
  );
}
