import { asTenant } from "@/lib/auth/tenant";
import { database } from "@/lib/db/client";
import { findAccount } from "@/lib/identity/repository";
import type { Actor, MembershipRole, OfficeRole, Tenant } from "@/lib/identity/types";
import { makeOrganisation } from "./organisation";
import { type MadeUser, makeUser } from "./user";

/** The person as the session gate would read them. */
export async function actorOf(userId: string): Promise<Actor> {
  const account = await findAccount(database(), userId);
  if (!account) throw new Error(`No account ${userId}`);
  return account.actor;
}

/** A provider's person with their tenant; in a new organisation unless one is given. Owner unless roles are given. */
export async function makeMember({
  roles = ["owner"],
  organisationId,
}: {
  roles?: readonly MembershipRole[];
  organisationId?: string;
} = {}): Promise<{ actor: Actor; tenant: Tenant; user: MadeUser }> {
  const id = organisationId ?? (await makeOrganisation()).id;
  const seats = roles.map((role) => ({ in: "organisation", organisationId: id, role }) as const);
  const user = await makeUser({ seats });
  const actor = await actorOf(user.userId);
  const tenant = asTenant(actor, id);
  if (!tenant) throw new Error("The gate did not mint the tenant");
  return { actor, tenant, user };
}

/** A person of an office: the national one unless another code is given. */
export async function makeStaff({
  role,
  officeCode = "national",
}: {
  role: OfficeRole;
  officeCode?: string;
}): Promise<{ actor: Actor; user: MadeUser }> {
  const user = await makeUser({ seats: [{ in: "office", officeCode, role }] });
  return { actor: await actorOf(user.userId), user };
}
