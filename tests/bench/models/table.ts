import { CASES } from "./cases";
import type { Contestant } from "./contestant";

/** One line of the table, and of the file that `--json` writes (there without its note). */
export interface Row {
  readonly model: string;
  readonly batch: number;
  readonly library: string;
  readonly version: string;
  readonly medianMs: number;
  readonly minMs: number;
  /** Null where PyTorch does not take part. */
  readonly ratioToTorch: number | null;
  readonly note: string;
}

const OURS = "genai-filing graph";
const TORCH = "PyTorch eager";
const KERAS = "Keras textbook loop";
const round = (value: number, digits: number) => Number(value.toFixed(digits));

export function rowsOf({ model, batch }: { model: string; batch: number }, present: readonly Contestant[]): Row[] {
  const sortedOf = (each?: Contestant) => [...(each?.milliseconds.get(model) ?? [])].sort((a, b) => a - b);
  const torch = quantile(sortedOf(present.find(({ library }) => library === TORCH)), 0.5);
  return present.map((each) => {
    const times = sortedOf(each);
    const median = quantile(times, 0.5);
    const { recordingSeconds, addedMegabytes } = each.notes.get(model) ?? {};
    const notes = [
      `quartiles ${quantile(times, 0.25).toFixed(2)} … ${quantile(times, 0.75).toFixed(2)}`,
      ...(recordingSeconds ? [`recorded in ${recordingSeconds.toFixed(2)} s`] : []),
      ...(addedMegabytes === undefined ? [] : [`${addedMegabytes.toFixed(0)} MB more at the highest`]),
    ];
    return {
      ...{ model, batch, library: each.library, version: each.version },
      ...{ medianMs: round(median, 3), minMs: round(times[0] ?? Number.NaN, 3) },
      ratioToTorch: Number.isNaN(torch) ? null : round(median / torch, 3),
      note: notes.join(", "),
    };
  });
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    ...[row.model, row.batch > 0 ? `batch ${row.batch}` : "", `${row.library} ${row.version}`],
    ...[`${row.medianMs.toFixed(2)} ms`, `least ${row.minMs.toFixed(2)}`],
    ...[row.ratioToTorch === null ? "" : `${row.ratioToTorch.toFixed(2)} × PyTorch`, row.note],
  ]);
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  for (const row of cells)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
  process.stdout.write("\n");
}

/** What did not come as fast as it was meant to. */
export function limitsMissed(rows: readonly Row[]): string[] {
  const medianOf = (name: string, library: string) =>
    rows.find((row) => row.model === name && row.library === library)?.medianMs ?? Number.NaN;
  const missed = (name: string, library: string, [ours, limit]: [number, number]) =>
    ours > limit * medianOf(name, library)
      ? [`${name}: ${(ours / medianOf(name, library)).toFixed(2)} × ${library}, to be at most ${limit}`]
      : [];
  const steps = CASES.flatMap(({ model, limit, textbookLimit }) => {
    const ours = medianOf(model, OURS);
    return [...missed(model, TORCH, [ours, limit]), ...missed(model, KERAS, [ours, textbookLimit ?? Infinity])];
  });
  const scores = "prdc 10000 × 64";
  return [...steps, ...missed(scores, "prdc", [medianOf(scores, "genai-filing metrics"), 1])];
}
