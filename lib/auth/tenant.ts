import type { Actor, Tenant, TenantId } from "@/lib/identity/types";

/**
 * Mints the tenant: proof that the actor, read from the database, sits in the organisation. Nothing else casts to
 * `TenantId`, so a query that takes one cannot be given an id from a form.
 */
export function asTenant(actor: Actor, organisationId: string): Tenant | null {
  const seat = actor.organisations.find((candidate) => candidate.organisationId === organisationId);
  if (!seat) return null;
  return { id: seat.organisationId as TenantId, name: seat.organisationName, roles: seat.roles };
}

/** The organisation a person works for: the one they chose, else their first by name; null without any. */
export function workingTenant(actor: Actor, chosenId: string | undefined): Tenant | null {
  const chosen = chosenId === undefined ? null : asTenant(actor, chosenId);
  const first = actor.organisations[0];
  return chosen ?? (first ? asTenant(actor, first.organisationId) : null);
}
