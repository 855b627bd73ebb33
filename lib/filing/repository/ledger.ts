import type { Tx } from "@/lib/db/client";

/** Of these people, the ones who belong to the organisation, by their names. */
export async function findMemberNames(
  tx: Tx,
  { organisationId, userIds }: { organisationId: string; userIds: readonly string[] },
): Promise<Map<string, string>> {
  const members = await tx.user.findMany({
    where: { id: { in: [...userIds] }, memberships: { some: { organisationId } } },
    select: { id: true, name: true },
  });
  return new Map(members.map(({ id, name }) => [id, name]));
}
