import canonicalize from "canonicalize";
import { sha256 } from "@/lib/ids";
import { err, ok, type Result } from "@/lib/result";
import type { ChainFault, LedgerEntry, LedgerHead } from "./types";

/** What stands before the first entry of every chain. */
export const GENESIS: LedgerHead = { sequence: 0, hash: "0".repeat(64) };

/** RFC 8785: one spelling for one value, whatever the order of keys or the way a number was written. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("Only JSON values have a canonical form");
  return text;
}

/** SHA-256 over every field but the hash itself. A field left out could be changed unseen. */
export function entryHash(entry: Omit<LedgerEntry, "hash">): string {
  return sha256(
    canonicalJson({
      id: entry.id,
      recordType: entry.recordType,
      recordId: entry.recordId,
      sequence: entry.sequence,
      event: entry.event,
      eventVersion: entry.eventVersion,
      actorId: entry.actorId,
      at: entry.at.toISOString(),
      payload: entry.payload,
      previousHash: entry.previousHash,
    }),
  );
}

/** The entry that follows a head. */
export function entryAfter(
  head: LedgerHead,
  event: Omit<LedgerEntry, "sequence" | "previousHash" | "hash">,
): LedgerEntry {
  const unsealed = { ...event, sequence: head.sequence + 1, previousHash: head.hash };
  return { ...unsealed, hash: entryHash(unsealed) };
}

/**
 * Walks one record's chain. Every hash is computed again, so no trigger, right or stored hash is trusted.
 * @param entries in order of sequence
 * @param head null where the record has none
 */
export function verifyChain(
  entries: readonly LedgerEntry[],
  head: LedgerHead | null,
): Result<{ entries: number }, ChainFault> {
  const end = head ?? GENESIS;
  let previous: LedgerEntry | undefined;
  for (const [index, entry] of entries.entries()) {
    const fault = faultAt({ entry, previous, expected: index + 1, entries, end });
    if (fault) return err(fault);
    previous = entry;
  }
  const last = previous?.sequence ?? 0;
  if (end.sequence > last) return err({ fault: "missing", sequence: last + 1, entryId: null });
  if (end.sequence < last) return err(fault("unannounced", entries[end.sequence]));
  if (end.hash !== (previous?.hash ?? GENESIS.hash)) return err(fault("altered", previous));
  return ok({ entries: entries.length });
}

interface Step {
  readonly entry: LedgerEntry;
  readonly previous: LedgerEntry | undefined;
  readonly expected: number;
  readonly entries: readonly LedgerEntry[];
  readonly end: LedgerHead;
}

function faultAt({ entry, previous, expected, entries, end }: Step): ChainFault | null {
  if (entry.sequence !== expected) {
    const moved = entries.find((other) => sealedAs(other, expected));
    return { fault: moved ? "moved" : "missing", sequence: expected, entryId: moved?.id ?? null };
  }
  if (entryHash(entry) !== entry.hash) {
    const elsewhere = Array.from({ length: Math.max(end.sequence, entries.length) }, (_, index) => index + 1);
    return fault(elsewhere.some((sequence) => sealedAs(entry, sequence)) ? "moved" : "altered", entry);
  }
  if (entry.previousHash !== (previous?.hash ?? GENESIS.hash)) {
    // Sealed again after a change. Whichever of the two its successor still vouches for was left alone.
    const successor = entries.find((other) => other.sequence === expected + 1)?.previousHash ?? end.hash;
    return fault("altered", successor === entry.hash && previous ? previous : entry);
  }
  return null;
}

const sealedAs = (entry: LedgerEntry, sequence: number) => entryHash({ ...entry, sequence }) === entry.hash;

function fault(kind: ChainFault["fault"], entry: LedgerEntry | undefined): ChainFault {
  return { fault: kind, sequence: entry?.sequence ?? 1, entryId: entry?.id ?? null };
}
