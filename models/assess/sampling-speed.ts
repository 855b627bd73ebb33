import type { SamplingSpeed } from "../contracts/report";
import { type InTurns, inTurns } from "./in-turns";

/** Single samples that are timed: nineteen of the twenty take no longer than the 95th percentile. */
const SINGLES = 20;

/**
 * Draws the samples that are measured, and tells how fast: all of them in large parts, then single ones as a service
 * would be asked for them. Besides the times of the steps the only figures of a report that a repetition does not give
 * again.
 */
export async function timeSampling<Samples>({
  count,
  draw,
  drawOne,
  signal,
}: {
  count: number;
  draw: () => InTurns<Samples>;
  drawOne: () => InTurns<unknown>;
  signal: AbortSignal;
}): Promise<{ samples: Samples; sampling: SamplingSpeed }> {
  const began = performance.now();
  const samples = await inTurns(draw(), signal);
  const samplesPerSecond = (1_000 * count) / Math.max(1e-3, performance.now() - began);
  // The first draw of a shape sets the library up.
  await inTurns(drawOne(), signal);
  const singles = new Float64Array(SINGLES);
  for (let single = 0; single < SINGLES; single += 1) {
    const start = performance.now();
    await inTurns(drawOne(), signal);
    singles[single] = performance.now() - start;
  }
  singles.sort();
  return { samples, sampling: { samplesPerSecond, p95Milliseconds: singles[Math.ceil(0.95 * SINGLES) - 1] as number } };
}
