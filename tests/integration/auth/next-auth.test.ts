import { encode } from "next-auth/jwt";
import type { CredentialsConfig } from "next-auth/providers/credentials";
import { beforeEach, describe, expect, test } from "vitest";
import { authOptions } from "@/lib/auth/options";
import { SIGN_IN_LIMITS } from "@/lib/auth/rules";
import { actorFromCookies } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { type MadeUser, makeUser } from "@/tests/factories/user";

let user: MadeUser;
let address: string;

beforeEach(async () => {
  user = await makeUser();
  address = newId();
});

/** What next-auth does with its options when somebody posts credentials to its endpoint. */
async function authorize(password: string) {
  const [provider] = authOptions().providers;
  const { authorize: check } = (provider as { options: CredentialsConfig }).options;
  const request = { headers: { "x-forwarded-for": address }, method: "POST", body: {}, query: {} };
  return await check({ email: user.email, password }, request);
}

describe("next-auth's own endpoint", () => {
  test("leaves a token that the pages accept", async () => {
    const { callbacks, secret } = authOptions();
    const granted = await authorize(user.password);
    const token = await callbacks?.jwt?.({ token: {}, user: granted, account: null } as never);
    const value = await encode({ token, secret: secret ?? "" });
    expect((await actorFromCookies({ get: () => ({ value }) }))?.userId).toBe(user.userId);
  });

  test("keeps the limits of the form", async () => {
    for (let attempt = 0; attempt < SIGN_IN_LIMITS.account.failures; attempt += 1) {
      expect(await authorize("wrong")).toBeNull();
    }
    expect(await authorize(user.password)).toBeNull();
  });

  test("tells nothing about the person, and leads to no other site", async () => {
    const { callbacks } = authOptions();
    const session = { expires: "2026-03-05T10:00:00Z", user: { email: user.email } };
    expect(await callbacks?.session?.({ session, token: { sub: user.userId } } as never)).toEqual({
      expires: session.expires,
    });
    expect(await callbacks?.redirect?.({ url: "https://evil.example", baseUrl: "http://localhost:3000" })).toBe("/");
  });
});
