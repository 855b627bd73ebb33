import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { database } from "@/lib/db/client";
import { findAccount } from "@/lib/identity/repository";
import type { Actor } from "@/lib/identity/types";
import { readToken, sessionCookie } from "./token";

/** Where a session's cookie is read from: `next/headers` on pages, the request itself in routes. */
export interface CookieSource {
  get(name: string): { value: string } | undefined;
}

/** Who acts on this request, from the database; null when nobody is signed in. Read once a request. */
export const currentActor: () => Promise<Actor | null> = cache(async () => actorFromCookies(await cookies()));

/** The same from given cookies. Null for a missing, forged, expired or revoked session and for a disabled person. */
export async function actorFromCookies(source: CookieSource): Promise<Actor | null> {
  const cookie = source.get(sessionCookie().name);
  const claims = cookie ? await readToken(cookie.value) : null;
  if (!claims) return null;
  const account = await findAccount(database(), claims.userId);
  if (!account || account.disabledAt || account.sessionVersion !== claims.sessionVersion) return null;
  return account.actor;
}
