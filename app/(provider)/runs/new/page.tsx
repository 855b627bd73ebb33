import type { Metadata } from "next";
import Link from "next/link";
import { NEW_RUN } from "@/components/assessment/new-run-copy";
import { NewRunForm } from "@/components/assessment/new-run-form";
import { RUNS } from "@/components/assessment/run-copy";
import { StartLimits, StartNotice } from "@/components/assessment/start-button";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { loadRunForm } from "@/lib/assessment/loaders";
import { requireTenant } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  await requireTenant();
  const { language } = await currentPreferences();
  return { title: speaker(language)(NEW_RUN.title) };
}

interface NewRunPageProps {
  /** `repeat`: an earlier run whose values fill the form. `dataset`: the data to begin with. */
  searchParams: Promise<{ repeat?: string; dataset?: string }>;
}

export default async function NewRunPage({ searchParams }: NewRunPageProps) {
  const { repeat, dataset } = await searchParams;
  const [form, { language }] = await Promise.all([loadRunForm({ repeatRunId: repeat }), currentPreferences()]);
  const speak = speaker(language);
  const initial =
    form.initial ?? (form.datasets.some((set) => set.id === dataset) ? { datasetId: dataset ?? "" } : null);
  return (
    <PageFrame section="/runs">
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/runs", label: speak(RUNS.title) }]}
        here={speak(NEW_RUN.title)}
      />
      <PageHead title={speak(NEW_RUN.title)} lead={speak(NEW_RUN.lead)} />
      <div className="grid gap-8">
        <StartNotice start={form.start} language={language} />
        <StartLimits start={form.start} language={language} />
        {form.datasets.length > 0 ? (
          <NewRunForm form={{ ...form, initial }} language={language} />
        ) : (
          <EmptyState title={speak(NEW_RUN.noDataset)}>
            <p>
              <Link href="/datasets/new">{speak(NEW_RUN.uploadFirst)}</Link>
            </p>
          </EmptyState>
        )}
      </div>
    </PageFrame>
  );
}
