import { ORGANISATION_COOKIE } from "@/lib/auth/organisation-cookie";
import { actorFromCookies, type CookieSource } from "@/lib/auth/session";
import { workingTenant } from "@/lib/auth/tenant";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { isSameOrigin } from "./same-origin";

/** "organisation": for members, with the tenant. "person": for anybody signed in; the tenant may be missing. */
export type Scope = "organisation" | "person";

export interface Caller<S extends Scope> {
  readonly actor: Actor;
  readonly tenant: S extends "organisation" ? Tenant : Tenant | null;
}

/**
 * Who calls an action or a route.
 * @throws AppError UNAUTHENTICATED without a valid session; NOT_FOUND for people without an organisation in scope
 *   "organisation", because what belongs to organisations is not theirs to know
 */
export async function resolveCaller<S extends Scope>(cookies: CookieSource, scope: S): Promise<Caller<S>> {
  const actor = await actorFromCookies(cookies);
  if (!actor) throw new AppError("UNAUTHENTICATED", "No valid session");
  const tenant = workingTenant(actor, cookies.get(ORGANISATION_COOKIE)?.value);
  if (scope === "organisation" && !tenant) throw new AppError("NOT_FOUND", "The actor belongs to no organisation");
  return { actor, tenant } as Caller<S>;
}

/** @throws AppError FORBIDDEN for a request that another site made in the reader's name */
export function requireSameOrigin(headers: Headers): void {
  if (isSameOrigin(headers)) return;
  throw new AppError("FORBIDDEN", "Made by another site", { reason: "http.foreignOrigin" });
}
