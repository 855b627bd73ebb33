import Link from "next/link";
import { type Speak, speaker } from "@/components/layout/speaker";
import { type Column, RecordTable } from "@/components/ui/table";
import type { WeightsView } from "@/lib/assessment/types/weights";
import { formatCount, formatInstant, type Language } from "@/lib/format";
import { RemoveWeights } from "./remove-weights";
import { WEIGHTS } from "./weights-copy";

/** Uploaded weights, each with what a run must share to start from them. */
export function WeightsTable({ weights, language }: { weights: readonly WeightsView[]; language: Language }) {
  return (
    <RecordTable
      caption={speaker(language)(WEIGHTS.list)}
      columns={columnsIn(language)}
      rows={weights}
      rowKey={({ id }) => id}
      middle
    />
  );
}

function columnsIn(language: Language): Column<WeightsView>[] {
  const speak = speaker(language);
  return [
    { key: "name", label: speak(WEIGHTS.name), heading: true, cell: ({ name }) => name },
    { key: "origin", label: speak(WEIGHTS.origin), cell: ({ origin }) => origin },
    {
      key: "model",
      label: speak(WEIGHTS.model),
      cell: (weights) => (
        <>
          {speak(weights.modelWords)}
          <span className="block text-xs text-text-2">{shapeOf(weights, speak)}</span>
        </>
      ),
    },
    {
      key: "hash",
      label: speak(WEIGHTS.hash),
      nowrap: true,
      cell: ({ valuesHash, valueCount }) => (
        <>
          <code>{valuesHash.slice(0, 12)}</code>
          <span className="block text-xs text-text-2 tabular-nums">
            {speak(WEIGHTS.count, { count: formatCount(valueCount, language) })}
          </span>
        </>
      ),
    },
    {
      key: "added",
      label: speak(WEIGHTS.added),
      nowrap: true,
      cell: ({ createdAt }) => formatInstant(new Date(createdAt)),
    },
    { key: "runs", label: speak(WEIGHTS.runs), cell: ({ runs }) => <RunsFrom runs={runs} /> },
    {
      key: "act",
      label: speak(WEIGHTS.act),
      cell: (weights) => <RemoveWeights weights={weights} language={language} />,
    },
  ];
}

const shapeOf = ({ shape }: WeightsView, speak: Speak) =>
  shape
    .map(({ label, words, value }) =>
      speak(WEIGHTS.shape, { label: speak(label), value: words ? speak(words) : value }),
    )
    .join(" · ");

function RunsFrom({ runs }: Pick<WeightsView, "runs">) {
  if (runs.length === 0) return "—";
  return runs.map((run) => (
    <Link key={run.id} href={`/runs/${run.id}`} className="me-2 inline-block whitespace-nowrap">
      {run.number}
    </Link>
  ));
}
