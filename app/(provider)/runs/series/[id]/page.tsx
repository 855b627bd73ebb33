import type { Metadata } from "next";
import { cache } from "react";
import { RUNS } from "@/components/assessment/run-copy";
import { SeriesBody } from "@/components/assessment/series-body";
import { SERIES } from "@/components/assessment/series-copy";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { loadSeries } from "@/lib/assessment/loaders";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readSeries = cache(loadSeries);

interface SeriesPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: SeriesPageProps): Promise<Metadata> {
  const [series, { language }] = await Promise.all([readSeries((await params).id), currentPreferences()]);
  return { title: speaker(language)(SERIES.title, { name: series.name }) };
}

export default async function SeriesPage({ params }: SeriesPageProps) {
  const [series, { language }] = await Promise.all([readSeries((await params).id), currentPreferences()]);
  const speak = speaker(language);
  const count = series.seeds.length;
  return (
    <PageFrame section="/runs" compact>
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/runs", label: speak(RUNS.title) }]}
        here={speak(SERIES.here, { count })}
      />
      <PageHead
        title={speak(SERIES.title, { name: series.name })}
        caption={[speak(series.modelWords), speak(series.datasetName)].join(" · ")}
        lead={speak(SERIES.lead, { count })}
      />
      <SeriesBody series={series} language={language} />
    </PageFrame>
  );
}
