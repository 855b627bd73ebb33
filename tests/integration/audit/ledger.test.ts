import { beforeEach, describe, expect, test } from "vitest";
import { recordEvent, verifyLedger, verifyRecord } from "@/lib/audit/service";
import type { LedgerEntry } from "@/lib/audit/types";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";

const at = new Date("2026-03-05T06:07:08.123Z");
const cause = "test";

async function append(recordId: string, attempt: number): Promise<LedgerEntry> {
  const event = { recordType: "run", recordId, event: "run.claimed", actorId: null, at } as const;
  return await inTransaction((tx) => recordEvent(tx, { ...event, payload: { attempt, workerId: "w", cause } }));
}

async function appendMany(recordId: string, count: number): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (let attempt = 1; attempt <= count; attempt += 1) entries.push(await append(recordId, attempt));
  return entries;
}

const verify = async (recordId: string) => await verifyRecord(database(), { recordType: "run", recordId });

/** What a superuser of the database can do: the triggers are off while it happens. */
async function behindTheTriggers(statement: string, ...values: unknown[]): Promise<void> {
  await database().$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
    expect(await tx.$executeRawUnsafe(statement, ...values)).toBeGreaterThan(0);
  });
}

let record: string;
let entries: LedgerEntry[];

beforeEach(async () => {
  record = newId();
  entries = await appendMany(record, 4);
});

const entry = (sequence: number) => entries[sequence - 1] as LedgerEntry;

describe("recording", () => {
  test("chains the entries of a record and keeps every field as it was handed over", async () => {
    const stored = await database().ledgerEntry.findMany({ where: { recordId: record }, orderBy: { sequence: "asc" } });
    expect(stored).toEqual(entries);
    expect(stored.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(stored[0]?.at).toEqual(at);
    expect(await verify(record)).toEqual({ ok: true, value: { entries: 4 } });
  });

  test("is undone with the transaction it belongs to", async () => {
    const work = inTransaction(async (tx) => {
      const payload = { attempt: 5, workerId: "w", cause };
      await recordEvent(tx, { recordType: "run", recordId: record, event: "run.claimed", payload, actorId: null, at });
      throw new Error("rolled back");
    });
    await expect(work).rejects.toThrow("rolled back");
    expect(await verify(record)).toEqual({ ok: true, value: { entries: 4 } });
    expect((await append(record, 5)).sequence).toBe(5);
  });

  test("by many at once leaves one whole chain", async () => {
    const busy = newId();
    await Promise.all(Array.from({ length: 12 }, (_, attempt) => append(busy, attempt)));
    expect(await verify(busy)).toEqual({ ok: true, value: { entries: 12 } });
  });

  test("refuses a payload of another shape, and the system without a cause", async () => {
    const event = { recordType: "run", recordId: record, event: "run.claimed", actorId: null, at } as const;
    const strange = { attempt: 1, workerId: "w", cause, note: "call 13800000000" };
    await expect(inTransaction((tx) => recordEvent(tx, { ...event, payload: strange }))).rejects.toThrow(/note/);
    const causeless = { attempt: 1, workerId: "w" };
    await expect(inTransaction((tx) => recordEvent(tx, { ...event, payload: causeless }))).rejects.toThrow(/cause/);
    expect(await verify(record)).toEqual({ ok: true, value: { entries: 4 } });
  });
});

describe("the database refuses", () => {
  test.each([
    ["an update", `UPDATE "LedgerEntry" SET "event" = 'run.lost'`],
    ["a deletion", `DELETE FROM "LedgerEntry"`],
    ["a truncation", `TRUNCATE "LedgerEntry"`],
    ["a deletion of heads", `DELETE FROM "LedgerHead"`],
    ["a truncation of heads", `TRUNCATE "LedgerHead"`],
    ["a head that goes back", `UPDATE "LedgerHead" SET "sequence" = "sequence" - 1`],
    ["a head that changes its hash in place", `UPDATE "LedgerHead" SET "hash" = repeat('0', 64)`],
  ])("%s", async (_what, statement) => {
    await expect(database().$executeRawUnsafe(statement)).rejects.toThrow(/append-only|one step forward/);
    expect(await verify(record)).toEqual({ ok: true, value: { entries: 4 } });
  });
});

const OTHER = "33333333-3333-4333-8333-333333333333";

describe("verification names the first entry that", () => {
  test.each([
    ["recordType", "dataset", "missing"],
    ["recordId", OTHER, "moved"],
    ["event", "run.lost", "altered"],
    ["eventVersion", "7", "altered"],
    ["actorId", OTHER, "altered"],
    ["at", "2026-03-05T06:07:08.124Z", "altered"],
    ["payload", '{"attempt": 2, "workerId": "v", "cause": "test"}', "altered"],
    ["previousHash", "c".repeat(64), "altered"],
    ["hash", "d".repeat(64), "altered"],
  ])("was altered in %s", async (column, value, fault) => {
    const literal = `'${value}'`;
    await behindTheTriggers(`UPDATE "LedgerEntry" SET "${column}" = ${literal} WHERE "id" = $1::uuid`, entry(2).id);
    const answer = await verify(record);
    expect(answer).toMatchObject({ ok: false, error: { sequence: 2 } });
    if (fault === "altered") expect(answer).toMatchObject({ error: { fault, entryId: entry(2).id } });
  });

  test("was altered in its id", async () => {
    await behindTheTriggers(`UPDATE "LedgerEntry" SET "id" = gen_random_uuid() WHERE "id" = $1::uuid`, entry(3).id);
    expect(await verify(record)).toMatchObject({ ok: false, error: { fault: "altered", sequence: 3 } });
  });

  test.each([1, 2, 4])("was deleted, here number %i of 4", async (sequence) => {
    await behindTheTriggers(`DELETE FROM "LedgerEntry" WHERE "id" = $1::uuid`, entry(sequence).id);
    const error = { fault: "missing", sequence, entryId: null };
    expect(await verify(record)).toEqual({ ok: false, error });
  });

  test("was deleted with all the others", async () => {
    await behindTheTriggers(`DELETE FROM "LedgerEntry" WHERE "recordId" = $1::uuid`, record);
    expect(await verify(record)).toMatchObject({ ok: false, error: { fault: "missing", sequence: 1 } });
  });

  test("was left without its head", async () => {
    await behindTheTriggers(`DELETE FROM "LedgerHead" WHERE "recordId" = $1::uuid`, record);
    expect(await verify(record)).toMatchObject({ ok: false, error: { fault: "unannounced", sequence: 1 } });
  });

  test("was moved within its chain", async () => {
    await behindTheTriggers(`UPDATE "LedgerEntry" SET "sequence" = 9 WHERE "id" = $1::uuid`, entry(2).id);
    expect(await verify(record)).toEqual({ ok: false, error: { fault: "moved", sequence: 2, entryId: entry(2).id } });
  });

  test("was moved to another record: both records name it", async () => {
    const other = newId();
    await append(other, 1);
    const move = `UPDATE "LedgerEntry" SET "recordId" = $1::uuid, "sequence" = 2 WHERE "id" = $2::uuid`;
    await behindTheTriggers(move, other, entry(4).id);
    const moved = { fault: "moved", entryId: entry(4).id };
    expect(await verify(record)).toEqual({ ok: false, error: { ...moved, sequence: 4 } });
    expect(await verify(other)).toEqual({ ok: false, error: { ...moved, sequence: 2 } });
  });

  test("is broken anywhere in the ledger, by its record", async () => {
    const other = newId();
    await append(other, 1);
    await behindTheTriggers(`DELETE FROM "LedgerEntry" WHERE "id" = $1::uuid`, entry(4).id);
    const { faults } = await verifyLedger(database());
    const ours = faults.filter(({ recordId }) => [record, other].includes(recordId));
    expect(ours).toEqual([{ recordType: "run", recordId: record, fault: "missing", sequence: 4, entryId: null }]);
  });
});
