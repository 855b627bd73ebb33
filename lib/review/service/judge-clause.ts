import { canonicalJson } from "@/lib/audit/rules";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findLastSnapshot } from "@/lib/filing/repository/snapshot";
import { carryOut } from "@/lib/filing/service/carry-out";
import type { Carrying } from "@/lib/filing/service/effects/carrying";
import type { Actor } from "@/lib/identity/types";
import { newId, sha256 } from "@/lib/ids";
import { findResults, loadTemplate, writeResult } from "../repository/checklist";
import { findItem } from "../repository/item";
import type { JudgeClauseInput } from "../schema";
import { clauseMoved } from "./moved";

export type JudgeClauseRequest = JudgeClauseInput & { readonly actor: Actor };

/**
 * Judges one clause of the checklist at the stage that holds the case. Judged on the version that the page showed:
 * who comes second is told what the first said, and loses nothing of their own.
 */
export async function judgeClause(request: JudgeClauseRequest, clock: Clock = systemClock): Promise<void> {
  const { actor, applicationId, version, ...judgement } = request;
  await carryOut(
    {
      ...{ applicationId, action: "judge_clause", by: { kind: "person", actor }, version: null },
      ...{ input: { judgement }, idempotencyKey: keyOf(actor, "judge_clause", { applicationId, version, judgement }) },
    },
    clock,
    (carrying) => writeJudgement(carrying, request),
  );
}

/** The same step on the same version by the same person is one step, however often the button was pressed. */
export function keyOf(actor: Actor, action: string, content: object): string {
  return `${action}:${sha256(canonicalJson({ actor: actor.userId, ...content }))}`;
}

async function writeJudgement({ tx, row, at }: Carrying, request: JudgeClauseRequest): Promise<void> {
  const place = { applicationId: row.id, stage: row.stage };
  const template = await loadTemplate(tx, place);
  if (!template.clauses.some(({ key }) => key === request.clauseKey)) {
    throw new AppError("INVALID", `No clause ${request.clauseKey}`, { reason: "review.clauseUnknown" });
  }
  await requireItem(tx, request);
  const snapshot = await findLastSnapshot(tx, row.id);
  if (!snapshot) throw new Error(`Case ${row.number} has no snapshot to judge`);
  const { clauseKey, judgement, note, evidence } = request;
  // A link carries a 不符合 on; where the judgement changed it says nothing any more.
  const link = judgement === "nonconforming" ? request : { itemId: null, finding: null };
  const written = await writeResult(
    tx,
    {
      ...place,
      ...{
        id: newId(),
        templateVersion: template.version,
        snapshotId: snapshot.id,
        clauseKey,
        judgement,
        note,
        evidence,
      },
      ...{ itemId: link.itemId, finding: link.finding, judgedById: request.actor.userId, judgedAt: at },
    },
    request.version,
  );
  if (written) return;
  const now = (await findResults(tx, place)).find((result) => result.clauseKey === clauseKey);
  if (!now) throw new AppError("CONFLICT", `Clause ${clauseKey} was never judged at version ${request.version}`);
  throw await clauseMoved(tx, now);
}

async function requireItem(tx: Tx, { itemId, applicationId }: JudgeClauseRequest): Promise<void> {
  if (itemId === null || (await findItem(tx, { id: itemId, applicationId }))) return;
  throw new AppError("INVALID", `No item ${itemId}`, { fields: { itemId: "review.itemUnknown" } });
}
