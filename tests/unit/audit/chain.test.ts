import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, entryAfter, entryHash, GENESIS, verifyChain } from "@/lib/audit/rules";
import type { LedgerEntry, LedgerHead } from "@/lib/audit/types";

const RECORD = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";

function chainOf(length: number): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let head: LedgerHead = GENESIS;
  for (let index = 1; index <= length; index += 1) {
    const entry = entryAfter(head, {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      recordType: "run",
      recordId: RECORD,
      event: "run.claimed",
      eventVersion: 1,
      actorId: index % 2 === 0 ? OTHER : null,
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, index, 250)),
      payload: { attempt: index, cause: "job.assessment.run" },
    });
    entries.push(entry);
    head = entry;
  }
  return entries;
}

const headOf = (entries: readonly LedgerEntry[]): LedgerHead => entries.at(-1) ?? GENESIS;

/** One change for every field of an entry. A field without its row does not compile. */
const CHANGES = {
  id: { id: OTHER },
  recordType: { recordType: "dataset" },
  recordId: { recordId: OTHER },
  sequence: { sequence: 9 },
  event: { event: "run.lost" },
  eventVersion: { eventVersion: 2 },
  actorId: { actorId: RECORD },
  at: { at: new Date(Date.UTC(2026, 0, 1, 0, 0, 2, 251)) },
  payload: { payload: { attempt: 2, cause: "job.assessment.sweep" } },
  previousHash: { previousHash: "a".repeat(64) },
  hash: { hash: "b".repeat(64) },
} as const satisfies { [Field in keyof Required<LedgerEntry>]: Pick<LedgerEntry, Field> };

describe("the hash of an entry", () => {
  const { hash, ...unsealed } = CHANGES;
  test.each(Object.entries(unsealed))("covers %s", (_field, change) => {
    const entry = chainOf(2)[1] as LedgerEntry;
    expect(entryHash({ ...entry, ...change })).not.toBe(entry.hash);
  });

  test("does not depend on the order of keys, nor on how a number was written", () => {
    expect(canonicalJson({ b: 1.0, a: [1e2, "汉"] })).toBe('{"a":[100,"汉"],"b":1}');
    expect(canonicalJson(JSON.parse('{"z":{"y":1,"x":2}}'))).toBe(canonicalJson({ z: { x: 2, y: 1 } }));
  });

  test("tells fields apart however their texts run together", () => {
    const entry = chainOf(1)[0] as LedgerEntry;
    const shifted = { ...entry, recordType: "runr", event: "un.claimed" };
    expect(entryHash(shifted)).not.toBe(entryHash({ ...entry, recordType: "run", event: "run.claimed" }));
  });
});

describe("a chain", () => {
  test("that nobody touched is whole, also an empty one", () => {
    const entries = chainOf(5);
    expect(verifyChain(entries, headOf(entries))).toEqual({ ok: true, value: { entries: 5 } });
    expect(verifyChain([], null)).toEqual({ ok: true, value: { entries: 0 } });
  });

  test.each(Object.entries(CHANGES))("names the entry whose %s was changed", (field, change) => {
    const entries = chainOf(4);
    const changed = entries.map((entry, index) => (index === 1 ? { ...entry, ...change } : entry));
    const answer = verifyChain(changed, headOf(entries));
    const second = field === "id" ? CHANGES.id.id : entries[1]?.id;
    expect(answer).toMatchObject({ ok: false, error: { sequence: 2, entryId: second } });
  });

  test.each([
    ["inside", 2, 2],
    ["first", 1, 1],
    ["last", 4, 4],
  ])("shows that its %s entry is gone", (_place, gone, sequence) => {
    const entries = chainOf(4);
    const left = entries.filter((entry) => entry.sequence !== gone);
    const expected = { ok: false, error: { fault: "missing", sequence, entryId: null } };
    expect(verifyChain(left, headOf(entries))).toEqual(expected);
  });

  test("shows that all of it is gone", () => {
    const error = { fault: "missing", sequence: 1, entryId: null };
    expect(verifyChain([], headOf(chainOf(3)))).toEqual({ ok: false, error });
  });

  test("names an entry that its head does not know", () => {
    const entries = chainOf(3);
    const error = { fault: "unannounced", sequence: 3, entryId: entries[2]?.id };
    expect(verifyChain(entries, headOf(entries.slice(0, 2)))).toEqual({ ok: false, error });
    expect(verifyChain(entries, null)).toMatchObject({ ok: false, error: { fault: "unannounced", sequence: 1 } });
  });

  test("names an entry that changed places with another", () => {
    const [one, two, three, four] = chainOf(4) as [LedgerEntry, LedgerEntry, LedgerEntry, LedgerEntry];
    const swapped = [one, { ...three, sequence: 2 }, { ...two, sequence: 3 }, four];
    const error = { fault: "moved", sequence: 2, entryId: three.id };
    expect(verifyChain(swapped, four)).toEqual({ ok: false, error });
  });

  test("names an entry that was pushed to the end", () => {
    const [one, two, three] = chainOf(3) as [LedgerEntry, LedgerEntry, LedgerEntry];
    const pushed = [one, three, { ...two, sequence: 4 }];
    expect(verifyChain(pushed, three)).toEqual({ ok: false, error: { fault: "moved", sequence: 2, entryId: two.id } });
  });

  test.each([1, 2, 3, 4])("names entry %i when it was altered and sealed again", (sequence) => {
    const entries = chainOf(4);
    const resealed = entries.map((entry) => {
      if (entry.sequence !== sequence) return entry;
      const altered = { ...entry, payload: { attempt: 99, cause: "nobody will notice" } };
      return { ...altered, hash: entryHash(altered) };
    });
    const error = { fault: "altered", sequence, entryId: entries[sequence - 1]?.id };
    expect(verifyChain(resealed, headOf(entries))).toEqual({ ok: false, error });
  });

  test("is never called whole after any one change of any one entry", () => {
    const entries = chainOf(6);
    const place = fc.nat({ max: 5 });
    const change = fc.constantFrom(...Object.values(CHANGES));
    fc.assert(
      fc.property(place, change, (at, changes) => {
        const touched = entries.map((entry, index) => (index === at ? { ...entry, ...changes } : entry));
        fc.pre(canonicalJson(touched) !== canonicalJson(entries));
        expect(verifyChain(touched, headOf(entries)).ok).toBe(false);
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });
});
