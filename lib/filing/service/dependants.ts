import type { Tx } from "@/lib/db/client";
import { modelsInForce } from "@/lib/registry/service/in-force";
import { findFiling } from "../repository/case";
import { findCalledModels, findDependants } from "../repository/dependant";
import type { FollowUp } from "./request";

interface Turn {
  readonly filingId: string;
  /** The event that made the model lost or found: part of the key, so that one event acts once on each filing. */
  readonly causeId: string;
}

/** Registrations that call a model which is in force no longer are flagged, each in its own history. */
export async function lostDependants(tx: Tx, turn: Turn): Promise<FollowUp[]> {
  const found = await findCallers(tx, turn, { flagged: false });
  return found.map((filingId) => followUp("lose_base_model", "filing.modelLost", { filingId, causeId: turn.causeId }));
}

/** Those whose every called model is in force again. */
export async function regainedDependants(tx: Tx, turn: Turn): Promise<FollowUp[]> {
  const regained: FollowUp[] = [];
  for (const filingId of await findCallers(tx, turn, { flagged: true })) {
    if ((await countLostModels(tx, filingId)) > 0) continue;
    regained.push(followUp("regain_base_model", "filing.modelRegained", { filingId, causeId: turn.causeId }));
  }
  return regained;
}

function followUp(
  action: "lose_base_model" | "regain_base_model",
  cause: string,
  { filingId, causeId }: Turn,
): FollowUp {
  const idempotencyKey = `${action}:${causeId}:${filingId}`;
  const by = { kind: "system", cause } as const;
  return { on: "filing", request: { filingId, action, by, version: null, idempotencyKey } };
}

/** Registrations that call the filing's model: flagged already, or filed and not flagged. */
async function findCallers(tx: Tx, { filingId }: Turn, { flagged }: { flagged: boolean }): Promise<string[]> {
  const model = await findFiling(tx, filingId);
  if (!model?.number) return [];
  const found: string[] = [];
  for (const id of await findDependants(tx, model.number)) {
    const dependant = await findFiling(tx, id);
    const counts = flagged || dependant?.status === "filed";
    if (counts && dependant?.flags.includes("base_model_lost") === flagged) found.push(id);
  }
  return found;
}

/** Called models of a filing that are filed no longer or not in force. */
export async function countLostModels(tx: Tx, filingId: string): Promise<number> {
  const models = await modelsInForce(tx, await findCalledModels(tx, filingId));
  return models.filter(({ state }) => state !== "in_force").length;
}
