import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { OPEN_STATUSES } from "@/lib/filing/workflow/flags";

const WITH_ALL = {
  filing: {
    select: { serviceName: true, track: true, organisationId: true, organisation: { select: { name: true } } },
  },
  clocks: { where: { endedAt: null }, include: { entries: { orderBy: { sequence: "asc" } } } },
  assignments: { where: { endedAt: null }, select: { userId: true, stage: true } },
  items: { select: { state: true } },
  recommendations: { where: { voidedAt: null }, select: { stage: true, approve: true, byId: true } },
  objections: { where: { state: "received" }, select: { id: true } },
  events: {
    where: { action: { in: ["intend_to_refuse", "reply_to_notice"] } },
    select: { action: true },
    orderBy: { sequence: "desc" },
    take: 1,
  },
} as const satisfies Prisma.ApplicationInclude;

export type QueuedRow = Prisma.ApplicationGetPayload<{ include: typeof WITH_ALL }>;

/** Which cases an office may list: those of first instance, and for the national one those that reached it. */
export interface QueueScope {
  /** Null reads every office. */
  readonly officeIds: readonly string[] | null;
  readonly national: boolean;
}

function inScope({ officeIds, national }: QueueScope): Prisma.ApplicationWhereInput {
  if (officeIds === null) return {};
  const first = { officeId: { in: [...officeIds] } };
  return national ? { OR: [first, { nationalSince: { not: null } }] } : first;
}

/** Every open case of the offices, oldest first. Drafts are the provider's own. */
export async function findOpenQueue(tx: Tx, scope: QueueScope): Promise<QueuedRow[]> {
  return await tx.application.findMany({
    where: {
      ...inScope(scope),
      submittedAt: { not: null },
      status: { in: OPEN_STATUSES.filter((status) => status !== "draft") },
    },
    include: WITH_ALL,
    orderBy: [{ submittedAt: "asc" }, { number: "asc" }],
  });
}

/** The cases that were closed last. */
export async function findClosedQueue(tx: Tx, scope: QueueScope, limit: number): Promise<QueuedRow[]> {
  return await tx.application.findMany({
    where: { ...inScope(scope), submittedAt: { not: null }, status: { in: ["approved", "rejected", "withdrawn"] } },
    include: WITH_ALL,
    orderBy: [{ closedAt: "desc" }, { number: "desc" }],
    take: limit,
  });
}

export async function findNationalOffice(tx: Tx): Promise<string> {
  return (await tx.office.findFirstOrThrow({ where: { kind: "national" }, select: { id: true } })).id;
}

export async function findNames(tx: Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  const users = await tx.user.findMany({ where: { id: { in: [...userIds] } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}
