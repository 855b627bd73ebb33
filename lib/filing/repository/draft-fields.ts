import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { FieldVersions, WrittenField } from "@/lib/forms/rules/apply-changes";
import type { Answers } from "@/lib/forms/types";
import { newId } from "@/lib/ids";

/** A working dossier with the version of each field. */
export interface DraftFields {
  readonly formVersion: string;
  readonly answers: Answers;
  readonly versions: FieldVersions;
  readonly updatedAt: Date;
  readonly updatedById: string;
}

export async function findDraftFields(tx: Tx, applicationId: string): Promise<DraftFields | null> {
  const row = await tx.draft.findUnique({ where: { applicationId } });
  if (!row) return null;
  const { formVersion, answers, fieldVersions, updatedAt, updatedById } = row;
  return {
    ...{ formVersion, updatedAt, updatedById },
    answers: answers as unknown as Answers,
    versions: fieldVersions as unknown as FieldVersions,
  };
}

/** The draft is held by the caller, so its version needs no comparing. */
export async function writeDraftFields(
  tx: Tx,
  applicationId: string,
  draft: Pick<DraftFields, "answers" | "versions" | "updatedAt" | "updatedById">,
): Promise<void> {
  const { answers, versions, updatedAt, updatedById } = draft;
  await tx.draft.update({
    where: { applicationId },
    data: {
      ...{ updatedAt, updatedById, version: { increment: 1 } },
      answers: answers as unknown as Prisma.InputJsonObject,
      fieldVersions: versions as Prisma.InputJsonObject,
    },
  });
}

export async function insertRevisions(
  tx: Tx,
  by: { readonly applicationId: string; readonly savedById: string; readonly savedAt: Date },
  written: readonly WrittenField[],
): Promise<void> {
  await tx.draftRevision.createMany({
    data: written.map(({ path, version, value }) => ({
      ...{ id: newId(), ...by, path, fieldVersion: version },
      value: value === null ? Prisma.DbNull : (value as unknown as Prisma.InputJsonValue),
    })),
  });
}

/** Who wrote at a path last, or in the row that it names; null where only the form's own beginning stands there. */
export async function findWriter(
  tx: Tx,
  applicationId: string,
  path: string,
): Promise<{ readonly name: string; readonly at: Date } | null> {
  const row = await tx.draftRevision.findFirst({
    where: { applicationId, OR: [{ path }, { path: { startsWith: `${path}.` } }] },
    orderBy: [{ savedAt: "desc" }, { fieldVersion: "desc" }],
  });
  return row && { name: await findPersonName(tx, row.savedById), at: row.savedAt };
}

export async function findPersonName(tx: Tx, userId: string): Promise<string> {
  return (await tx.user.findUnique({ where: { id: userId }, select: { name: true } }))?.name ?? "";
}
