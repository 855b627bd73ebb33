import type { Metadata } from "next";
import { DATASETS } from "@/components/assessment/dataset-copy";
import { DatasetTable } from "@/components/assessment/dataset-table";
import { UploadButton } from "@/components/assessment/upload-button";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { listDatasets } from "@/lib/assessment/loaders";
import { requireTenant } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  await requireTenant();
  const { language } = await currentPreferences();
  return { title: speaker(language)(DATASETS.title) };
}

export default async function DatasetsPage() {
  const [{ datasets, upload, missing }, { language }] = await Promise.all([listDatasets(), currentPreferences()]);
  const speak = speaker(language);
  const own = datasets.filter((dataset) => !dataset.builtIn);
  const builtIn = datasets.filter((dataset) => dataset.builtIn);
  return (
    <PageFrame section="/datasets">
      <PageHead
        title={speak(DATASETS.title)}
        lead={speak(DATASETS.lead)}
        actions={<UploadButton upload={upload} href="/datasets/new" words={DATASETS.upload} language={language} />}
      />
      <div>
        <Section id="own" title={speak(DATASETS.own)}>
          {own.length > 0 ? (
            <DatasetTable caption={speak(DATASETS.own)} datasets={own} language={language} />
          ) : (
            <EmptyState title={speak(DATASETS.emptyTitle)}>
              <p>{speak(DATASETS.emptyWhy)}</p>
            </EmptyState>
          )}
        </Section>
        <Section id="built-in" title={speak(DATASETS.builtIn)}>
          {builtIn.length > 0 && (
            <DatasetTable caption={speak(DATASETS.builtIn)} datasets={builtIn} language={language} />
          )}
          {missing.map((words) => (
            <p key={words.en} className="mt-2 max-w-measure text-xs text-text-2">
              {speak(words)}
            </p>
          ))}
        </Section>
      </div>
    </PageFrame>
  );
}
