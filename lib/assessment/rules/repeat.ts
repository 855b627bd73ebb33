import type { MetricKey, RunReport } from "@/models/contracts/report";

/** What must be the same before equal numbers can be asked of a repeated run. */
export const CONDITIONS = ["backend", "device", "libraryVersion", "threads", "execution", "codeVersion"] as const;
export type ConditionKey = (typeof CONDITIONS)[number];

export interface RepeatSubject {
  readonly report: RunReport;
  readonly codeVersion: string;
}

export interface RepeatComparison {
  readonly weightsEqual: boolean;
  /** Metrics that one report has otherwise than the other, or not at all. */
  readonly differingMetrics: readonly MetricKey[];
  /** Conditions in which the two runs differ; equal numbers are owed only where there is none. */
  readonly differingConditions: readonly ConditionKey[];
}

/** Two runs of one configuration, seed and data, to the last digit. */
export function compareRepeat(original: RepeatSubject, repeat: RepeatSubject): RepeatComparison {
  const metrics = new Map(original.report.metrics.map((metric) => [metric.key, metric]));
  const keys = new Set([...metrics.keys(), ...repeat.report.metrics.map(({ key }) => key)]);
  const again = new Map(repeat.report.metrics.map((metric) => [metric.key, metric]));
  const [before, after] = [conditionsOf(original), conditionsOf(repeat)];
  return {
    weightsEqual: original.report.weightsHash === repeat.report.weightsHash,
    differingMetrics: [...keys].filter((key) => JSON.stringify(metrics.get(key)) !== JSON.stringify(again.get(key))),
    differingConditions: CONDITIONS.filter((key) => before[key] !== after[key]),
  };
}

function conditionsOf({ report, codeVersion }: RepeatSubject): Record<ConditionKey, string | number | null> {
  const { backend, device, libraryVersion, threads } = report.backend;
  return { backend, device, libraryVersion, threads, execution: report.execution?.way ?? null, codeVersion };
}
