import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { newId, newSeed } from "@/lib/ids";
import type { RunConfig } from "@/models/contracts/run-config";
import { findDataset, lockDataset } from "../repository/dataset";
import { ownedBy } from "../repository/run";
import { findOrigin } from "./initial-weights";
import { queueRun, refuseUnfitData, refuseWithoutBackend, takeNumbers } from "./queue-run";

export interface RunRequest {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly name: string;
  readonly datasetId: string;
  readonly config: RunConfig;
  /** Id of the run or of the uploaded file whose weights it starts from. */
  readonly initFrom?: string | null;
  /** Draws the seed instead of taking the configuration's. */
  readonly drawSeed?: boolean;
}

export interface RequestedRun {
  readonly runId: string;
  readonly number: string;
}

/** Puts a run into the queue: row, job and ledger entry in one commit. */
export async function requestRun(request: RunRequest, clock: Clock = systemClock): Promise<RequestedRun> {
  const { runs } = await requestRuns(request, { seeds: 1 }, clock);
  return runs[0] as RequestedRun;
}

/**
 * Puts one configuration into the queue with as many seeds: the configuration's own or a drawn one, and others drawn
 * apart from it. Each is a run and a job of its own that any worker takes; all are there or none.
 */
export async function requestRuns(
  request: RunRequest,
  { seeds }: { seeds: number },
  clock: Clock = systemClock,
): Promise<{ seriesId: string | null; runs: RequestedRun[] }> {
  await refuseWithoutBackend();
  const { actor, tenant, name } = request;
  const seriesId = seeds > 1 ? newId() : null;
  const drawn = drawSeeds(request, seeds);
  return inTransaction(async (tx) => {
    const at = clock.now();
    const organisationId = tenant.id;
    authorise(actor, "run.start", { organisationId });
    const { id: datasetId, contentHash: datasetHash } = await holdDataset(tx, request);
    const base = await withOrigin(tx, request);
    const owner = ownedBy(organisationId);
    const runs: RequestedRun[] = [];
    for (const number of await takeNumbers(tx, owner, { at, asked: seeds })) {
      const config = { ...base, seed: drawn[runs.length] ?? base.seed };
      const id = newId();
      const run = { id, number, ...owner, datasetId, name, config, datasetHash, seriesId, repeatsId: null };
      await queueRun(tx, { ...run, createdById: actor.userId, createdAt: at }, ({ configHash, ...base }) => {
        const payload = { organisationId, datasetId, configHash, datasetHash, totalSteps: config.steps };
        return seriesId === null
          ? { ...base, event: "run.requested", payload }
          : { ...base, event: "run.seriesRequested", payload: { ...payload, seriesId } };
      });
      runs.push({ runId: id, number });
    }
    return { seriesId, runs };
  });
}

/** A configuration names its initial weights only by way of a run or a file that was asked for here. */
async function withOrigin(tx: Tx, { actor, tenant, config, initFrom: originId }: RunRequest): Promise<RunConfig> {
  const { initFrom: _, ...random } = config;
  if (!originId) return random as RunConfig;
  return { ...random, initFrom: await findOrigin(tx, { actor, tenant, config, originId }) } as RunConfig;
}

function drawSeeds({ config, drawSeed }: RunRequest, count: number): number[] {
  const seeds = new Set([drawSeed ? newSeed() : config.seed]);
  while (seeds.size < count) seeds.add(newSeed());
  return [...seeds];
}

async function holdDataset(tx: Tx, { datasetId, tenant, config }: RunRequest) {
  await lockDataset(tx, datasetId, "share");
  const dataset = await findDataset(tx, datasetId, tenant.id);
  if (!dataset) throw new AppError("NOT_FOUND", `Dataset ${datasetId} is not there for ${tenant.id}`);
  refuseUnfitData(config, dataset);
  return dataset;
}
