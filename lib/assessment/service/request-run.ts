import canonicalize from "canonicalize";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { takeSerial } from "@/lib/db/counter";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { beijingDate } from "@/lib/format";
import type { Actor, Tenant } from "@/lib/identity/types";
import { newId, newSeed, sha256 } from "@/lib/ids";
import { enqueue } from "@/lib/queue/boss";
import { dataKindOf, isTextConfig, type RunConfig } from "@/models/contracts/run-config";

import { type DatasetRow, findDataset, lockDataset } from "../repository/dataset";
import { announceRun, countActiveRuns, insertRun } from "../repository/run";
import { presetOf, RUN_LIMITS } from "../schema";
import { runNumber } from "../workflow";
import { codeVersion, readBackendVerdict } from "./training-library";

export interface RunRequest {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly name: string;
  readonly datasetId: string;
  readonly config: RunConfig;
  /** Draws the seed instead of taking the configuration's. */
  readonly drawSeed?: boolean;
}

/** Puts a run into the queue: row, job and ledger entry in one commit. */
export async function requestRun(
  request: RunRequest,
  clock: Clock = systemClock,
): Promise<{ runId: string; number: string }> {
  await refuseWithoutNativeLibrary();
  const config = request.drawSeed ? { ...request.config, seed: newSeed() } : request.config;
  const runId = newId();
  return inTransaction(async (tx) => {
    const at = clock.now();
    authorise(request.actor, "run.start", { organisationId: request.tenant.id });
    const dataset = await holdDataset(tx, request);
    const number = await takeNumber(tx, request.tenant, at);
    const configHash = hashConfig(config);
    await insertRun(tx, {
      ...{ id: runId, number, organisationId: request.tenant.id, datasetId: dataset.id, name: request.name },
      ...{ config, configHash, preset: presetOf(config), datasetHash: dataset.contentHash, codeVersion: codeVersion() },
      ...{ createdById: request.actor.userId, createdAt: at },
    });
    await recordEvent(tx, {
      event: "run.requested",
      recordType: "run",
      recordId: runId,
      payload: {
        ...{ organisationId: request.tenant.id, datasetId: dataset.id },
        ...{ configHash, datasetHash: dataset.contentHash, totalSteps: config.steps },
      },
      actorId: request.actor.userId,
      at,
    });
    await enqueue(tx, "assessment.run", { runId });
    await announceRun(tx, runId);
    return { runId, number };
  });
}

/** SHA-256 of the RFC 8785 JSON of the whole configuration. */
export function hashConfig(config: RunConfig): string {
  return sha256(canonicalize(config) ?? "");
}

async function refuseWithoutNativeLibrary(): Promise<void> {
  const verdict = await readBackendVerdict();
  if (verdict.backend === "tensorflow") return;
  const { reason, remedy } = verdict;
  throw new AppError("REFUSED", "No native training library on this machine", {
    reason: "run.noNativeLibrary",
    facts: {
      reasonZh: reason?.zh ?? "",
      reasonEn: reason?.en ?? "",
      remedyZh: remedy?.zh ?? "",
      remedyEn: remedy?.en ?? "",
    },
  });
}

/** Of a data set, what the split gives to training; the rest is held out and for reference. */
const TRAINED_SHARE = 0.5;

async function holdDataset(tx: Tx, { datasetId, tenant, config }: RunRequest) {
  await lockDataset(tx, datasetId, "share");
  const dataset = await findDataset(tx, datasetId, tenant.id);
  if (!dataset) throw new AppError("NOT_FOUND", `Dataset ${datasetId} is not there for ${tenant.id}`);
  if (dataset.kind !== dataKindOf(config.model)) {
    throw new AppError("REFUSED", `${config.model} does not train on ${dataset.kind} data`, {
      reason: "run.otherKindOfData",
      fields: { "config.model": "run.otherKindOfData" },
    });
  }
  if (!dataset.imagesHash && !dataset.textsHash) {
    throw new AppError("REFUSED", "The built-in set's images are not written yet", { reason: "run.datasetNotReady" });
  }
  refuseLargeBatch(config, dataset);
  return dataset;
}

function refuseLargeBatch(config: RunConfig, dataset: DatasetRow): void {
  const trained = trainedPieces(config, dataset);
  if (config.batchSize <= trained) return;
  const reason = dataset.kind === "text" ? "run.batchTooLargeTexts" : "run.batchTooLarge";
  throw new AppError("REFUSED", `A batch of ${config.batchSize} from ${trained}`, {
    reason,
    facts: { batchSize: config.batchSize, trained },
    fields: { "config.batchSize": reason },
  });
}

const textFacts = z.object({ characters: z.number() });

/** Images or whole texts that train; for a language model stretches of its context's length, of roughly half the text. */
function trainedPieces(config: RunConfig, { kind, imageCount, textFacts: facts }: DatasetRow): number {
  if (kind === "image" || config.model === "text-gan" || !isTextConfig(config)) {
    return Math.floor(imageCount * TRAINED_SHARE);
  }
  return Math.max(0, Math.floor((textFacts.parse(facts).characters * TRAINED_SHARE) / config.length) - 1);
}

/** The counter's lock makes requests queue up here, so two at once cannot both slip under the limit. */
async function takeNumber(tx: Tx, tenant: Tenant, at: Date): Promise<string> {
  const year = Number(beijingDate(at).slice(0, 4));
  const serial = await takeSerial(tx, "run", year);
  const active = await countActiveRuns(tx, tenant.id);
  if (active >= RUN_LIMITS.activePerOrganisation) {
    throw new AppError("REFUSED", `${tenant.id} has ${active} active runs`, {
      reason: "run.tooMany",
      facts: { active, limit: RUN_LIMITS.activePerOrganisation },
    });
  }
  return runNumber(year, serial);
}
