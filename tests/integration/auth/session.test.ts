import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, test } from "vitest";
import { actorFromCookies } from "@/lib/auth/session";
import { issueToken, readToken, SESSION_SECONDS, sessionCookie } from "@/lib/auth/token";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { disableUser, endOwnSessions } from "@/lib/identity/service/end-sessions";
import { seatUser } from "@/lib/identity/service/seat-user";
import type { Actor } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import { makeMember, makeStaff } from "@/tests/factories/actor";
import { makeOrganisation } from "@/tests/factories/organisation";
import { makeUser } from "@/tests/factories/user";

const withCookie = (value: string) => ({
  get: (name: string) => (name === sessionCookie().name ? { value } : undefined),
});

let actor: Actor;
let token: string;

beforeEach(async () => {
  ({ actor } = await makeMember({ roles: ["editor", "signatory"] }));
  token = await issueToken({ userId: actor.userId, sessionVersion: 1 });
});

describe("the actor of a request", () => {
  test("is read from the database with every seat", async () => {
    expect(await actorFromCookies(withCookie(token))).toEqual(actor);
    expect(actor.organisations).toMatchObject([{ roles: ["editor", "signatory"] }]);
  });

  test("has at once the seats that were given after the sign-in", async () => {
    const { id } = await makeOrganisation({ name: "另一家单位" });
    await seatUser({ userId: actor.userId, in: "organisation", organisationId: id, role: "owner", cause: "test" });
    await seatUser({ userId: actor.userId, in: "office", officeCode: "33", role: "inspector", cause: "test" });
    const now = await actorFromCookies(withCookie(token));
    expect(now?.organisations.map(({ organisationId }) => organisationId)).toContain(id);
    expect(now?.offices).toMatchObject([{ officeCode: "33", officeKind: "provincial", roles: ["inspector"] }]);
  });

  test("is nobody without a cookie, for nonsense, and for a token of another secret", async () => {
    expect(await actorFromCookies({ get: () => undefined })).toBeNull();
    expect(await actorFromCookies(withCookie("nonsense"))).toBeNull();
    const claims = { sub: actor.userId, sessionVersion: 1 };
    const foreign = await encode({ token: claims, secret: "another-secret-that-is-long-enough", maxAge: 60 });
    expect(await actorFromCookies(withCookie(foreign))).toBeNull();
  });

  test("is nobody for a token with one changed character", async () => {
    const middle = Math.floor(token.length / 2);
    const changed = token.slice(0, middle) + (token[middle] === "A" ? "B" : "A") + token.slice(middle + 1);
    expect(await actorFromCookies(withCookie(changed))).toBeNull();
  });

  test("is nobody once the token has expired", async () => {
    const claims = { sub: actor.userId, sessionVersion: 1 };
    const expired = await encode({ token: claims, secret: env().NEXTAUTH_SECRET, maxAge: -60 });
    expect(await readToken(expired)).toBeNull();
    expect(await actorFromCookies(withCookie(expired))).toBeNull();
  });

  test("is nobody for an account that does not exist", async () => {
    const nobodys = await issueToken({ userId: newId(), sessionVersion: 1 });
    expect(await actorFromCookies(withCookie(nobodys))).toBeNull();
  });

  test("is nobody at once when the sessions were ended, and somebody again after a new sign-in", async () => {
    await endOwnSessions(actor);
    expect(await actorFromCookies(withCookie(token))).toBeNull();
    const renewed = await issueToken({ userId: actor.userId, sessionVersion: 2 });
    expect(await actorFromCookies(withCookie(renewed))).toEqual(actor);
  });

  test("is nobody at once when the account was disabled", async () => {
    const { actor: administrator } = await makeStaff({ role: "administrator" });
    await disableUser({ actor: administrator, userId: actor.userId });
    expect(await actorFromCookies(withCookie(token))).toBeNull();
    const { sessionVersion } = await database().user.findUniqueOrThrow({ where: { id: actor.userId } });
    const renewed = await issueToken({ userId: actor.userId, sessionVersion });
    expect(await actorFromCookies(withCookie(renewed))).toBeNull();
  });

  test("cannot be shut out by anybody but an administrator", async () => {
    const { actor: lead } = await makeStaff({ role: "lead" });
    const other = await makeUser();
    await expect(disableUser({ actor: lead, userId: other.userId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(disableUser({ actor, userId: other.userId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const row = await database().user.findUniqueOrThrow({ where: { id: other.userId } });
    expect(row.disabledAt).toBeNull();
  });
});

test("the cookie is out of reach of scripts and other sites, and lasts one working day", () => {
  expect(sessionCookie()).toEqual({
    name: "next-auth.session-token",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: false, maxAge: 12 * 3_600 },
  });
  expect(SESSION_SECONDS).toBe(12 * 3_600);
});
