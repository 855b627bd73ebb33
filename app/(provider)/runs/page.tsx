import type { Metadata } from "next";
import { RUNS } from "@/components/assessment/run-copy";
import { RunTable } from "@/components/assessment/run-table";
import { StartButton, StartLimits, StartNotice } from "@/components/assessment/start-button";
import { WEIGHTS } from "@/components/assessment/weights-copy";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { ButtonRow } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/panel";
import { listRuns } from "@/lib/assessment/loaders";
import { requireTenant } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  await requireTenant();
  const { language } = await currentPreferences();
  return { title: speaker(language)(RUNS.title) };
}

export default async function RunsPage() {
  const [{ runs, start }, { language }] = await Promise.all([listRuns(), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/runs">
      <PageHead
        title={speak(RUNS.title)}
        lead={speak(RUNS.lead)}
        actions={
          <ButtonRow tight>
            <StartButton start={start} language={language} />
            <LinkButton href="/runs/weights">{speak(WEIGHTS.title)}</LinkButton>
          </ButtonRow>
        }
      />
      {start.refused && (
        <div className="mb-6">
          <StartNotice start={start} language={language} />
        </div>
      )}
      <div>
        <Section id="list" title={speak(RUNS.list)}>
          <div className="mb-3">
            <StartLimits start={start} language={language} />
          </div>
          {runs.length > 0 ? (
            <RunTable runs={runs} language={language} />
          ) : (
            <EmptyState title={speak(RUNS.emptyTitle)}>
              <p>{speak(RUNS.emptyWhy)}</p>
            </EmptyState>
          )}
        </Section>
      </div>
    </PageFrame>
  );
}
