import Link from "next/link";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import { SummaryList } from "@/components/ui/summary-list";
import type { DatasetView } from "@/lib/assessment/types";
import { formatCount, formatInstant, type Language } from "@/lib/format";
import { ClassCounts } from "./class-counts";
import { DATASET, DATASETS } from "./dataset-copy";
import { RemoveDataset } from "./remove-dataset";
import { ThumbnailSheet } from "./thumbnail-sheet";

interface DatasetDetailProps {
  dataset: DatasetView;
  /** Page of the thumbnails, from 0. */
  page: number;
  language: Language;
}

export function DatasetDetail({ dataset, page, language }: DatasetDetailProps) {
  const speak = speaker(language);
  const { thumbnails } = dataset;
  const perPage = thumbnails ? thumbnails.columns * thumbnails.rows : 0;
  const note = thumbnails ? speak(DATASET.thumbnailNote, { perPage }) : undefined;
  return (
    <div className="grid items-start gap-8 @side/frame:grid-cols-[minmax(0,1fr)_26rem]">
      <div>
        <Section id="thumbnails" title={speak(DATASET.thumbnails)} note={note}>
          {thumbnails ? (
            <Panel>
              <PanelBody>
                <ThumbnailSheet
                  dataset={dataset}
                  sheets={thumbnails}
                  page={Math.min(Math.max(page, 0), thumbnails.pages - 1)}
                  language={language}
                />
              </PanelBody>
            </Panel>
          ) : (
            <EmptyState title={speak(DATASET.notReady)}>
              <p>{speak(DATASET.notReadyWhy)}</p>
            </EmptyState>
          )}
        </Section>
        {dataset.classCounts && (
          <Section id="classes" title={speak(DATASETS.classes)}>
            <ClassCounts counts={dataset.classCounts} language={language} />
          </Section>
        )}
      </div>
      <div>
        <Section id="facts" title={speak(DATASET.facts)}>
          <SummaryList entries={factsOf(dataset, language)} />
          {!dataset.builtIn && (
            <div className="mt-4">
              <RemoveDataset dataset={dataset} language={language} />
            </div>
          )}
        </Section>
      </div>
    </div>
  );
}

function factsOf(dataset: DatasetView, language: Language) {
  const speak = speaker(language);
  const images = speak(DATASETS.imageCount, { count: formatCount(dataset.imageCount, language), ...dataset.size });
  const resized = dataset.resizedFrom ? ` · ${speak(DATASET.resized, { ...dataset.resizedFrom })}` : "";
  return [
    { key: speak(DATASETS.images), value: images + resized },
    { key: speak(DATASET.source), value: speak(dataset.synthetic ? DATASET.generated : DATASET.uploaded) },
    { key: speak(DATASET.licence), value: speak(dataset.licence) },
    { key: speak(DATASETS.added), value: formatInstant(new Date(dataset.createdAt)) },
    { key: speak(DATASETS.hash), value: <code className="text-sm">{dataset.contentHash}</code> },
    {
      key: speak(DATASET.usedBy),
      value:
        dataset.activeRuns.length === 0
          ? "—"
          : dataset.activeRuns.map((run) => (
              <Link key={run.id} href={`/runs/${run.id}`} className="me-3 inline-block">
                {run.number}
              </Link>
            )),
    },
  ];
}
