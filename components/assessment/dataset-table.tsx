import Link from "next/link";
import { type Speak, speaker } from "@/components/layout/speaker";
import { Status } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { DatasetView } from "@/lib/assessment/types";
import { formatCount, formatInstant, type Language } from "@/lib/format";
import { DATASETS } from "./dataset-copy";
import { RemoveDataset } from "./remove-dataset";
import { TEXTS } from "./text-copy";

interface DatasetTableProps {
  caption: string;
  datasets: readonly DatasetView[];
  language: Language;
}

export function DatasetTable({ caption, datasets, language }: DatasetTableProps) {
  return (
    <RecordTable
      caption={caption}
      columns={columnsIn(language)}
      rows={datasets}
      rowKey={(dataset) => dataset.id}
      middle
    />
  );
}

function columnsIn(language: Language): Column<DatasetView>[] {
  const speak = speaker(language);
  return [
    {
      key: "name",
      label: speak(DATASETS.name),
      heading: true,
      cell: (set) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          <Link href={`/datasets/${set.id}`}>{speak(set.name)}</Link>
          {set.synthetic && <Tag>{speak(DATASETS.synthetic)}</Tag>}
        </span>
      ),
    },
    {
      key: "images",
      label: speak(DATASETS.items),
      nowrap: true,
      cell: (set) => itemsOf(set, language),
    },
    {
      key: "classes",
      label: speak(DATASETS.classes),
      nowrap: true,
      cell: (set) => classesOf(set, speak),
    },
    {
      key: "hash",
      label: speak(DATASETS.hash),
      nowrap: true,
      cell: (set) => <code>{set.contentHash.slice(0, 12)}</code>,
    },
    { key: "added", label: speak(DATASETS.added), nowrap: true, cell: (set) => formatInstant(new Date(set.createdAt)) },
    { key: "state", label: speak(DATASETS.state), cell: (set) => <DatasetState set={set} speak={speak} /> },
    {
      key: "act",
      label: speak(DATASETS.act),
      cell: (set) => (set.builtIn ? "—" : <RemoveDataset dataset={set} language={language} />),
    },
  ];
}

/** How much a set holds: images with their size, or texts with their characters. */
export function itemsOf(set: DatasetView, language: Language): string {
  const speak = speaker(language);
  const count = formatCount(set.imageCount, language);
  if (!set.text) return speak(DATASETS.imageCount, { count, ...set.size });
  return speak(TEXTS.textCount, { count, characters: formatCount(set.text.characters, language) });
}

function classesOf({ text, classCounts }: DatasetView, speak: Speak): string {
  if (text) return "—";
  return classCounts ? speak(DATASETS.classCount, { count: classCounts.length }) : speak(DATASETS.unlabelled);
}

function DatasetState({ set, speak }: { set: DatasetView; speak: Speak }) {
  if (!set.ready) return <Status shape="waiting">{speak(DATASETS.preparing)}</Status>;
  if (set.activeRuns.length === 0) return <Status shape="good">{speak(DATASETS.idle)}</Status>;
  return (
    <Status shape="progress">
      {speak(DATASETS.inUse)}{" "}
      {set.activeRuns.map((run) => (
        <Link key={run.id} href={`/runs/${run.id}`} className="me-2 whitespace-nowrap">
          {run.number}
        </Link>
      ))}
    </Status>
  );
}
