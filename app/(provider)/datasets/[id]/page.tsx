import type { Metadata } from "next";
import { cache } from "react";
import { DATASET, DATASETS } from "@/components/assessment/dataset-copy";
import { DatasetDetail } from "@/components/assessment/dataset-detail";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { LinkButton } from "@/components/ui/link-button";
import { Tag } from "@/components/ui/tag";
import { loadDataset, loadExcerpt } from "@/lib/assessment/loaders";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readDataset = cache(loadDataset);

interface DatasetPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ page?: string }>;
}

export async function generateMetadata({ params }: DatasetPageProps): Promise<Metadata> {
  const [dataset, { language }] = await Promise.all([readDataset((await params).id), currentPreferences()]);
  return { title: speaker(language)(dataset.name) };
}

export default async function DatasetPage({ params, searchParams }: DatasetPageProps) {
  const [dataset, { language }] = await Promise.all([readDataset((await params).id), currentPreferences()]);
  const asked = Number.parseInt((await searchParams).page ?? "1", 10);
  const speak = speaker(language);
  const excerpt = dataset.text && dataset.ready ? await loadExcerpt(dataset.id) : null;
  return (
    <PageFrame section="/datasets">
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/datasets", label: speak(DATASETS.title) }]}
        here={speak(dataset.name)}
      />
      <PageHead
        title={speak(dataset.name)}
        state={dataset.synthetic && <Tag>{speak(DATASETS.synthetic)}</Tag>}
        actions={<LinkButton href={`/runs/new?dataset=${dataset.id}`}>{speak(DATASET.startRun)}</LinkButton>}
      />
      <DatasetDetail
        dataset={dataset}
        page={Number.isFinite(asked) ? asked - 1 : 0}
        excerpt={excerpt}
        language={language}
      />
    </PageFrame>
  );
}
