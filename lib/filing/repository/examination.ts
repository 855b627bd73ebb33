import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import type { RectificationState, Stage } from "../types/vocabulary";

export type ItemRow = Prisma.RectificationItemGetPayload<object>;
export type RecommendationRow = Prisma.RecommendationGetPayload<object>;
export type SnapshotRow = Prisma.SnapshotGetPayload<object>;

export async function findLastSnapshot(tx: Tx, applicationId: string): Promise<SnapshotRow | null> {
  return await tx.snapshot.findFirst({ where: { applicationId }, orderBy: { sequence: "desc" } });
}

export async function findItems(tx: Tx, applicationId: string): Promise<ItemRow[]> {
  return await tx.rectificationItem.findMany({
    where: { applicationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** Moves every item of a state; the number of items that moved. */
export async function moveItems(
  tx: Tx,
  {
    applicationId,
    from,
    to,
    change = {},
  }: {
    applicationId: string;
    from: readonly RectificationState[];
    to: RectificationState;
    change?: Prisma.RectificationItemUpdateManyMutationInput;
  },
): Promise<number> {
  const { count } = await tx.rectificationItem.updateMany({
    where: { applicationId, state: { in: [...from] } },
    data: { ...change, state: to, version: { increment: 1 } },
  });
  return count;
}

/** Drafts go out together in the next notice. */
export async function sendItems(
  tx: Tx,
  { applicationId, at, snapshotId }: { applicationId: string; at: Date; snapshotId: string | null },
): Promise<void> {
  const { _max } = await tx.rectificationItem.aggregate({ where: { applicationId }, _max: { notice: true } });
  const notice = (_max.notice ?? 0) + 1;
  const change = { notice, sentAt: at, sentSnapshotId: snapshotId };
  await moveItems(tx, { applicationId, from: ["draft"], to: "sent", change });
}

/** Drafts that nobody was told of simply go; what was sent stays, as waived. */
export async function voidItems(tx: Tx, { applicationId, at }: { applicationId: string; at: Date }): Promise<void> {
  await tx.rectificationItem.deleteMany({ where: { applicationId, state: "draft" } });
  const change = { resolvedAt: at, resolution: "void" };
  await moveItems(tx, { applicationId, from: ["sent", "answered", "expired"], to: "waived", change });
}

export interface ItemJudgement {
  readonly id: string;
  readonly state: Extract<RectificationState, "accepted" | "waived" | "sent_back">;
  readonly resolution: string;
}

/** False when the item is of another case or no longer to be judged. */
export async function judgeItem(
  tx: Tx,
  {
    applicationId,
    judgement,
    by,
    at,
  }: { applicationId: string; judgement: ItemJudgement; by: string | null; at: Date },
): Promise<boolean> {
  const { id, state, resolution } = judgement;
  const { count } = await tx.rectificationItem.updateMany({
    where: { id, applicationId, state: { in: state === "waived" ? ["sent", "answered", "expired"] : ["answered"] } },
    data: { state, resolution, resolvedById: by, resolvedAt: at, version: { increment: 1 } },
  });
  return count === 1;
}

/** What was not good enough is drafted again, for a further notice. */
export async function draftAgain(
  tx: Tx,
  { id, by, at, instruction }: { id: string; by: string; at: Date; instruction: string },
): Promise<void> {
  const item = await tx.rectificationItem.findUniqueOrThrow({ where: { id } });
  const { applicationId, stage, targetKind, target, reasonCode, clauseKey } = item;
  await tx.rectificationItem.create({
    data: {
      ...{ id: newId(), applicationId, stage, targetKind, target, reasonCode, clauseKey, instruction },
      ...{ state: "draft", createdById: by, createdAt: at },
    },
  });
}

export async function insertRecommendation(
  tx: Tx,
  recommendation: {
    applicationId: string;
    stage: Stage;
    snapshotId: string;
    approve: boolean;
    reason: string;
    byId: string;
    at: Date;
  },
): Promise<void> {
  await tx.recommendation.create({ data: { ...recommendation, id: newId() } });
}

/** The one that counts: on the newest snapshot and not void. */
export async function findOpenRecommendation(tx: Tx, applicationId: string): Promise<RecommendationRow | null> {
  return await tx.recommendation.findFirst({ where: { applicationId, voidedAt: null }, orderBy: { at: "desc" } });
}

export async function voidRecommendation(
  tx: Tx,
  { applicationId, at, cause }: { applicationId: string; at: Date; cause: string },
): Promise<void> {
  await tx.recommendation.updateMany({
    where: { applicationId, voidedAt: null },
    data: { voidedAt: at, voidCause: cause },
  });
}

export async function findAssigned(tx: Tx, applicationId: string, stage: Stage): Promise<string[]> {
  const rows = await tx.assignment.findMany({
    where: { applicationId, stage, endedAt: null },
    orderBy: [{ assignedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ userId }) => userId);
}

export async function assignCase(
  tx: Tx,
  {
    replace,
    ...assignment
  }: {
    applicationId: string;
    stage: Stage;
    userId: string;
    assignedById: string | null;
    assignedAt: Date;
    /** Ends what others hold at this stage; else the person joins them. */
    replace: boolean;
  },
): Promise<void> {
  const { applicationId, stage, userId, assignedAt } = assignment;
  const here = { applicationId, stage, endedAt: null };
  if (replace) await tx.assignment.updateMany({ where: here, data: { endedAt: assignedAt } });
  else if ((await tx.assignment.count({ where: { ...here, userId } })) > 0) return;
  await tx.assignment.create({ data: { ...assignment, id: newId() } });
}

/** Reviewers of an office: to whom a case can be given. */
export async function findReviewers(tx: Tx, officeId: string): Promise<{ id: string; name: string }[]> {
  const seats = await tx.officeMembership.findMany({
    where: { officeId, role: "reviewer", user: { disabledAt: null } },
    select: { user: { select: { id: true, name: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return seats.map(({ user }) => user);
}
