import { authorise } from "@/lib/auth/authorise";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { refusalWords } from "@/lib/filing/copy/refusals";
import { type CaseRow, findCase } from "@/lib/filing/repository/case";
import { findSnapshot, listSnapshots, type SnapshotRow } from "@/lib/filing/repository/snapshot";
import { describeCaseActions } from "@/lib/filing/service/describe-actions";
import { type CaseSubject, caseSubject } from "@/lib/filing/service/standing";
import type { ApplicationAction } from "@/lib/filing/types/vocabulary";
import type { Words } from "@/lib/format";
import type { Actor } from "@/lib/identity/types";
import { recordId } from "../schema";

export interface CaseReader {
  readonly actor: Actor;
  readonly applicationId: string;
}

export interface ReadCase {
  readonly row: CaseRow;
  readonly subject: CaseSubject;
}

/**
 * A case for a person of an office that it reached.
 * @throws AppError NOT_FOUND also for one of another office; FORBIDDEN for a provider, who has pages of their own
 */
export async function readCase(tx: Tx, { actor, applicationId }: CaseReader): Promise<ReadCase> {
  const row = recordId.safeParse(applicationId).success ? await findCase(tx, applicationId) : null;
  if (!row) throw new AppError("NOT_FOUND", `No application ${applicationId}`);
  const subject = await caseSubject(tx, row);
  authorise(actor, "case.read", subject);
  return { row, subject };
}

/** Why the reader does none of these now, by action; null where one is open. The server asks the same table again. */
export async function whyRefused<Action extends ApplicationAction>(
  tx: Tx,
  { row, subject, actor, at }: ReadCase & { readonly actor: Actor; readonly at: Date },
  actions: readonly Action[],
): Promise<Record<Action, Words | null>> {
  const choices = await describeCaseActions(tx, { row, subject, actor, reader: "office", at });
  const entries = actions.map((action) => {
    const choice = choices.find((candidate) => candidate.action === action);
    return [action, choice ? choice.refused : refusalWords({ code: "WRONG_ROLE" })] as const;
  });
  return Object.fromEntries(entries) as Record<Action, Words | null>;
}

/** The last submission of a case, and the one before it. */
export async function readSubmissions(
  tx: Tx,
  applicationId: string,
): Promise<{ last: SnapshotRow; before: SnapshotRow | null }> {
  const all = await listSnapshots(tx, applicationId);
  const [last, before] = [all.at(-1), all.at(-2)];
  const content = last && (await findSnapshot(tx, last.id));
  if (!content) throw new AppError("NOT_FOUND", `Application ${applicationId} was never submitted`);
  return { last: content, before: before ? await findSnapshot(tx, before.id) : null };
}
