import { type Speak, speaker } from "@/components/layout/speaker";
import { nameMetric } from "@/lib/assessment/copy/metrics";
import { privacyLine } from "@/lib/assessment/copy/privacy-report";
import { REPORT_WORDS } from "@/lib/assessment/copy/report";
import type { JudgedReport } from "@/lib/assessment/rules";
import type { RunView } from "@/lib/assessment/types";
import { formatCount, formatDuration, formatShare, type Language } from "@/lib/format";
import type { LikelihoodFacts, RunReport, SamplingSpeed, StepExecution } from "@/models/contracts/report";
import { nameInitialWeights } from "./initial-weights";
import { REPORT } from "./report-copy";
import { FACTS } from "./run-copy";

interface Conditions {
  run: RunView;
  report: RunReport;
  judged: JudgedReport;
  language: Language;
}

const countsOf = ({ images, elboLatents, iwaeImages, iwaeLatents }: LikelihoodFacts) => ({
  ...{ images, elboLatents, iwaeImages, iwaeLatents },
});

const speedOf = ({ samplesPerSecond, p95Milliseconds }: SamplingSpeed, language: Language) => ({
  rate: formatCount(Math.round(samplesPerSecond), language),
  p95: p95Milliseconds.toFixed(1),
});

/** Recorded as one graph or called op by op, and what stood against the graph. */
function executionIn({ way, reason, recordingSeconds }: StepExecution, speak: Speak): string {
  if (way === "graph") return speak(REPORT.executionGraph, { seconds: recordingSeconds.toFixed(1) });
  return reason === null ? speak(REPORT.executionOpByOp) : speak(REPORT.executionWhy, { reason });
}

/** Everything that somebody needs to measure it again and compare. */
export function conditionsOf({ run, report, judged, language }: Conditions): { key: string; value: string }[] {
  const speak = speaker(language);
  const { train, holdout, reference } = report.split;
  const { median, p95 } = report.stepMilliseconds;
  const { featureSpace } = report;
  const accuracy = featureSpace?.heldOutAccuracy ?? null;
  return [
    { key: speak(REPORT.backend), value: run.backendWords ? speak(run.backendWords) : "—" },
    ...report.backend.shortfalls.map((reason) => ({ key: speak(REPORT.shortfall), value: speak(reason) })),
    { key: speak(FACTS.seed), value: String(report.config.seed) },
    ...(report.config.corruptedShare > 0
      ? [{ key: speak(REPORT.corrupted), value: formatShare(report.config.corruptedShare) }]
      : []),
    ...(report.config.initFrom
      ? [{ key: speak(REPORT.initFrom), value: nameInitialWeights(report.config.initFrom, speak) }]
      : []),
    { key: speak(REPORT.samples), value: formatCount(report.sampleCount, language) },
    {
      key: speak(report.text ? REPORT_WORDS.splitTexts : REPORT_WORDS.split),
      value: [train, holdout, reference].map((count) => formatCount(count, language)).join(" / "),
    },
    ...(featureSpace
      ? [
          { key: speak(REPORT.space), value: speak(nameMetric("fd", featureSpace)) },
          { key: speak(REPORT.accuracy), value: accuracy === null ? "—" : formatShare(accuracy, 1) },
        ]
      : []),
    ...(report.likelihood
      ? [{ key: speak(REPORT.likelihood), value: speak(REPORT.likelihoodLine, countsOf(report.likelihood)) }]
      : []),
    ...(report.privacy ? [{ key: speak(REPORT.privacy), value: speak(privacyLine(report.privacy)) }] : []),
    ...(report.sampling
      ? [{ key: speak(REPORT.samplingSpeed), value: speak(REPORT.samplingLine, speedOf(report.sampling, language)) }]
      : []),
    { key: speak(REPORT_WORDS.stepTime), value: `${median.toFixed(1)} / ${p95.toFixed(1)}` },
    ...(report.execution ? [{ key: speak(REPORT.execution), value: executionIn(report.execution, speak) }] : []),
    { key: speak(REPORT_WORDS.trainingTime), value: formatDuration(report.trainingSeconds, language) },
    {
      key: speak(REPORT_WORDS.memory),
      value: speak(REPORT.megabytes, { value: report.peakResidentMegabytes.toFixed(0) }),
    },
    { key: speak(REPORT.nonFinite), value: String(report.nonFiniteSteps) },
    { key: speak(FACTS.datasetHash), value: run.dataset.contentHash },
    { key: speak(REPORT_WORDS.weightsHash), value: report.weightsHash },
    { key: speak(FACTS.configHash), value: run.configHash },
    { key: speak(FACTS.codeVersion), value: run.codeVersion },
    {
      key: speak(REPORT_WORDS.source),
      value: `${speak(judged.source)} · ${speak(REPORT_WORDS.rulesVersion, { version: judged.version })}`,
    },
  ];
}
