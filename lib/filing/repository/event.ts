import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { PastAction, PastFilingAction } from "../types/past";
import type {
  ActingRole,
  ApplicationFlag,
  ApplicationStatus,
  FilingAction,
  FilingFlag,
  FilingStatus,
  Stage,
} from "../types/vocabulary";

type CaseEventRow = Prisma.CaseEventGetPayload<object>;
type FilingEventRow = Prisma.FilingEventGetPayload<object>;

const asPast = (row: CaseEventRow): PastAction => ({
  ...row,
  action: row.action as PastAction["action"],
  fromStatus: row.fromStatus as ApplicationStatus,
  toStatus: row.toStatus as ApplicationStatus,
  stage: row.stage as Stage,
  flagsBefore: row.flagsBefore as ApplicationFlag[],
  flagsAfter: row.flagsAfter as ApplicationFlag[],
  actorRole: row.actorRole as ActingRole,
  input: row.input as PastAction["input"],
});

const asPastFiling = (row: FilingEventRow): PastFilingAction => ({
  ...row,
  action: row.action as FilingAction,
  fromStatus: row.fromStatus as FilingStatus,
  toStatus: row.toStatus as FilingStatus,
  flagsBefore: row.flagsBefore as FilingFlag[],
  flagsAfter: row.flagsAfter as FilingFlag[],
  actorRole: row.actorRole as ActingRole,
  input: row.input as PastFilingAction["input"],
});

/** All that was done in an application, in order. */
export async function listPast(tx: Tx, applicationId: string): Promise<PastAction[]> {
  return (await tx.caseEvent.findMany({ where: { applicationId }, orderBy: { sequence: "asc" } })).map(asPast);
}

export async function findPast(tx: Tx, eventId: string): Promise<PastAction | null> {
  const row = await tx.caseEvent.findUnique({ where: { id: eventId } });
  return row && asPast(row);
}

export async function findPastByKey(tx: Tx, idempotencyKey: string): Promise<PastAction | null> {
  const row = await tx.caseEvent.findUnique({ where: { idempotencyKey } });
  return row && asPast(row);
}

/** The caller holds the application, so the next number is nobody else's. */
export async function insertPast(tx: Tx, event: Omit<PastAction, "sequence">): Promise<number> {
  const last = await tx.caseEvent.aggregate({
    where: { applicationId: event.applicationId },
    _max: { sequence: true },
  });
  const sequence = (last._max.sequence ?? 0) + 1;
  await tx.caseEvent.create({
    data: {
      ...event,
      sequence,
      flagsBefore: [...event.flagsBefore],
      flagsAfter: [...event.flagsAfter],
      input: event.input as Prisma.InputJsonObject,
    },
  });
  return sequence;
}

export async function listFilingPast(tx: Tx, filingId: string): Promise<PastFilingAction[]> {
  return (await tx.filingEvent.findMany({ where: { filingId }, orderBy: { sequence: "asc" } })).map(asPastFiling);
}

export async function findFilingPast(tx: Tx, eventId: string): Promise<PastFilingAction | null> {
  const row = await tx.filingEvent.findUnique({ where: { id: eventId } });
  return row && asPastFiling(row);
}

export async function findFilingPastByKey(tx: Tx, idempotencyKey: string): Promise<PastFilingAction | null> {
  const row = await tx.filingEvent.findUnique({ where: { idempotencyKey } });
  return row && asPastFiling(row);
}

/** The caller holds the filing. */
export async function insertFilingPast(tx: Tx, event: Omit<PastFilingAction, "sequence">): Promise<number> {
  const last = await tx.filingEvent.aggregate({ where: { filingId: event.filingId }, _max: { sequence: true } });
  const sequence = (last._max.sequence ?? 0) + 1;
  await tx.filingEvent.create({
    data: {
      ...event,
      sequence,
      flagsBefore: [...event.flagsBefore],
      flagsAfter: [...event.flagsAfter],
      input: event.input as Prisma.InputJsonObject,
    },
  });
  return sequence;
}
