import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import type { ClockKey, FilingClockKey } from "../types/vocabulary";

export type ClockRow = Prisma.ClockGetPayload<{ include: { entries: true } }>;
export type FilingClockRow = Prisma.FilingClockGetPayload<object>;
type EntryKind = "start" | "pause" | "resume" | "extend" | "stop";

const IN_ORDER = { entries: { orderBy: { sequence: "asc" } } } as const;

export async function findClocks(tx: Tx, applicationId: string): Promise<ClockRow[]> {
  return await tx.clock.findMany({ where: { applicationId }, include: IN_ORDER, orderBy: { startedAt: "asc" } });
}

export async function findOpenClock(tx: Tx, applicationId: string, key: ClockKey): Promise<ClockRow | null> {
  return await tx.clock.findFirst({ where: { applicationId, key, endedAt: null }, include: IN_ORDER });
}

export async function findOpenClocks(tx: Tx, applicationIds: readonly string[]): Promise<ClockRow[]> {
  return await tx.clock.findMany({
    where: { applicationId: { in: [...applicationIds] }, endedAt: null },
    include: IN_ORDER,
    orderBy: { startedAt: "asc" },
  });
}

/** Of every application. */
export async function findOpenClocksOf(tx: Tx, keys: readonly ClockKey[]): Promise<ClockRow[]> {
  return await tx.clock.findMany({ where: { key: { in: [...keys] }, endedAt: null }, include: IN_ORDER });
}

export async function insertClock(
  tx: Tx,
  clock: { applicationId: string; key: ClockKey; periodVersion: number; startedAt: Date },
): Promise<string> {
  const id = newId();
  await tx.clock.create({ data: { ...clock, id } });
  return id;
}

/** Adds an entry; the caller holds the application. */
export async function insertClockEntry(
  tx: Tx,
  entry: { clockId: string; kind: EntryKind; at: Date; reason: string; actorId: string | null; days?: number },
): Promise<void> {
  const { _max } = await tx.clockEntry.aggregate({ where: { clockId: entry.clockId }, _max: { sequence: true } });
  await tx.clockEntry.create({ data: { ...entry, id: newId(), sequence: (_max.sequence ?? 0) + 1 } });
}

export async function updateClock(
  tx: Tx,
  { id, ...change }: { id: string; dueOn: string | null; endedAt?: Date },
): Promise<void> {
  await tx.clock.update({ where: { id }, data: change });
}

export async function findFilingClocks(tx: Tx, filingId: string): Promise<FilingClockRow[]> {
  return await tx.filingClock.findMany({ where: { filingId, endedAt: null }, orderBy: { startedAt: "asc" } });
}

/** One clock of a key runs at a time: an earlier one ends where the next begins. */
export async function startFilingClock(
  tx: Tx,
  clock: { filingId: string; key: FilingClockKey; periodVersion: number; startedAt: Date; dueOn: string },
): Promise<void> {
  await stopFilingClock(tx, { filingId: clock.filingId, key: clock.key, at: clock.startedAt });
  await tx.filingClock.create({ data: { ...clock, id: newId() } });
}

export async function stopFilingClock(
  tx: Tx,
  { filingId, key, at }: { filingId: string; key: FilingClockKey; at: Date },
): Promise<void> {
  await tx.filingClock.updateMany({ where: { filingId, key, endedAt: null }, data: { endedAt: at } });
}
