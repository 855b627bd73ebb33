import { beforeEach, describe, expect, test, vi } from "vitest";
import { signInAction, signOutAction, signOutEverywhereAction } from "@/lib/auth/actions";
import { SIGN_IN_LIMITS } from "@/lib/auth/rules";
import { actorFromCookies } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { IDLE } from "@/lib/http/action-state";
import { newId } from "@/lib/ids";
import { type MadeUser, makeUser } from "@/tests/factories/user";
import { cookies, enterRequest } from "@/tests/helpers/next-request-scope";
import { type RequestBy, requestTo } from "@/tests/helpers/request";

vi.mock("next/headers", () => import("@/tests/helpers/next-request-scope"));

let user: MadeUser;
const enter = async (by: RequestBy = {}) => enterRequest(await requestTo("/sign-in", by));

beforeEach(async () => {
  user = await makeUser();
  await enter({ init: { headers: { "x-forwarded-for": newId() } } });
});

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

const signInWith = (fields: Record<string, string>) => signInAction(IDLE, form({ ...user, ...fields }));
/** Where the framework is told to go; a redirect travels as an error. */
const whereTo = async (going: Promise<unknown>) => {
  const error = await going.then(
    () => undefined,
    (thrown: { digest?: string }) => thrown,
  );
  return error?.digest?.split(";")[2];
};
const signedIn = async () => (await actorFromCookies(await cookies()))?.userId;
const eventsOf = async (userId: string) =>
  (await database().ledgerEntry.findMany({ where: { recordId: userId }, orderBy: { sequence: "asc" } })).map(
    ({ event }) => event,
  );

describe("signing in by the form", () => {
  test("leaves a session that the pages accept, and goes on where the person came from", async () => {
    expect(await whereTo(signInWith({ from: "/runs?page=2" }))).toBe("/runs?page=2");
    expect(await signedIn()).toBe(user.userId);
  });

  test.each(["", "https://evil.example", "//evil.example", "/\\evil.example"])("never goes on to %j", async (from) => {
    expect(await whereTo(signInWith({ from }))).toBe("/");
  });

  test("says one and the same for a wrong password and an unknown account, and keeps the address only", async () => {
    const wrong = await signInWith({ password: "not this one" });
    const unknown = await signInWith({ email: "nobody@test.example" });
    expect(wrong).toMatchObject({
      status: "error",
      message: { en: "The e-mail address or the password is not right" },
    });
    expect(unknown.message).toEqual(wrong.message);
    expect(wrong.values).toEqual({ email: user.email });
    expect(await signedIn()).toBeUndefined();
  });

  test("asks for what is missing without counting an attempt", async () => {
    const answer = await signInAction(IDLE, form({ email: " ", password: "" }));
    expect(Object.keys(answer.fields ?? {})).toEqual(["email", "password"]);
    expect(
      await database().signInAttempt.count({ where: { succeeded: false, at: { gt: new Date(Date.now() - 1) } } }),
    ).toBe(0);
  });

  test("says how long a locked account waits", async () => {
    for (let attempt = 0; attempt < SIGN_IN_LIMITS.account.failures; attempt += 1)
      await signInWith({ password: "wrong" });
    expect((await signInWith({})).message?.en).toBe("Too many attempts. Try again in 15 minutes");
  });

  test("refuses another site's form", async () => {
    await enter({ init: { headers: { origin: "https://evil.example" } } });
    expect((await signInWith({})).message?.en).toContain("another site");
    expect(await signedIn()).toBeUndefined();
  });
});

describe("signing out", () => {
  beforeEach(() => enter({ userId: user.userId }));

  test("forgets the session of this browser and tells the ledger", async () => {
    expect(await whereTo(signOutAction())).toBe("/");
    expect(await signedIn()).toBeUndefined();
    expect(await eventsOf(user.userId)).toEqual(["user.created", "user.signedOut"]);
    await enter({ userId: user.userId });
    expect(await signedIn()).toBe(user.userId);
  });

  test("everywhere ends the sessions of other browsers too", async () => {
    const elsewhere = await requestTo("/", { userId: user.userId });
    await whereTo(signOutEverywhereAction());
    expect(await actorFromCookies(elsewhere.cookies)).toBeNull();
    expect(await eventsOf(user.userId)).toEqual(["user.created", "user.sessionsRevoked"]);
  });

  test("is not done for another site", async () => {
    await enter({ userId: user.userId, init: { headers: { origin: "https://evil.example" } } });
    await whereTo(signOutAction());
    await whereTo(signOutEverywhereAction());
    expect(await signedIn()).toBe(user.userId);
  });
});
