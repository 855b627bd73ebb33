import { AppError } from "@/lib/errors";
import {
  assignCase,
  draftAgain,
  findLastSnapshot,
  findReviewers,
  type ItemJudgement,
  insertRecommendation,
  judgeItem,
  moveItems,
  sendItems,
  voidItems,
  voidRecommendation,
} from "../../repository/examination";
import { insertNotice } from "../../repository/paper";
import { type Carrying, does, textOf } from "./carrying";

/** Rectification items, opinions and who handles the case, as the action leaves them. */
export async function recordExamination(carrying: Carrying): Promise<void> {
  await moveRectification(carrying);
  await recordOpinion(carrying);
  await recordHandling(carrying);
}

async function moveRectification(carrying: Carrying): Promise<void> {
  const { tx, row, at, decision } = carrying;
  const applicationId = row.id;
  for (const effect of decision.effects) {
    if (effect.do === "sendItems") {
      const snapshot = await findLastSnapshot(tx, applicationId);
      await sendItems(tx, { applicationId, at, snapshotId: snapshot?.id ?? null });
    }
    if (effect.do === "answerItems") {
      await moveItems(tx, { applicationId, from: ["sent"], to: "answered", change: { answeredAt: at } });
    }
    if (effect.do === "expireItems") await moveItems(tx, { applicationId, from: ["sent"], to: "expired" });
    if (effect.do === "renewItems") await moveItems(tx, { applicationId, from: ["expired"], to: "sent" });
    if (effect.do === "voidItems") await voidItems(tx, { applicationId, at });
  }
  if (decision.action === "judge_items") await judgeItems(carrying);
}

async function judgeItems({ tx, row, at, input, actorId }: Carrying): Promise<void> {
  for (const judgement of input.verdicts as ItemJudgement[]) {
    if (!(await judgeItem(tx, { applicationId: row.id, judgement, by: actorId, at }))) {
      throw new AppError("REFUSED", `Item ${judgement.id} cannot be judged ${judgement.state}`, {
        reason: "filing.itemNotJudgeable",
      });
    }
    if (judgement.state === "sent_back" && actorId) {
      await draftAgain(tx, { id: judgement.id, by: actorId, at, instruction: judgement.resolution });
    }
  }
}

async function recordOpinion(carrying: Carrying): Promise<void> {
  const { tx, row, at, actorId, input, decision } = carrying;
  if (does(carrying, "voidRecommendation")) {
    await voidRecommendation(tx, { applicationId: row.id, at, cause: decision.action });
  }
  if (!does(carrying, "recordRecommendation") || !actorId) return;
  const snapshot = await findLastSnapshot(tx, row.id);
  if (!snapshot) throw new Error(`Case ${row.number} has no snapshot to recommend on`);
  await insertRecommendation(tx, {
    ...{ applicationId: row.id, stage: row.stage, snapshotId: snapshot.id },
    ...{ approve: input.approve === true, reason: textOf(input, "reason"), byId: actorId, at },
  });
}

/** Whoever accepts a case handles it, until it is given to somebody else. */
async function recordHandling({ tx, row, subject, at, input, actorId, decision }: Carrying): Promise<void> {
  const assignment = { applicationId: row.id, stage: row.stage, assignedById: actorId, assignedAt: at };
  if (decision.action === "accept" && actorId) await assignCase(tx, { ...assignment, userId: actorId, replace: false });
  if (!["assign", "transfer", "add_reviewer"].includes(decision.action)) return;
  const userId = textOf(input, "person");
  const reviewers = await findReviewers(tx, subject.holderId);
  if (!reviewers.some(({ id }) => id === userId)) {
    const fields = { "input.person": "filing.notAReviewer" };
    throw new AppError("INVALID", `${userId} reviews nothing at this stage`, { fields });
  }
  await assignCase(tx, { ...assignment, userId, replace: decision.action !== "add_reviewer" });
  await insertNotice(tx, { filingId: row.filingId, applicationId: row.id, userId, action: decision.action, at });
}
