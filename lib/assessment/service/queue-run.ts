import canonicalize from "canonicalize";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/service";
import type { LedgerEvent } from "@/lib/audit/types";
import type { Tx } from "@/lib/db/client";
import { takeSerial } from "@/lib/db/counter";
import { AppError } from "@/lib/errors";
import { beijingDate } from "@/lib/format";
import { sha256 } from "@/lib/ids";
import { enqueue } from "@/lib/queue/boss";
import { dataKindOf, isTextConfig, type RunConfig } from "@/models/contracts/run-config";
import type { DatasetRow } from "../repository/dataset";
import { announceRun, countActiveRuns, insertRun, type NewRun, type RunOwner } from "../repository/run";
import { presetOf, RUN_LIMITS } from "../schema";
import { runNumber } from "../workflow";
import { codeVersion, readBackendVerdict } from "./training-library";

/** What every way to a run shares: whether one can train here, its number, and row, entry and job in one commit. */

export async function refuseWithoutBackend(): Promise<void> {
  const verdict = await readBackendVerdict();
  if (verdict.backend !== "none") return;
  const { reason, remedy } = verdict;
  throw new AppError("REFUSED", "Nothing on this machine trains models", {
    reason: "run.noBackend",
    facts: {
      reasonZh: reason?.zh ?? "",
      reasonEn: reason?.en ?? "",
      remedyZh: remedy?.zh ?? "",
      remedyEn: remedy?.en ?? "",
    },
  });
}

/**
 * The next numbers of the owner, as many as are asked for: all or none. The counter's lock makes requests queue up
 * here, so two at once cannot both slip under the limit.
 */
export async function takeNumbers(tx: Tx, owner: RunOwner, { at, asked }: { at: Date; asked: number }) {
  const year = Number(beijingDate(at).slice(0, 4));
  const sequence = owner.officeId === null ? "run" : "officeRun";
  const numbers: string[] = [];
  while (numbers.length < asked) numbers.push(runNumber(sequence, year, await takeSerial(tx, sequence, year)));
  const { queued } = await countActiveRuns(tx, owner);
  const limit = RUN_LIMITS.queuedPerOwner;
  if (queued + asked > limit) {
    throw new AppError("REFUSED", `${queued} runs wait, ${asked} more are past ${limit}`, {
      reason: "run.tooMany",
      facts: { queued, asked, limit },
    });
  }
  return numbers;
}

/** Of a data set, what the split gives to training; the rest is held out and for reference. */
const TRAINED_SHARE = 0.5;

/** @throws AppError REFUSED where the configuration cannot train on these data */
export function refuseUnfitData(config: RunConfig, dataset: DatasetRow): void {
  if (dataset.kind !== dataKindOf(config.model)) {
    throw new AppError("REFUSED", `${config.model} does not train on ${dataset.kind} data`, {
      reason: "run.otherKindOfData",
      fields: { "config.model": "run.otherKindOfData" },
    });
  }
  if (!dataset.imagesHash && !dataset.textsHash) {
    throw new AppError("REFUSED", "The built-in set's images are not written yet", { reason: "run.datasetNotReady" });
  }
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

/** SHA-256 of the RFC 8785 JSON of the whole configuration. */
export function hashConfig(config: RunConfig): string {
  return sha256(canonicalize(config) ?? "");
}

type QueuedRun = Omit<NewRun, "configHash" | "preset" | "codeVersion">;

/** Row, ledger entry, job and notice to the pages; `entry` says in whose words the run was asked for. */
export async function queueRun(
  tx: Tx,
  run: QueuedRun,
  entry: (base: { recordType: "run"; recordId: string; actorId: string; at: Date; configHash: string }) => LedgerEvent,
): Promise<void> {
  const { id, config, createdById: actorId, createdAt: at } = run;
  const configHash = hashConfig(config);
  await insertRun(tx, { ...run, configHash, preset: presetOf(config), codeVersion: codeVersion() });
  await recordEvent(tx, entry({ recordType: "run", recordId: id, actorId, at, configHash }));
  await enqueue(tx, "assessment.run", { runId: id });
  await announceRun(tx, id);
}
