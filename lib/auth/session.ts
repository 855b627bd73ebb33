import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Actor } from "@/lib/identity/types";

/** Where a session's cookies are read from: `next/headers` on pages, the request itself in routes. */
export interface CookieSource {
  getAll(): { name: string; value: string }[];
}

/** Who acts on this request, from the database; null when nobody is signed in. Read once a request. */
export const currentActor: () => Promise<Actor | null> = cache(async () => actorFromCookies(await cookies()));

/** The same from given cookies. Null for a missing, forged, expired or revoked session and for a disabled person. */
export async function actorFromCookies(_source: CookieSource): Promise<Actor | null> {
  throw new Error("not built yet");
}
