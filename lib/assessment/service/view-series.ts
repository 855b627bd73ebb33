import { authorise } from "@/lib/auth/authorise";
import { can } from "@/lib/auth/policy";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { runConfig } from "@/models/contracts/run-config";
import { findQueuePositions } from "../repository/queue";
import { findSeries, type RunRow } from "../repository/run";
import { lastAgainstBest, summariseSeries } from "../rules/series";
import { recordId } from "../schema";
import type { SeedView, SeriesView } from "../types/series";
import { cancelMove } from "../workflow";
import { describeFindings, describeIdentity } from "./describe-run";
import { findJudging } from "./view-run";

/** @throws AppError NOT_FOUND also for a series of another organisation */
export async function viewSeries(reader: {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly seriesId: string;
}): Promise<SeriesView> {
  const { actor, tenant, seriesId } = reader;
  return inTransaction(async (tx) => {
    authorise(actor, "run.read", { organisationId: tenant.id });
    const rows = recordId.safeParse(seriesId).success ? await findSeries(tx, seriesId, tenant.id) : [];
    const first = rows[0];
    if (!first) throw new AppError("NOT_FOUND", `Series ${seriesId} is not there for ${tenant.id}`);
    const positions = await findQueuePositions(tx);
    const seeds: Awaited<ReturnType<typeof describeSeed>>[] = [];
    // One after the other: a transaction has one connection.
    for (const row of rows) seeds.push(await describeSeed(tx, row, positions));
    const { name, modelWords, dataset, configEntries } = describeIdentity(first, runConfig.parse(first.config));
    const reports = seeds.flatMap(({ findings }) => findings.report ?? []);
    const spaces = new Map(
      reports.flatMap(({ featureSpace }) => (featureSpace ? [[featureSpace.hash, featureSpace]] : [])),
    );
    const judged = seeds.flatMap(({ findings }) => findings.judged ?? []).at(-1);
    return {
      ...{ id: seriesId, name, modelWords, datasetName: dataset.name },
      configEntries: configEntries.filter(({ key }) => key !== "seed"),
      seeds: seeds.map(({ view }) => view),
      summary: summariseSeries(
        seeds.map(({ view, findings }) => ({ status: view.status.code, report: findings.report })),
      ),
      cancellable: can(actor, "run.cancel", { organisationId: tenant.id }).ok ? rows.filter(isOpen).length : 0,
      finished: seeds.every(({ view }) => view.status.finished),
      ...{ featureSpace: spaces.size === 1 ? ([...spaces.values()][0] ?? null) : null, spacesDiffer: spaces.size > 1 },
      verdict: judged?.checks.find(({ key }) => key === "seeds") ?? null,
    };
  });
}

const isOpen = ({ status, cancelRequestedAt }: RunRow) =>
  cancelMove({ status, cancelRequested: cancelRequestedAt !== null }).ok;

async function describeSeed(tx: Tx, row: RunRow, positions: ReadonlyMap<string, number>) {
  const findings = describeFindings(row, await findJudging(tx, row));
  const { report, judged } = findings;
  const config = runConfig.parse(row.config);
  const { id, number, status } = describeIdentity(row, config);
  const view: SeedView = {
    ...{ id, number, status, seed: config.seed, queuePosition: positions.get(row.id) ?? null },
    ...{ step: row.step, totalSteps: row.totalSteps, workers: row.attempts.map(({ workerId }) => workerId) },
    ...{ finding: judged?.finding ?? null, nonFiniteSteps: report?.nonFiniteSteps ?? null },
    saturation: judged?.checks.find(({ key }) => key === "discriminatorSaturation") ?? null,
    lastAgainstBest: report && lastAgainstBest(report),
    metrics: report?.metrics.map(({ key, value }) => ({ key, value })) ?? [],
  };
  return { view, findings };
}
