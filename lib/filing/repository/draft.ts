import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";

export interface NewDraft {
  readonly applicationId: string;
  readonly formVersion: string;
  readonly answers: unknown;
  readonly updatedAt: Date;
  readonly updatedById: string;
}

export async function insertDraft(tx: Tx, { answers, ...draft }: NewDraft): Promise<void> {
  await tx.draft.create({ data: { ...draft, answers: answers as Prisma.InputJsonObject, fieldVersions: {} } });
}

export async function hasDraft(tx: Tx, applicationId: string): Promise<boolean> {
  return (await tx.draft.count({ where: { applicationId } })) > 0;
}

/** Answers of the filing's last application that still has some, however it ended. */
export async function findLastAnswers(
  tx: Tx,
  filingId: string,
): Promise<{ applicationId: string; answers: unknown } | null> {
  const row = await tx.draft.findFirst({
    where: { application: { filingId } },
    orderBy: [{ application: { createdAt: "desc" } }, { applicationId: "desc" }],
    select: { applicationId: true, answers: true },
  });
  return row;
}

/** Files and runs of an earlier application, named by the new one too: nobody uploads them again. */
export async function takeOverRecords(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const attachments = await tx.attachment.findMany({ where: { applicationId: from, removedAt: null } });
  await tx.attachment.createMany({ data: attachments.map((row) => ({ ...row, id: newId(), applicationId: to })) });
  const runs = await tx.attachedRun.findMany({ where: { applicationId: from, removedAt: null } });
  await tx.attachedRun.createMany({ data: runs.map((row) => ({ ...row, id: newId(), applicationId: to })) });
}

/** Drafts of applications that were discarded before a day; their history goes with them. The number of drafts. */
export async function dropDiscardedDrafts(tx: Tx, before: Date): Promise<number> {
  const dropped = { application: { status: "withdrawn" as const, submittedAt: null, closedAt: { lt: before } } };
  await tx.draftRevision.deleteMany({ where: dropped });
  return (await tx.draft.deleteMany({ where: dropped })).count;
}
