import type { Tx } from "@/lib/db/client";
import type { ClauseJudgement, Stage } from "@/lib/filing/types/vocabulary";
import { clauses } from "../schema";
import type { ChecklistTemplate, ClauseResult, PublishedChecklist } from "../types";

/**
 * The template by which a stage is examined: the one that its first clause was judged by, else the newest.
 * @throws Error where none is published
 */
export async function loadTemplate(
  tx: Tx,
  { applicationId, stage }: { applicationId: string; stage: Stage },
): Promise<ChecklistTemplate> {
  const used = await tx.checklistResult.findFirst({
    where: { applicationId, stage },
    select: { templateVersion: true },
    orderBy: { judgedAt: "asc" },
  });
  const row = await tx.checklistTemplate.findFirst({
    where: used ? { version: used.templateVersion } : {},
    orderBy: { version: "desc" },
  });
  if (!row) throw new Error("No checklist template is published");
  return { version: row.version, clauses: clauses.parse(row.clauses) };
}

/** The newest template as it was published, or null. */
export async function findNewestTemplate(tx: Tx): Promise<PublishedChecklist | null> {
  const row = await tx.checklistTemplate.findFirst({ orderBy: { version: "desc" } });
  return row && { ...row, clauses: clauses.parse(row.clauses) };
}

/** Results of one stage, oldest judgement first. */
export async function findResults(
  tx: Tx,
  { applicationId, stage }: { applicationId: string; stage: Stage },
): Promise<ClauseResult[]> {
  const rows = await tx.checklistResult.findMany({ where: { applicationId, stage }, orderBy: { judgedAt: "asc" } });
  return rows.map((row) => ({ ...row, judgement: row.judgement as ClauseJudgement }));
}

/** Who judged a clause of the application, at whatever stage. */
export async function findJudges(tx: Tx, applicationId: string): Promise<string[]> {
  const rows = await tx.checklistResult.findMany({
    where: { applicationId },
    select: { judgedById: true },
    distinct: ["judgedById"],
  });
  return rows.map(({ judgedById }) => judgedById);
}

export interface NewResult extends Omit<ClauseResult, "version"> {
  readonly applicationId: string;
  readonly stage: Stage;
  readonly templateVersion: number;
}

/**
 * Writes a judgement over the version that the judge saw; 0 is none yet.
 * False where somebody else judged in the meantime.
 */
export async function writeResult(tx: Tx, result: NewResult, seen: number): Promise<boolean> {
  const { applicationId, stage, clauseKey } = result;
  if (seen === 0) {
    const { count } = await tx.checklistResult.createMany({ data: result, skipDuplicates: true });
    return count === 1;
  }
  const { id: _id, ...change } = result;
  const { count } = await tx.checklistResult.updateMany({
    where: { applicationId, stage, clauseKey, version: seen },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/** A clause follows the defect to the item that was drafted anew for it. */
export async function relinkResults(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.checklistResult.updateMany({ where: { itemId: from }, data: { itemId: to } });
}
