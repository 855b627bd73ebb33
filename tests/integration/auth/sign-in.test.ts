import { beforeEach, describe, expect, test } from "vitest";
import { verifyRecord } from "@/lib/audit/service";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { SIGN_IN_LIMITS } from "@/lib/auth/rules";
import { signIn } from "@/lib/auth/sign-in";
import { database } from "@/lib/db/client";
import { disableUser } from "@/lib/identity/service/end-sessions";
import { newId } from "@/lib/ids";
import { makeStaff } from "@/tests/factories/actor";
import { type MadeUser, makeUser } from "@/tests/factories/user";

const start = new Date("2026-03-05T10:00:00Z");
const clockAfter = (minutes: number) => ({ now: () => new Date(start.getTime() + minutes * 60_000) });
const { account, address: addressLimit } = SIGN_IN_LIMITS;
const WRONG = { ok: false, error: { code: "WRONG" } };

let user: MadeUser;
let address: string;

beforeEach(async () => {
  user = await makeUser();
  address = newId();
});

const right = (minutes = 0) => signIn({ email: user.email, password: user.password, address }, clockAfter(minutes));
const wrong = (minutes = 0) =>
  signIn({ email: user.email, password: "not the password", address }, clockAfter(minutes));
const eventsOf = async (userId: string) =>
  await database().ledgerEntry.findMany({ where: { recordId: userId }, orderBy: { sequence: "asc" } });

describe("signing in", () => {
  test("succeeds with the password, however the address is written", async () => {
    const typed = { email: `  ${user.email.toUpperCase()} `, password: user.password, address };
    expect(await signIn(typed, clockAfter(0))).toEqual({ ok: true, value: { userId: user.userId, sessionVersion: 1 } });
  });

  test("answers the same for a wrong password, an unknown and a disabled account", async () => {
    const { actor } = await makeStaff({ role: "administrator" });
    const closed = await makeUser();
    await disableUser({ actor, userId: closed.userId });
    expect(await wrong()).toEqual(WRONG);
    expect(await signIn({ email: "nobody@test.example", password: "x", address }, clockAfter(0))).toEqual(WRONG);
    expect(await signIn({ ...closed, address }, clockAfter(0))).toEqual(WRONG);
  });

  test("writes both outcomes into the person's ledger, without the address itself", async () => {
    await wrong();
    await right(1);
    const events = await eventsOf(user.userId);
    expect(events.map(({ event }) => event)).toEqual(["user.created", "user.signInRefused", "user.signedIn"]);
    expect(events[1]).toMatchObject({ actorId: null, payload: { why: "password", cause: "signIn" } });
    expect(events[2]).toMatchObject({ actorId: user.userId, at: clockAfter(1).now() });
    expect(JSON.stringify(events)).not.toContain(address);
    const record = { recordType: "user", recordId: user.userId } as const;
    expect(await verifyRecord(database(), record)).toEqual({ ok: true, value: { entries: 3 } });
  });

  test("keeps neither e-mail nor address of an attempt", async () => {
    await wrong();
    const rows = await database().signInAttempt.findMany();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.subject).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("an account is locked out", () => {
  const failOften = async (times: number) => {
    for (let attempt = 0; attempt < times; attempt += 1) expect(await wrong()).toEqual(WRONG);
  };

  test("after its failures, even for the right password, until the window is over", async () => {
    await failOften(account.failures);
    const locked = { ok: false, error: { code: "LOCKED_OUT", minutes: account.windowMinutes - 1 } };
    expect(await right(1)).toEqual(locked);
    expect((await right(account.windowMinutes)).ok).toBe(true);
    expect((await eventsOf(user.userId)).filter(({ event }) => event === "user.signInRefused")).toHaveLength(
      account.failures,
    );
  });

  test("not by one failure less, and a success starts the count afresh", async () => {
    await failOften(account.failures - 1);
    expect((await right()).ok).toBe(true);
    await failOften(account.failures - 1);
    expect((await right()).ok).toBe(true);
  });

  test("also where no such account exists, so that the lock tells nothing", async () => {
    const nobody = { email: `${newId()}@test.example`, password: "x", address };
    for (let attempt = 0; attempt < account.failures; attempt += 1) {
      expect(await signIn(nobody, clockAfter(0))).toEqual(WRONG);
    }
    expect(await signIn(nobody, clockAfter(0))).toMatchObject({ error: { code: "LOCKED_OUT" } });
  });

  test("at once: of many attempts sent together only as many as the limit are tried", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong()));
    const tried = answers.filter((answer) => !answer.ok && answer.error.code === "WRONG");
    expect(tried).toHaveLength(account.failures);
  });

  test("without locking the account's neighbour at the same address", async () => {
    await failOften(account.failures);
    const neighbour = await makeUser();
    expect((await signIn({ ...neighbour, address }, clockAfter(0))).ok).toBe(true);
  });
});

test("an address is locked out for every account, and a success does not free it", async () => {
  for (let attempt = 0; attempt < addressLimit.failures; attempt += 1) {
    await signIn({ email: `${newId()}@test.example`, password: "x", address }, clockAfter(0));
    if (attempt === 3) expect((await right()).ok).toBe(true);
  }
  expect(await right()).toMatchObject({ error: { code: "LOCKED_OUT" } });
  address = newId();
  expect((await right()).ok).toBe(true);
});

test("attempts of earlier days are forgotten", async () => {
  await wrong(-25 * 60);
  const before = await database().signInAttempt.count();
  await wrong(0);
  expect(await database().signInAttempt.count()).toBe(before);
});

describe("a password", () => {
  test("is kept as argon2id with its own salt and the recommended cost", async () => {
    const [one, two] = await Promise.all([
      hashPassword("correct horse battery"),
      hashPassword("correct horse battery"),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "correct horse battery")).toBe(true);
    expect(await verifyPassword(one, "correct horse batterz")).toBe(false);
  });

  test("of nobody is wrong and costs the same work", async () => {
    const known = await hashPassword("a password that is known");
    const timeOf = async (hash: string | null) => {
      const began = performance.now();
      for (let round = 0; round < 8; round += 1) expect(await verifyPassword(hash, "guess")).toBe(false);
      return performance.now() - began;
    };
    await timeOf(null);
    const [unknown, existing] = [await timeOf(null), await timeOf(known)];
    // Without the work for nobody the ratio is near zero; machines that are busy elsewhere differ by far less.
    expect(unknown / existing).toBeGreaterThan(0.2);
  });
});
