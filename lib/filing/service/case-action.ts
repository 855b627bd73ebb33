import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type CaseRow, holdCase, moveCase } from "../repository/case";
import { findPastByKey, listPast } from "../repository/event";
import { findLastSnapshot } from "../repository/examination";
import { readActionInput } from "../schema/action-input";
import type { CaseFacts, Decision } from "../types/decision";
import type { PastAction } from "../types/past";
import type { ApplicationAction, ChangeClass } from "../types/vocabulary";
import { decide } from "../workflow/decide";
import { flagsAfter, isOpen } from "../workflow/flags";
import { transitionOf } from "../workflow/transitions";
import { caseChanged } from "./conflict";
import { carryEffects } from "./effects/carry-effects";
import type { Carrying } from "./effects/carrying";
import { proposeClass } from "./propose-class";
import { readFacts } from "./read-facts";
import { recordAction } from "./record-action";
import { refused } from "./refusal";
import type { ActionAnswer, ActionRequest, Alongside, FollowUp } from "./request";
import { requireTyped } from "./require-typed";
import { actingRole, actorIdOf, caseSubject, standingOf } from "./standing";

/** Steps of an examination. Several people take them at once, so they move no version; each item and clause has its own. */
const WORKING_STEPS: readonly ApplicationAction[] = ["draft_item", "judge_clause", "judge_items"];

/** One action on an application, inside a transaction that is open; `carry-out.ts` is the door to it. */
export async function actOnCase(
  tx: Tx,
  request: ActionRequest,
  at: Date,
  alongside?: Alongside,
): Promise<{ answer: ActionAnswer; followUps: readonly FollowUp[] }> {
  const row = await holdCase(tx, request.applicationId);
  if (!row) throw new AppError("NOT_FOUND", `No application ${request.applicationId}`);
  const subject = await caseSubject(tx, row);
  const actor = standingOf(request.by, subject);
  const earlier = await findPastByKey(tx, request.idempotencyKey);
  if (earlier) return { answer: repeated(row, earlier, request), followUps: [] };
  const past = await listPast(tx, row.id);
  const { action, by, version } = request;
  if (version !== null && version !== row.version && !WORKING_STEPS.includes(action)) {
    throw await caseChanged(tx, { row, past, seen: version });
  }
  const { facts, soFar, dossier } = await readFacts(tx, { row, past, at });
  const decided = decide(action, { facts, actor });
  if (!decided.ok) throw refused(decided.error, row);
  const input = readActionInput(action, request.input ?? {});
  const { number, filing } = row;
  requireTyped(action, { called: { number, serviceName: filing.serviceName }, typed: request.confirmation });
  return await apply({
    ...{ tx, row, subject, decision: decided.value, facts, soFar, past, dossier, input, by, at, eventId: newId() },
    ...{ actorId: actorIdOf(by), flagsAfter: flagsAfter(row.flags, decided.value.effects) },
    ...{ role: actingRole(by, actor.roles, transitionOf(action).by), key: request.idempotencyKey, alongside },
  });
}

/** The key acted before: told what it did then, unless it was somebody else's or meant something else. */
function repeated(row: CaseRow, earlier: PastAction, request: ActionRequest): ActionAnswer {
  const same = earlier.applicationId === row.id && earlier.action === request.action;
  if (!same || earlier.actorId !== actorIdOf(request.by)) {
    throw new AppError("CONFLICT", "The key belongs to another action", { reason: "filing.keyUsed" });
  }
  const { id, toStatus, flagsAfter: flags, version } = earlier;
  const { number, filingId } = row;
  return { eventId: id, applicationId: row.id, filingId, number, status: toStatus, flags, version, repeated: true };
}

type Applying = Carrying & {
  readonly role: PastAction["actorRole"];
  readonly key: string;
  readonly alongside?: Alongside;
};

async function apply({ role, key, alongside, ...carrying }: Applying) {
  const { tx, row, decision, eventId } = carrying;
  const version = await move(carrying);
  const followUps = await carryEffects(carrying);
  await alongside?.(carrying);
  const snapshot = await findLastSnapshot(tx, row.id);
  await recordAction(carrying, { role, key, version, snapshot });
  const answer: ActionAnswer = {
    ...{ eventId, applicationId: row.id, filingId: row.filingId, number: row.number },
    ...{ status: decision.to, flags: carrying.flagsAfter, version, repeated: false },
  };
  return { answer, followUps };
}

/** Compare-and-set. The row is held, so losing here means that somebody wrote around the door. */
async function move(carrying: Carrying): Promise<number> {
  const { tx, row, decision, past } = carrying;
  if (WORKING_STEPS.includes(decision.action)) return row.version;
  const moved = await moveCase(tx, {
    ...{ id: row.id, from: decision.from, version: row.version, to: decision.to, stage: decision.stage },
    ...{ flags: carrying.flagsAfter, change: { ...changeOf(carrying), ...(await proposedClass(carrying)) } },
  });
  if (!moved) throw await caseChanged(tx, { row, past, seen: row.version });
  return row.version + 1;
}

function changeOf({ row, decision, input, at, facts }: Carrying) {
  const { action, from, to, stage } = decision;
  const changeClass = input.changeClass as CaseFacts["changeClass"] | undefined;
  return {
    ...(movesOn(facts, decision) ? { stageSince: at } : {}),
    ...(action === "submit" ? { submittedAt: at } : {}),
    ...(stage === "national" && !row.nationalSince ? { nationalSince: at } : {}),
    ...(isOpen(from) && !isOpen(to) ? { closedAt: at } : {}),
    ...(!isOpen(from) && isOpen(to) ? { closedAt: null } : {}),
    ...(action === "classify_change" && changeClass ? { changeClass } : {}),
    ...(action === "withdraw" && row.statement === null ? { statement: { reason: String(input.reason ?? "") } } : {}),
  };
}

/** A change is classed by what it changes, until a reviewer classes it otherwise. */
async function proposedClass({ tx, row, decision, past, dossier }: Carrying): Promise<{ changeClass?: ChangeClass }> {
  const submits = decision.action === "submit" || decision.action === "resubmit";
  if (row.kind !== "change" || !submits || !dossier) return {};
  if (past.some(({ action }) => action === "classify_change")) return {};
  return { changeClass: await proposeClass(tx, row.filingId, dossier.content) };
}

const movesOn = (facts: CaseFacts, { to, stage }: Decision) => to !== facts.status || stage !== facts.stage;
