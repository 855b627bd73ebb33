import { SHEET } from "@/lib/files/rules";
import { type RunReport, runReport } from "@/models/contracts/report";
import { PRESETS, type RunConfig, runConfig } from "@/models/contracts/run-config";
import { backendInfo, type CurvePoint, RUN_PHASES } from "@/models/contracts/run-events";
import type { VerdictRuleSet } from "@/models/contracts/verdict-rules";
import { datasetWords } from "../copy/dataset";
import { failureWords } from "../copy/failure";
import {
  ATTEMPT_OUTCOME_WORDS,
  backendWords,
  CURVE_WORDS,
  MODEL_WORDS,
  NUMBER_UNIT,
  PRESET_WORDS,
  RUN_PHASE_WORDS,
  RUN_STATUS_WORDS,
} from "../copy/run";
import type { RunListRow, RunRow } from "../repository/run";
import { judgeReport } from "../rules";
import { configFields, runFailure } from "../schema";
import type { AttemptView, ConfigEntry, RunListItem, RunProgress, RunView, StatusView } from "../types";
import type { SampleNeighbours } from "../types/sheets";
import { ATTEMPT_OUTCOMES, CURVE_KEYS, RUN_LEASE, RUN_STATUS } from "../workflow";
import { ATTENTION, COPIES, NEIGHBOUR_SHEET, NEIGHBOURS, RESTORED, TRAVERSAL } from "./read-run-file";

/** From rows to what is shown. Recorded JSON is parsed here, so that a page never meets an unknown shape. */

export function describeStatus(row: Pick<RunRow, "status">): StatusView {
  const { finished, tone } = RUN_STATUS[row.status];
  return { code: row.status, words: RUN_STATUS_WORDS[row.status], tone, finished };
}

export function describeListItem(
  row: RunListRow,
  beside: { queuePosition: number | null; report: unknown; rules: VerdictRuleSet | undefined },
): RunListItem {
  const { queuePosition, rules } = beside;
  const config = runConfig.parse(row.config);
  const report = beside.report === undefined ? null : runReport.parse(beside.report);
  return {
    ...{ id: row.id, number: row.number, name: row.name, status: describeStatus(row) },
    ...{ model: config.model, modelWords: MODEL_WORDS[config.model], datasetName: datasetWords(row.dataset) },
    ...{ step: row.step, totalSteps: row.totalSteps, queuePosition },
    ...{ createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null },
    seriesId: row.seriesId,
    finding: report && rules ? judgeReport({ report, ruleSet: rules }).finding : null,
  };
}

export function describeIdentity(row: RunRow, config: RunConfig) {
  const preset = PRESETS.find((name) => name === row.preset) ?? null;
  return {
    ...{ id: row.id, number: row.number, name: row.name, status: describeStatus(row) },
    ...{ model: config.model, modelWords: MODEL_WORDS[config.model] },
    ...{ preset, presetWords: PRESET_WORDS[preset ?? "own"] },
    dataset: {
      ...{ id: row.datasetId, name: datasetWords(row.dataset), contentHash: row.datasetHash },
      ...{ kind: row.dataset.kind, imageCount: row.dataset.imageCount, removed: row.dataset.removedAt !== null },
    },
    ...{ config, configEntries: describeConfig(config), configHash: row.configHash, codeVersion: row.codeVersion },
    ...{
      attempt: row.attempt,
      maximumAttempts: RUN_LEASE.maximumAttempts,
      attempts: row.attempts.map(describeAttempt),
    },
    createdAt: row.createdAt.toISOString(),
    ...{ startedAt: row.startedAt?.toISOString() ?? null, finishedAt: row.finishedAt?.toISOString() ?? null },
  } satisfies Partial<RunView>;
}

export function describeConfig(config: RunConfig): ConfigEntry[] {
  const values: Readonly<Record<string, unknown>> = config;
  return configFields(config.model).map(({ key, label, unit, advanced, options }) => ({
    ...{ key, label, unit, advanced },
    value: String(values[key]),
    words: options.find(({ value }) => value === values[key])?.words ?? null,
  }));
}

function describeAttempt(row: RunRow["attempts"][number]): AttemptView {
  const outcome = ATTEMPT_OUTCOMES.find((name) => name === row.outcome);
  return {
    ...{ attempt: row.attempt, workerId: row.workerId, fromStep: row.fromStep },
    ...{ startedAt: row.startedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null },
    outcomeWords: outcome ? ATTEMPT_OUTCOME_WORDS[outcome] : null,
  };
}

export function describeProgress(row: RunRow, now: Date): RunProgress {
  const phase = RUN_PHASES.find((name) => name === row.phase) ?? null;
  const until = row.finishedAt ?? now;
  return {
    ...{ phase, phaseWords: phase && row.status === "running" ? RUN_PHASE_WORDS[phase] : null },
    ...{ step: row.step, totalSteps: row.totalSteps, stepsPerSecond: row.stepsPerSecond, secondsLeft: row.secondsLeft },
    elapsedSeconds: row.startedAt ? Math.max(0, (until.getTime() - row.startedAt.getTime()) / 1_000) : null,
    ...{ lastCheckpointStep: row.lastCheckpointStep, cancelRequested: row.cancelRequestedAt !== null },
  };
}

export function describeCurves(runId: string, config: RunConfig, points: readonly CurvePoint[]): RunView["curves"] {
  const series = CURVE_KEYS[config.model].map((key) => {
    const words = CURVE_WORDS[key];
    return { key, label: words?.label ?? { zh: key, en: key }, unit: words?.unit ?? NUMBER_UNIT };
  });
  return { series, points, csvUrl: `/api/runs/${runId}/curves.csv` };
}

/** The hash in the address lets a browser keep a sheet for good. */
export function describeSamples(row: RunRow): RunView["samples"] {
  const { width, height } = row.dataset;
  const report = reportOf(row);
  return {
    ...{ columns: SHEET.columns, rows: SHEET.rows, cell: { width, height }, kind: row.dataset.kind },
    neighbours: report && describeNeighbours(row.id, report),
    sheets: row.artefacts.map(({ step, fileHash }) => ({
      step,
      url: `/api/runs/${row.id}/sheets/${step}?v=${fileHash.slice(0, 8)}`,
    })),
  };
}

/** A file of the whole run; the hash of the weights lets a browser keep it for good. */
const wholeRunUrl = (runId: string, name: string, { weightsHash }: RunReport) =>
  `/api/runs/${runId}/sheets/${name}?v=${weightsHash.slice(0, 8)}`;

/** A report that says how near fresh images come was written beside the list of neighbours. */
function describeNeighbours(runId: string, report: RunReport): SampleNeighbours | null {
  const { usual, threshold } = report.copies ?? {};
  if (usual === undefined || threshold === undefined) return null;
  const [listUrl, sheetUrl] = [NEIGHBOURS, NEIGHBOUR_SHEET].map((name) => wholeRunUrl(runId, name, report));
  return { listUrl: listUrl as string, sheetUrl: sheetUrl as string, usual, threshold };
}

export function describeFindings(row: RunRow, judging: { rules: VerdictRuleSet | undefined; completedSeeds: number }) {
  const report = reportOf(row);
  const backend = row.backend === null ? null : backendInfo.parse(row.backend);
  const { rules, completedSeeds } = judging;
  const failure = row.failure === null ? null : runFailure.parse(row.failure);
  return {
    ...{ backend, backendWords: backend ? backendWords(backend) : null },
    ...{ report, judged: report && rules ? judgeReport({ report, ruleSet: rules, completedSeeds }) : null },
    reportUrl: report ? `/api/runs/${row.id}/report.json` : null,
    printUrl: report ? `/api/runs/${row.id}/report.pdf` : null,
    weightsUrl: report ? `/api/runs/${row.id}/weights.bin` : null,
    copiesUrl: report?.copies?.pairs.length ? wholeRunUrl(row.id, COPIES, report) : null,
    attentionUrl: report?.text?.attended === undefined ? null : wholeRunUrl(row.id, ATTENTION, report),
    traversalUrl: report?.traversal ? wholeRunUrl(row.id, TRAVERSAL, report) : null,
    restoredUrl: report?.restoration ? wholeRunUrl(row.id, RESTORED, report) : null,
    failure: failure ? { code: failure.code, ...failureWords(failure) } : null,
  } satisfies Partial<RunView>;
}

function reportOf(row: RunRow): RunReport | null {
  return row.report === null ? null : runReport.parse(row.report);
}
