import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/identity/types";
import { INPUT_WORDS } from "../copy/inputs";
import { type CaseRow, findCase, findPeople } from "../repository/case";
import { findAssigned, findOpenRecommendation } from "../repository/examination";
import { findOpenObjections } from "../repository/publicity";
import type { CaseView } from "../types/view";
import { describeCaseActions, describeFilingActions } from "./describe-actions";
import { describeFiling, readTimeBase } from "./describe-case";
import { readDocuments, readHistory } from "./describe-history";
import { readCaseHead } from "./read-progress";
import { caseSubject, filingSubject } from "./standing";

/**
 * A case as an office sees it.
 * @throws AppError NOT_FOUND also for a case that did not reach the reader's office
 */
export async function viewCase(
  { actor, applicationId }: { actor: Actor; applicationId: string },
  clock: Clock = systemClock,
): Promise<CaseView> {
  return await inTransaction(async (tx) => {
    const at = clock.now();
    const row = await findCase(tx, applicationId);
    if (!row) throw new AppError("NOT_FOUND", `No application ${applicationId}`);
    const subject = await caseSubject(tx, row);
    authorise(actor, "case.read", subject);
    const base = await readTimeBase(tx, at);
    const place = { filingId: row.filingId, applicationId };
    const assigned = await findAssigned(tx, applicationId, row.stage);
    const recommendation = await findOpenRecommendation(tx, applicationId);
    const names = await findPeople(tx, [...assigned, recommendation?.byId ?? null]);
    const ofFiling = await filingSubject(tx, row.filing);
    return {
      ...(await readCaseHead(tx, row, base)),
      filing: describeFiling(row.filing),
      actions: await describeCaseActions(tx, { row, subject, actor, reader: "office", at }),
      filingActions: await describeFilingActions(tx, {
        ...{ filing: row.filing, subject: ofFiling, actor, place, reader: "office", at },
      }),
      history: await readHistory(tx, { filingId: row.filingId, applicationIds: [applicationId], reader: "office" }),
      documents: await readDocuments(tx, row.filingId, (document) => document.applicationId === applicationId),
      assigned: assigned.map((id) => names.get(id) ?? ""),
      recommendation: recommendation && {
        ...{ approve: recommendation.approve, reason: recommendation.reason, at: recommendation.at.toISOString() },
        by: names.get(recommendation.byId) ?? "",
      },
      objections: (await findOpenObjections(tx, applicationId)).map(({ id, facts, receivedAt }) => ({
        ...{ id, facts, receivedAt: receivedAt.toISOString() },
      })),
      statement: statementOf(row),
    };
  });
}

function statementOf({ statement }: CaseRow): CaseView["statement"] {
  const said = (statement ?? {}) as { reason?: string; arrangements?: string };
  return (["reason", "arrangements"] as const).flatMap((name) => {
    const text = said[name];
    return text ? [{ label: INPUT_WORDS[name].label, text }] : [];
  });
}
