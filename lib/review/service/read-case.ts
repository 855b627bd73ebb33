import { authorise } from "@/lib/auth/authorise";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { refusalWords } from "@/lib/filing/copy/refusals";
import { type CaseRow, findCase } from "@/lib/filing/repository/case";
import { findLastSnapshot, type SnapshotRow } from "@/lib/filing/repository/snapshot";
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

/** What was submitted last. @throws AppError NOT_FOUND where nothing was */
export async function readSubmission(tx: Tx, applicationId: string): Promise<SnapshotRow> {
  const last = await findLastSnapshot(tx, applicationId);
  if (!last) throw new AppError("NOT_FOUND", `Application ${applicationId} was never submitted`);
  return last;
}
