import Link from "next/link";
import { type Speak, speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import { SummaryList } from "@/components/ui/summary-list";
import type { DatasetView } from "@/lib/assessment/types";
import { formatInstant, type Language } from "@/lib/format";
import { ClassCounts } from "./class-counts";
import { DATASET, DATASETS } from "./dataset-copy";
import { itemsOf } from "./dataset-table";
import { RemoveDataset } from "./remove-dataset";
import { TEXTS } from "./text-copy";
import { TextList } from "./text-list";
import { ThumbnailSheet } from "./thumbnail-sheet";

interface DatasetDetailProps {
  dataset: DatasetView;
  /** Page of the thumbnails, from 0. */
  page: number;
  /** First texts of a set of texts; null for images. */
  excerpt: readonly string[] | null;
  language: Language;
}

export function DatasetDetail({ dataset, page, excerpt, language }: DatasetDetailProps) {
  const speak = speaker(language);
  return (
    <div className="grid items-start gap-8 @side/frame:grid-cols-[minmax(0,1fr)_26rem]">
      <div>
        {excerpt ? (
          <Excerpt texts={excerpt} speak={speak} />
        ) : (
          <Thumbnails dataset={dataset} page={page} language={language} />
        )}
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

function Excerpt({ texts, speak }: { texts: readonly string[]; speak: Speak }) {
  return (
    <Section id="excerpt" title={speak(TEXTS.excerpt)} note={speak(TEXTS.excerptNote, { count: texts.length })}>
      <Panel>
        <PanelBody>
          <TextList texts={texts} speak={speak} />
        </PanelBody>
      </Panel>
    </Section>
  );
}

function Thumbnails({ dataset, page, language }: Omit<DatasetDetailProps, "excerpt">) {
  const speak = speaker(language);
  const { thumbnails } = dataset;
  const perPage = thumbnails ? thumbnails.columns * thumbnails.rows : 0;
  const note = thumbnails ? speak(DATASET.thumbnailNote, { perPage }) : undefined;
  return (
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
  );
}

function sourceOf({ text, synthetic }: DatasetView, speak: Speak): string {
  if (!text) return speak(synthetic ? DATASET.generated : DATASET.uploaded);
  return synthetic ? speak(TEXTS.generated) : speak(TEXTS.upload, { format: text.format, encoding: text.encoding });
}

function factsOf(dataset: DatasetView, language: Language) {
  const speak = speaker(language);
  const resized = dataset.resizedFrom ? ` · ${speak(DATASET.resized, { ...dataset.resizedFrom })}` : "";
  return [
    { key: speak(dataset.text ? DATASETS.texts : DATASETS.images), value: itemsOf(dataset, language) + resized },
    { key: speak(DATASET.source), value: sourceOf(dataset, speak) },
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
