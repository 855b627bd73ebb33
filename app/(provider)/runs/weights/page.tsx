import type { Metadata } from "next";
import { RUNS } from "@/components/assessment/run-copy";
import { UploadButton } from "@/components/assessment/upload-button";
import { WEIGHTS } from "@/components/assessment/weights-copy";
import { WeightsTable } from "@/components/assessment/weights-table";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { listWeights } from "@/lib/assessment/loaders";
import { requireTenant } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  await requireTenant();
  const { language } = await currentPreferences();
  return { title: speaker(language)(WEIGHTS.title) };
}

export default async function WeightsPage() {
  const [{ weights, upload }, { language }] = await Promise.all([listWeights(), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/runs">
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/runs", label: speak(RUNS.title) }]}
        here={speak(WEIGHTS.title)}
      />
      <PageHead
        title={speak(WEIGHTS.title)}
        lead={speak(WEIGHTS.lead)}
        actions={<UploadButton upload={upload} href="/runs/weights/new" words={WEIGHTS.upload} language={language} />}
      />
      <Section id="list" title={speak(WEIGHTS.list)}>
        {weights.length > 0 ? (
          <WeightsTable weights={weights} language={language} />
        ) : (
          <EmptyState title={speak(WEIGHTS.emptyTitle)}>
            <p>{speak(WEIGHTS.emptyWhy)}</p>
          </EmptyState>
        )}
      </Section>
    </PageFrame>
  );
}
