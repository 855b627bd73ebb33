import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { REQUESTED_PATH_HEADER } from "@/lib/http/requested-path";
import type { Actor, Tenant } from "@/lib/identity/types";
import { ORGANISATION_COOKIE } from "./organisation-cookie";
import { currentActor } from "./session";
import { workingTenant } from "./tenant";

/** For pages: the signed-in person, or a redirect to the sign-in page that leads back here. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  const from = (await headers()).get(REQUESTED_PATH_HEADER);
  redirect(from ? `/sign-in?from=${encodeURIComponent(from)}` : "/sign-in");
}

/** For a provider's pages: the person with the organisation they work for; 404 for people without one. */
export async function requireTenant(): Promise<{ actor: Actor; tenant: Tenant }> {
  const actor = await requireActor();
  const tenant = workingTenant(actor, (await cookies()).get(ORGANISATION_COOKIE)?.value);
  if (!tenant) notFound();
  return { actor, tenant };
}

/** For an office's pages: a person with a seat in an office; 404 for everybody else. */
export async function requireStaff(): Promise<{ actor: Actor }> {
  const actor = await requireActor();
  if (actor.offices.length === 0) notFound();
  return { actor };
}
