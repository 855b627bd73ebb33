import { lostDependants } from "../dependants";
import type { FollowUp } from "../request";
import { takeSnapshot } from "../take-snapshot";
import { approveCase } from "./approve-case";
import { type Carrying, does, textOf } from "./carrying";
import { issueDocuments, nextOfficeId, sendNotices } from "./issue-papers";
import { moveClocks } from "./move-clocks";
import { movePublicity } from "./move-publicity";
import { recordExamination } from "./record-examination";

/**
 * Everything that the decision brings about, each kind by its own writer. What a later one reads stands already: the
 * snapshot before the opinion on it, clocks and window before the papers that name their days, the number before the
 * register's version.
 */
export async function carryEffects(carrying: Carrying): Promise<FollowUp[]> {
  const { tx, row, decision, at, actorId } = carrying;
  if (does(carrying, "snapshot")) await takeSnapshot(tx, { application: row, actorId: actorId ?? row.createdById, at });
  await moveClocks(tx, {
    ...{ applicationId: row.id, effects: decision.effects, flagsBefore: row.flags, flagsAfter: carrying.flagsAfter },
    ...{ action: decision.action, at, actorId, dueDate: textOf(carrying.input, "dueDate") || undefined },
  });
  await movePublicity(carrying);
  await recordExamination(carrying);
  await approveCase(carrying);
  await issueDocuments(carrying);
  await tell(carrying);
  if (!does(carrying, "loseDependants")) return [];
  return await lostDependants(tx, { filingId: row.filingId, causeId: carrying.eventId });
}

async function tell(carrying: Carrying): Promise<void> {
  const { tx, row, subject, decision, at } = carrying;
  await sendNotices(tx, decision.effects, {
    ...{ filing: row.filing, applicationId: row.id, action: decision.action, at },
    ...{ holderId: subject.holderId, nextId: await nextOfficeId(tx, carrying) },
  });
}
