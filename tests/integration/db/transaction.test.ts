import { describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { databaseErrorCode } from "@/lib/db/error-code";
import { inTransaction } from "@/lib/db/transaction";
import { isAppError } from "@/lib/errors";

const counter = (sequence: string) => database().counter.create({ data: { sequence, year: 2026, last: 0 } });
const raise = (sequence: string) =>
  ({ where: { sequence_year: { sequence, year: 2026 } }, data: { last: { increment: 1 } } }) as const;
const lastOf = async (sequence: string) =>
  (await database().counter.findUniqueOrThrow({ where: { sequence_year: { sequence, year: 2026 } } })).last;

describe("a transaction", () => {
  test("is done whole or not at all", async () => {
    await counter("whole");
    const work = inTransaction(async (tx) => {
      await tx.counter.update(raise("whole"));
      throw new Error("half way");
    });
    await expect(work).rejects.toThrow("half way");
    expect(await lastOf("whole")).toBe(0);
    expect(await inTransaction(async (tx) => (await tx.counter.update(raise("whole"))).last)).toBe(1);
  });

  test("that loses a deadlock is run again, and both are done", async () => {
    await Promise.all([counter("one"), counter("two")]);
    const bothHold = Promise.withResolvers<void>();
    let holders = 0;
    let starts = 0;
    const crossing = (first: string, second: string) =>
      inTransaction(async (tx) => {
        starts += 1;
        await tx.counter.update(raise(first));
        holders += 1;
        if (holders === 2) bothHold.resolve();
        await bothHold.promise;
        await tx.counter.update(raise(second));
      });
    await Promise.all([crossing("one", "two"), crossing("two", "one")]);
    expect([await lastOf("one"), await lastOf("two")]).toEqual([2, 2]);
    expect(starts).toBe(3);
  });

  test("that finds a row held for too long says so as a conflict", async () => {
    await counter("held");
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holding = database().$transaction(
      async (tx) => {
        await tx.counter.update(raise("held"));
        held.resolve();
        await release.promise;
      },
      { timeout: 30_000 },
    );
    await held.promise;
    const waiting = inTransaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL lock_timeout = '50ms'`;
      await tx.counter.update(raise("held"));
    });
    await expect(waiting).rejects.toSatisfy((error) => isAppError(error) && error.code === "CONFLICT");
    release.resolve();
    await holding;
  });

  test("bounds every wait for a lock by itself", async () => {
    const [row] = await inTransaction((tx) => tx.$queryRaw<{ lock_timeout: string }[]>`SHOW lock_timeout`);
    expect(row?.lock_timeout).toBe("5s");
  });
});

test("an error that is not the database's has no code", () => {
  expect(databaseErrorCode(new Error("x"))).toBeNull();
  expect(databaseErrorCode({ code: "P2002" })).toBeNull();
  expect(databaseErrorCode(null)).toBeNull();
});
