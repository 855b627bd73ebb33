import Link from "next/link";
import { type Speak, speaker } from "@/components/layout/speaker";
import { Progress } from "@/components/ui/progress";
import { Status } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import type { LastAgainstBest } from "@/lib/assessment/rules/series";
import type { SeedView } from "@/lib/assessment/types/series";
import { formatCount, formatScore, formatShare, type Language } from "@/lib/format";
import { RUNS } from "./run-copy";
import { SERIES } from "./series-copy";
import { SIGNAL_SHAPES, shapeOfStatus } from "./tones";

/** Each seed: its run, its state, who trained it, and what spoke for or against its stability. */
export function SeedTable({ seeds, language }: { seeds: readonly SeedView[]; language: Language }) {
  const speak = speaker(language);
  const columns: Column<SeedView>[] = [
    {
      key: "seed",
      label: speak(SERIES.seed),
      heading: true,
      cell: ({ id, seed, number }) => (
        <>
          <Link href={`/runs/${id}`} className="tabular-nums">
            {seed}
          </Link>
          <span className="block text-xs font-normal text-text-2">{number}</span>
        </>
      ),
    },
    { key: "state", label: speak(SERIES.state), cell: (seed) => <SeedState seed={seed} language={language} /> },
    { key: "finding", label: speak(SERIES.finding), cell: ({ finding }) => (finding ? speak(finding) : "—") },
    {
      key: "nonFinite",
      label: speak(SERIES.nonFinite),
      align: "end",
      cell: ({ nonFiniteSteps }) => nonFiniteSteps ?? "—",
    },
    {
      key: "saturation",
      label: speak(SERIES.saturation),
      cell: ({ saturation }) =>
        saturation ? <Status shape={SIGNAL_SHAPES[saturation.signal]}>{speak(saturation.words)}</Status> : "—",
    },
    { key: "last", label: speak(SERIES.lastBest), align: "end", cell: (seed) => lastOf(seed.lastAgainstBest, speak) },
  ];
  return <RecordTable caption={speak(SERIES.seeds)} columns={columns} rows={seeds} rowKey={({ id }) => id} />;
}

function SeedState({ seed, language }: { seed: SeedView; language: Language }) {
  const speak = speaker(language);
  const { status, queuePosition, step, totalSteps, workers } = seed;
  return (
    <div className="grid min-w-36 gap-1">
      <Status shape={shapeOfStatus(status)}>{speak(status.words)}</Status>
      {queuePosition !== null && (
        <span className="text-xs text-text-2">{speak(RUNS.position, { position: queuePosition })}</span>
      )}
      {status.code === "running" && (
        <Progress
          value={step}
          maximum={totalSteps}
          label={speak(RUNS.stepOf, {
            step: formatCount(step, language),
            total: formatCount(totalSteps, language),
            share: formatShare(step / totalSteps),
          })}
        />
      )}
      {workers.length > 0 && (
        <span className="text-xs wrap-anywhere text-text-2">
          {speak(SERIES.worker)} {[...new Set(workers)].join(", ")}
        </span>
      )}
    </div>
  );
}

const LAST_WORDS = { fd: SERIES.lastBestFd, bits: SERIES.lastBestBits, loss: SERIES.lastBestLoss } as const;

function lastOf(found: LastAgainstBest | null, speak: Speak): string {
  if (!found) return "—";
  const { last, best } = found;
  const change = best === 0 ? 0 : (last - best) / Math.abs(best);
  return speak(LAST_WORDS[found.of], {
    last: formatScore(last),
    best: formatScore(best),
    change: `+${formatShare(change, 1)}`,
  });
}
