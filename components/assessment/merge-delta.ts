import type { RunDelta, RunView } from "@/lib/assessment/types";

/** The step of the last curve point that a view holds; −1 before the first. */
export function lastPointStep(run: RunView): number {
  return run.curves.points.at(-1)?.step ?? -1;
}

/** A delta that starts past what the view holds would leave a hole in the curve. */
export function leavesGap(run: RunView, delta: RunDelta): boolean {
  return delta.afterStep > lastPointStep(run);
}

/** The new view with the whole curve: what was known up to `afterStep`, then what the delta brings. */
export function mergeDelta(run: RunView, delta: RunDelta): RunView {
  const known = run.curves.points.filter((point) => point.step <= delta.afterStep);
  const fresh = delta.run.curves.points.filter((point) => point.step > delta.afterStep);
  return { ...delta.run, curves: { ...delta.run.curves, points: [...known, ...fresh] } };
}
