import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { databaseErrorCode } from "@/lib/db/error-code";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import {
  type FilingRow,
  findCase,
  findFiling,
  findOfficeOfFirstInstance,
  findOpenCase,
  holdFiling,
  insertApplication,
  insertFiling,
} from "../repository/case";
import { insertDraft } from "../repository/draft";
import { findPastByKey } from "../repository/event";
import { takeNumber } from "../repository/paper";
import { readActionInput } from "../schema/action-input";
import type { CaseFacts, Decision } from "../types/decision";
import type { GivenInput } from "../types/past";
import type { ApplicationKind, Track } from "../types/vocabulary";
import { decide } from "../workflow/decide";
import { factsWithoutApplication } from "../workflow/no-application";
import { beginDossier } from "./begin-dossier";
import { recordAction } from "./record-action";
import { refused } from "./refusal";
import type { ActionAnswer } from "./request";
import { requireTyped } from "./require-typed";
import { caseSubject, standingOf } from "./standing";

interface Starting {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly idempotencyKey: string;
}

/** A service that is not known yet: its filing and the first application, prefilled from the organisation. */
export type NewService = Starting & { readonly track: Track; readonly serviceName: string };

/** A further application of a filing: the first again, a change, a cancellation. */
export type FurtherApplication = Omit<Starting, "tenant"> & {
  readonly filingId: string;
  readonly kind: ApplicationKind;
  readonly input?: GivenInput;
  readonly confirmation?: string;
};

const STARTS = { initial: "start_initial", change: "start_change", cancellation: "start_cancellation" } as const;

export async function startFiling(request: NewService, clock: Clock = systemClock): Promise<ActionAnswer> {
  return await inTransaction(async (tx) => {
    const at = clock.now();
    const { actor, tenant } = request;
    authorise(actor, "filing.submit", { organisationId: tenant.id });
    const earlier = await startedBefore(tx, request);
    if (earlier) return earlier;
    const officeId = await findOfficeOfFirstInstance(tx, tenant.id);
    if (!officeId) throw new AppError("REFUSED", `No office for ${tenant.id}`, { reason: "filing.noOffice" });
    const id = newId();
    await insertFiling(tx, {
      ...{ id, organisationId: tenant.id, track: request.track, status: "unfiled", flags: [], officeId },
      ...{ serviceName: request.serviceName, createdById: actor.userId, createdAt: at },
    });
    await recordEvent(tx, {
      ...{ event: "filing.created", recordType: "filing", recordId: id, actorId: actor.userId, at },
      payload: { organisationId: tenant.id, officeId, track: request.track },
    });
    return await start(tx, { ...request, filingId: id, kind: "initial" }, at);
  });
}

/** @throws AppError REFUSED where another application is open; the database holds it too, for two who start at once */
export async function startApplication(request: FurtherApplication, clock: Clock = systemClock): Promise<ActionAnswer> {
  try {
    return await inTransaction(async (tx) => {
      const earlier = await startedBefore(tx, request);
      return earlier ?? (await start(tx, request, clock.now()));
    });
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    throw refused({ code: "ANOTHER_OPEN" }, { number: request.filingId });
  }
}

const UNIQUE_VIOLATION = "23505";

async function start(tx: Tx, request: FurtherApplication, at: Date): Promise<ActionAnswer> {
  const { actor, kind } = request;
  const filing = await holdFiling(tx, request.filingId);
  if (!filing) throw new AppError("NOT_FOUND", `No filing ${request.filingId}`);
  authorise(actor, "filing.submit", { organisationId: filing.organisationId });
  const action = STARTS[kind];
  const facts = factsWithoutApplication({
    ...{ track: filing.track, filingStatus: filing.status, filingFlags: filing.flags, baseModelsInForce: true },
    anotherOpen: (await findOpenCase(tx, filing.id)) !== null,
  });
  const decided = decide(action, { facts, actor: { userId: actor.userId, roles: ["owner"] } });
  if (!decided.ok) throw refused(decided.error, { number: filing.number ?? filing.id });
  const input = readActionInput(action, request.input ?? {});
  requireTyped(action, { called: filing, typed: request.confirmation });
  const id = await insertCase(tx, { filing, request, input, at });
  return await recordStart(tx, { id, request, decision: decided.value, facts, input, at });
}

interface Inserting {
  readonly filing: FilingRow;
  readonly request: FurtherApplication;
  readonly input: GivenInput;
  readonly at: Date;
}

async function insertCase(tx: Tx, { filing, request, input, at }: Inserting): Promise<string> {
  const { actor, kind } = request;
  const id = newId();
  const statement =
    kind === "cancellation" ? { statement: { reason: input.reason, arrangements: input.arrangements } } : {};
  await insertApplication(tx, {
    ...{ id, number: await takeNumber(tx, "application", at), filingId: filing.id, kind, status: "draft", flags: [] },
    ...{ stage: "provincial", officeId: filing.officeId, createdById: actor.userId, createdAt: at, stageSince: at },
    ...(statement as { statement?: { reason: string; arrangements: string } }),
  });
  const { formVersion, answers } = await beginDossier(tx, { filing, applicationId: id });
  await insertDraft(tx, { applicationId: id, formVersion, answers, updatedAt: at, updatedById: actor.userId });
  return id;
}

interface Started {
  readonly id: string;
  readonly request: FurtherApplication;
  readonly decision: Decision;
  readonly facts: CaseFacts;
  readonly input: GivenInput;
  readonly at: Date;
}

async function recordStart(tx: Tx, { id, request, decision, facts, input, at }: Started): Promise<ActionAnswer> {
  const row = await findCase(tx, id);
  if (!row) throw new Error(`Application ${id} was not written`);
  const eventId = newId();
  const by = { kind: "person", actor: request.actor } as const;
  const subject = await caseSubject(tx, row);
  standingOf(by, subject);
  await recordAction(
    {
      ...{ tx, row, subject, decision, facts, soFar: NOTHING, past: [], dossier: null, flagsAfter: [], input, by },
      ...{ actorId: request.actor.userId, at, eventId },
    },
    { role: "owner", key: request.idempotencyKey, version: row.version, snapshot: null },
  );
  return {
    ...{ eventId, applicationId: id, filingId: row.filingId, number: row.number, status: row.status },
    ...{ flags: row.flags, version: row.version, repeated: false },
  };
}

/** A double click on the start makes one filing. */
async function startedBefore(
  tx: Tx,
  { idempotencyKey, actor }: Omit<Starting, "tenant">,
): Promise<ActionAnswer | null> {
  const earlier = await findPastByKey(tx, idempotencyKey);
  const row = earlier && (await findCase(tx, earlier.applicationId));
  if (!earlier || !row) return null;
  if (earlier.actorId !== actor.userId || !earlier.action.startsWith("start_")) {
    throw new AppError("CONFLICT", "The key belongs to another action", { reason: "filing.keyUsed" });
  }
  const filing = await findFiling(tx, row.filingId);
  if (!filing) throw new Error(`Filing ${row.filingId} is gone`);
  return {
    ...{ eventId: earlier.id, applicationId: row.id, filingId: filing.id, number: row.number },
    ...{ status: earlier.toStatus, flags: earlier.flagsAfter, version: earlier.version, repeated: true },
  };
}

const NOTHING = {
  ...{ declineProposedBy: null, examiners: [], noticeReplyReceived: false, noticeReplyConsidered: false },
  ...{ rectificationExtended: false, urgedAt: null, signedOffAt: null },
};
