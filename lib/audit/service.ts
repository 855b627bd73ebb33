import type { Tx } from "@/lib/db/client";
import type { Result } from "@/lib/result";
import type { ChainFault, LedgerEntry, LedgerEvent, RecordType } from "./types";

/** Writes an event to its record's chain, in the caller's transaction: rolled back with it, never without it. */
export async function recordEvent(_tx: Tx, _event: LedgerEvent): Promise<LedgerEntry> {
  throw new Error("not built yet");
}

/** Checks a record's whole chain; the answer counts its entries or names the first that is wrong. */
export async function verifyRecord(
  _tx: Tx,
  _record: { recordType: RecordType; recordId: string },
): Promise<Result<{ entries: number }, ChainFault>> {
  throw new Error("not built yet");
}
