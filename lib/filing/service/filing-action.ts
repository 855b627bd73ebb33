import { recordEvent } from "@/lib/audit/service";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId, sha256 } from "@/lib/ids";
import { type FilingRow, holdFiling, moveFiling } from "../repository/case";
import { findFilingPastByKey, insertFilingPast, listFilingPast } from "../repository/event";
import { readActionInput } from "../schema/action-input";
import type { FilingDecision } from "../types/decision";
import type { PastFilingAction } from "../types/past";
import { FILING_FLAGS, type FilingFlag } from "../types/vocabulary";
import { decideFiling, FILING_TRANSITIONS } from "../workflow/filing-transitions";
import { filingChanged } from "./conflict";
import { carryFilingEffects } from "./effects/carry-filing-effects";
import type { CarryingFiling } from "./effects/carrying";
import { readFilingFacts } from "./read-filing-facts";
import { inputHash } from "./record-action";
import { refused } from "./refusal";
import type { FilingActionAnswer, FilingActionRequest, FollowUp } from "./request";
import { requireTyped } from "./require-typed";
import { actingRole, actorIdOf, filingRoles, filingSubject, standingOf } from "./standing";

/** One action on a filing itself, inside a transaction that is open; `carry-out.ts` is the door to it. */
export async function actOnFiling(
  tx: Tx,
  request: FilingActionRequest,
  at: Date,
): Promise<{ answer: FilingActionAnswer; followUps: readonly FollowUp[] }> {
  const filing = await holdFiling(tx, request.filingId);
  if (!filing) throw new AppError("NOT_FOUND", `No filing ${request.filingId}`);
  const subject = await filingSubject(tx, filing);
  const { action, by, version, idempotencyKey } = request;
  const actor = standingOf(by, subject);
  const roles = by.kind === "person" ? filingRoles(by.actor, subject) : actor.roles;
  const earlier = await findFilingPastByKey(tx, idempotencyKey);
  if (earlier) return { answer: repeated(filing, earlier, request), followUps: [] };
  const past = await listFilingPast(tx, filing.id);
  if (version !== null && version !== filing.version) throw await filingChanged(tx, { filing, past, seen: version });
  const given = request.input ?? {};
  const emergency = ["on", "yes", true].some((yes) => given.emergency === yes);
  const facts = await readFilingFacts(tx, { filing, past, at, emergency });
  const decided = decideFiling(action, { facts, actor: { ...actor, roles } });
  if (!decided.ok) throw refused(decided.error, { number: filing.number ?? filing.id });
  const decision = decided.value;
  const input = readActionInput(action, given);
  requireTyped(action, { called: filing, typed: request.confirmation });
  const carrying: CarryingFiling = {
    ...{ tx, filing, subject, decision, flagsAfter: flagsAfter(filing.flags, decision), by },
    ...{ input, actorId: actorIdOf(by), at, eventId: newId() },
  };
  return await apply(carrying, { role: actingRole(by, roles, FILING_TRANSITIONS[action].by), key: idempotencyKey });
}

function flagsAfter(flags: readonly FilingFlag[], { effects }: FilingDecision): FilingFlag[] {
  const held = new Set(flags);
  for (const effect of effects) {
    if (effect.do === "raise") held.add(effect.flag);
    if (effect.do === "clear") held.delete(effect.flag);
  }
  return FILING_FLAGS.filter((flag) => held.has(flag));
}

function repeated(filing: FilingRow, earlier: PastFilingAction, request: FilingActionRequest): FilingActionAnswer {
  const same = earlier.filingId === filing.id && earlier.action === request.action;
  if (!same || earlier.actorId !== actorIdOf(request.by)) {
    throw new AppError("CONFLICT", "The key belongs to another action", { reason: "filing.keyUsed" });
  }
  const { id, toStatus: status, flagsAfter: flags, version } = earlier;
  return { eventId: id, filingId: filing.id, status, flags, version, repeated: true };
}

type Recording = { readonly role: PastFilingAction["actorRole"]; readonly key: string };

async function apply(carrying: CarryingFiling, recording: Recording) {
  const { tx, filing, decision, eventId } = carrying;
  const { from, to } = decision;
  const move = { id: filing.id, from, version: filing.version, to, flags: carrying.flagsAfter };
  if (!(await moveFiling(tx, move))) {
    throw await filingChanged(tx, { filing, past: await listFilingPast(tx, filing.id), seen: filing.version });
  }
  const version = filing.version + 1;
  await record(carrying, { ...recording, version });
  const followUps = await carryFilingEffects(carrying);
  const answer: FilingActionAnswer = {
    ...{ eventId, filingId: filing.id, status: to, flags: carrying.flagsAfter, version, repeated: false },
  };
  return { answer, followUps };
}

async function record(
  carrying: CarryingFiling,
  { role, key, version }: Recording & { version: number },
): Promise<void> {
  const { tx, filing, decision, by, actorId, at, eventId, input } = carrying;
  const cause = by.kind === "system" ? by.cause : null;
  const inputSalt = newId();
  const move = { fromStatus: decision.from, toStatus: decision.to, version };
  await insertFilingPast(tx, {
    ...{ id: eventId, filingId: filing.id, action: decision.action, ...move, actorId, actorRole: role, cause },
    ...{ flagsBefore: filing.flags, flagsAfter: carrying.flagsAfter, input, inputSalt, at, idempotencyKey: key },
  });
  await recordEvent(tx, {
    ...{ event: "filing.acted", recordType: "filing", recordId: filing.id, actorId, at },
    payload: {
      ...{ eventId, action: decision.action, role, ...move },
      ...{ flagsBefore: [...filing.flags], flagsAfter: [...carrying.flagsAfter] },
      ...{ inputHash: inputHash(input, inputSalt), keyHash: sha256(key), ...(cause ? { cause } : {}) },
    },
  });
}
