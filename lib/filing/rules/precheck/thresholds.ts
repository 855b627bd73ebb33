import type { ThresholdFact, Thresholds } from "../../types/finding";

/** @throws Error where the law's data were never published: nothing can be judged without them */
export function requireThreshold(thresholds: Thresholds, key: string): ThresholdFact {
  const threshold = thresholds[key];
  if (!threshold) throw new Error(`No threshold ${key} is published`);
  return threshold;
}
