import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { err, type Result } from "@/lib/result";
import {
  appendEntry,
  findEntryByHash,
  findPlaceOf,
  holdHead,
  listEntries,
  listRecords,
  lockHead,
  type RecordKey,
} from "./repository";
import { entryAfter, entryHash, GENESIS, verifyChain } from "./rules";
import { EVENTS } from "./schema";
import type { ChainFault, LedgerEntry, LedgerEvent, LedgerHead, RecordType } from "./types";

/**
 * Writes an event to its record's chain, in the caller's transaction: rolled back with it, never without it.
 * What the system did without a person must say why, as `cause` in the payload.
 */
export async function recordEvent(tx: Tx, event: LedgerEvent): Promise<LedgerEntry> {
  const { version, payload: shape } = EVENTS[event.event];
  const payload = shape.parse(event.payload);
  if (event.actorId === null && !("cause" in payload && payload.cause)) {
    throw new Error(`${event.event} by the system names no cause`);
  }
  const head = await lockHead(tx, event);
  const entry = entryAfter(head, {
    id: newId(),
    recordType: event.recordType,
    recordId: event.recordId,
    event: event.event,
    eventVersion: version,
    actorId: event.actorId,
    at: event.at,
    payload,
  });
  await appendEntry(tx, entry);
  return entry;
}

/**
 * Checks a record's whole chain; the answer counts its entries or names the first that was altered, deleted or moved,
 * also by somebody who switched the triggers off. Whoever rewrites a whole chain together with its head stays unseen
 * here: against that stands the daily root that is published elsewhere.
 */
export async function verifyRecord(
  tx: Tx,
  record: { recordType: RecordType; recordId: string },
): Promise<Result<{ entries: number }, ChainFault>> {
  return await verifyKey(tx, record);
}

/** A record's entries as they are stored, and what its verification says of exactly these. */
export async function readRecord(
  tx: Tx,
  record: { recordType: RecordType; recordId: string },
): Promise<{ entries: LedgerEntry[]; verified: Result<{ entries: number }, ChainFault> }> {
  // The verification holds the head, so that nobody appends before the entries are read.
  const verified = await verifyKey(tx, record);
  return { entries: await listEntries(tx, record), verified };
}

/** Every record that has a chain, or lost it. Names each that is broken. */
export async function verifyLedger(tx: Tx): Promise<{ records: number; faults: (RecordKey & ChainFault)[] }> {
  const records = await listRecords(tx);
  const faults: (RecordKey & ChainFault)[] = [];
  for (const record of records) {
    const answer = await verifyKey(tx, record);
    if (!answer.ok) faults.push({ ...record, ...answer.error });
  }
  return { records: records.length, faults };
}

async function verifyKey(tx: Tx, record: RecordKey): Promise<Result<{ entries: number }, ChainFault>> {
  const head = await holdHead(tx, record);
  const entries = await listEntries(tx, record);
  const answer = verifyChain(entries, head);
  if (answer.ok) return answer;
  const { error: fault } = answer;
  if (fault.fault === "missing") return err(await whereItWent(tx, { entries, head: head ?? GENESIS, fault }));
  if (fault.fault === "moved") return answer;
  return err(await whenceItCame(tx, { entries, fault }));
}

/** An entry that is gone from its chain may stand in another one: what followed it still names its hash. */
async function whereItWent(
  tx: Tx,
  { entries, head, fault }: { entries: readonly LedgerEntry[]; head: LedgerHead; fault: ChainFault },
): Promise<ChainFault> {
  const successor = entries.find((entry) => entry.sequence === fault.sequence + 1);
  const hash = successor?.previousHash ?? (head.sequence === fault.sequence ? head.hash : undefined);
  const moved = hash === undefined ? null : await findEntryByHash(tx, hash);
  return moved ? { ...fault, fault: "moved", entryId: moved.id } : fault;
}

/** An entry that does not belong here may have been sealed for another record. */
async function whenceItCame(
  tx: Tx,
  { entries, fault }: { entries: readonly LedgerEntry[]; fault: ChainFault },
): Promise<ChainFault> {
  const entry = entries.find((candidate) => candidate.id === fault.entryId);
  const place = entry ? await findPlaceOf(tx, entry.hash) : null;
  if (!entry || !place || place.recordId === entry.recordId) return fault;
  const { recordType, recordId, sequence } = place;
  const isItsPlace = entryHash({ ...entry, recordType, recordId, sequence }) === entry.hash;
  return isItsPlace ? { ...fault, fault: "moved" } : fault;
}
