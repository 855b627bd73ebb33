import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { SESSION_HOURS } from "./rules";
import type { SignedIn } from "./sign-in";

export const SESSION_SECONDS = SESSION_HOURS * 3_600;

/** The token that next-auth itself would issue: encrypted, with the person's id and session version. */
export async function issueToken({ userId, sessionVersion }: SignedIn): Promise<string> {
  return await encode({
    token: { sub: userId, sessionVersion },
    secret: env().NEXTAUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
}

/** Null for a token that is forged, expired, of another secret, or not one of ours. */
export async function readToken(token: string): Promise<SignedIn | null> {
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (typeof claims?.sub !== "string" || typeof claims.sessionVersion !== "number") return null;
  return { userId: claims.sub, sessionVersion: claims.sessionVersion };
}

/** Cookies are secure wherever the address is https; next-auth prefixes their names then. */
export function usesSecureCookies(): boolean {
  return env().NEXTAUTH_URL.startsWith("https:");
}

export function sessionCookie(): { name: string; options: SessionCookieOptions } {
  const secure = usesSecureCookies();
  return {
    name: `${secure ? "__Secure-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: SESSION_SECONDS },
  };
}

interface SessionCookieOptions {
  readonly httpOnly: true;
  readonly sameSite: "lax";
  readonly path: "/";
  readonly secure: boolean;
  readonly maxAge: number;
}
