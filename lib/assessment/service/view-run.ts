import { authorise } from "@/lib/auth/authorise";
import { can } from "@/lib/auth/policy";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor, Tenant } from "@/lib/identity/types";
import { runReport } from "@/models/contracts/report";
import { runConfig } from "@/models/contracts/run-config";
import { reasonWords } from "../copy/reasons";
import { findQueuePositions } from "../repository/queue";
import { findCurvePoints, findPersonName, findReportsInBrief, findRuns, type RunRow } from "../repository/run";
import { countCompletedSeeds, findRuleSets } from "../repository/verdict-rules";
import { compareRepeat } from "../rules/repeat";
import type { ActionChoice, RunList, RunListItem, RunView } from "../types";
import { cancelMove, decideRepeat, RUN_STATUS } from "../workflow";
import {
  describeCurves,
  describeFindings,
  describeIdentity,
  describeListItem,
  describeProgress,
  describeSamples,
} from "./describe-run";
import { estimateQueued } from "./estimate-run";
import { type RunReader, readRun } from "./read-run-file";
import { startChoice } from "./start-choice";

/**
 * A run as pages and event streams show it. Of the curve only what lies past `afterStep` (−1: all of it).
 * @throws AppError NOT_FOUND also for a run of another organisation
 */
export async function viewRun(
  reader: RunReader & { afterStep?: number },
  clock: Clock = systemClock,
): Promise<RunView> {
  return inTransaction(async (tx) => {
    const row = await readRun(tx, reader);
    return await describeRun(tx, { row, actor: reader.actor, afterStep: reader.afterStep ?? -1, now: clock.now() });
  });
}

/** The same of a row whose reader was asked for elsewhere: an office reads the runs that a case was submitted with. */
export async function describeRun(
  tx: Tx,
  { row, actor, afterStep, now }: { row: RunRow; actor: Actor; afterStep: number; now: Date },
): Promise<RunView> {
  const config = runConfig.parse(row.config);
  const queued = row.status === "queued";
  const positions = queued ? await findQueuePositions(tx) : null;
  const points = await findCurvePoints(tx, row.id, afterStep);
  return {
    ...describeIdentity(row, config),
    ...describeFindings(row, await findJudging(tx, row)),
    queuePosition: positions?.get(row.id) ?? null,
    estimate: queued ? await estimateQueued(tx, { id: row.id, config }, now) : null,
    progress: describeProgress(row, now),
    curves: describeCurves(row.id, config, points),
    samples: describeSamples(row),
    createdBy: (await findPersonName(tx, row.createdById)) ?? "",
    ...{ seriesId: row.seriesId, repeat: describeRepeat(row) },
    actions: [cancelChoice(actor, row), repeatChoice(actor, row)],
    eventsUrl: RUN_STATUS[row.status].finished ? null : `/api/runs/${row.id}/events`,
  };
}

export async function viewRuns(reader: { actor: Actor; tenant: Tenant }): Promise<RunList> {
  const { actor, tenant } = reader;
  const runs = await inTransaction(async (tx): Promise<RunListItem[]> => {
    authorise(actor, "run.read", { organisationId: tenant.id });
    const positions = await findQueuePositions(tx);
    const rows = await findRuns(tx, tenant.id);
    const ruleSets = await findRuleSets(
      tx,
      rows.map(({ verdictRulesVersion }) => verdictRulesVersion),
    );
    const reports = await findReportsInBrief(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) =>
      describeListItem(row, {
        report: reports.get(row.id),
        queuePosition: positions.get(row.id) ?? null,
        rules: ruleSets.get(row.verdictRulesVersion ?? 0),
      }),
    );
  });
  return { runs, start: await startChoice(reader) };
}

/** The rules that the run was judged by when it ended, and how many seeds of its configuration finished by now. */
export async function findJudging(tx: Tx, row: RunRow) {
  if (row.report === null) return { rules: undefined, completedSeeds: 0 };
  const { verdictRulesVersion, organisationId, officeId, datasetHash } = row;
  const rules = (await findRuleSets(tx, [verdictRulesVersion])).get(verdictRulesVersion ?? 0);
  // As it is stored: fields that came later would make it another configuration.
  const config = row.config as object;
  return { rules, completedSeeds: await countCompletedSeeds(tx, { organisationId, officeId, datasetHash, config }) };
}

export function describeRepeat({ repeats, report, codeVersion, organisationId }: RunRow): RunView["repeat"] {
  if (!repeats) return null;
  const known = organisationId === null || repeats.organisationId === organisationId;
  const both = report !== null && repeats.report !== null;
  return {
    original: known ? { id: repeats.id, number: repeats.number } : null,
    comparison: both
      ? compareRepeat(
          { report: runReport.parse(repeats.report), codeVersion: repeats.codeVersion },
          { report: runReport.parse(report), codeVersion },
        )
      : null,
  };
}

function repeatChoice(actor: Actor, row: RunRow): ActionChoice<"repeat"> {
  if (!can(actor, "run.start", { organisationId: row.organisationId }).ok) {
    return { action: "repeat", refused: reasonWords("policy.wrongRole") };
  }
  const decided = decideRepeat({ status: row.status, dataRemoved: row.dataset.removedAt !== null, office: false });
  return { action: "repeat", refused: decided.ok ? null : reasonWords(decided.error) };
}

function cancelChoice(actor: Actor, row: RunRow): ActionChoice<"cancel"> {
  if (!can(actor, "run.cancel", { organisationId: row.organisationId }).ok) {
    return { action: "cancel", refused: reasonWords("policy.wrongRole") };
  }
  const move = cancelMove({ status: row.status, cancelRequested: row.cancelRequestedAt !== null });
  return { action: "cancel", refused: move.ok ? null : reasonWords(move.error) };
}
