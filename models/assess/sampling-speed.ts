import type { SamplingSpeed } from "../contracts/report";

/** Single samples that are timed: nineteen of the twenty take no longer than the 95th percentile. */
const SINGLES = 20;

/**
 * Draws the samples that are measured, and tells how fast: all of them in large parts, then single ones as a service
 * would be asked for them. Besides the times of the steps the only figures of a report that a repetition does not give
 * again.
 */
export function timeSampling<Samples>({
  count,
  draw,
  drawOne,
}: {
  count: number;
  draw: () => Samples;
  drawOne: () => unknown;
}): { samples: Samples; sampling: SamplingSpeed } {
  const began = performance.now();
  const samples = draw();
  const samplesPerSecond = (1_000 * count) / Math.max(1e-3, performance.now() - began);
  // The first draw of a shape sets the library up.
  drawOne();
  const singles = Float64Array.from({ length: SINGLES }, () => {
    const start = performance.now();
    drawOne();
    return performance.now() - start;
  }).sort();
  return { samples, sampling: { samplesPerSecond, p95Milliseconds: singles[Math.ceil(0.95 * SINGLES) - 1] as number } };
}
