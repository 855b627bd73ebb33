import { asTenant } from "@/lib/auth/tenant";
import { database } from "@/lib/db/client";
import type { Actor, MembershipRole, Tenant } from "@/lib/identity/types";
import { newId } from "@/lib/ids";

let serial = 0;

/** An organisation with one member, as the session gate would hand them over. */
export async function createTenant(
  roles: readonly MembershipRole[] = ["owner"],
): Promise<{ actor: Actor; tenant: Tenant }> {
  serial += 1;
  const [userId, organisationId, at] = [newId(), newId(), new Date()];
  const organisationName = `单位 ${serial}`;
  const email = `${userId}@example.test`;
  await database().user.create({ data: { id: userId, email, name: "成员", createdAt: at } });
  await database().organisation.create({
    data: {
      ...{
        id: organisationId,
        name: organisationName,
        uscc: `91330100${organisationId.replaceAll("-", "").slice(0, 10).toUpperCase()}`,
      },
      ...{
        address: "—",
        provinceCode: "33",
        legalRepresentative: "—",
        contactName: "—",
        contactEmail: email,
        createdAt: at,
      },
    },
  });
  for (const role of roles) {
    await database().membership.create({ data: { id: newId(), userId, organisationId, role, createdAt: at } });
  }
  const actor: Actor = {
    ...{ userId, name: "成员", email, offices: [] },
    organisations: [{ organisationId, organisationName, roles: [...roles] }],
  };
  return { actor, tenant: asTenant(actor, organisationId) as Tenant };
}
