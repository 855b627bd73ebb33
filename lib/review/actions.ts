"use server";
import { revalidatePath } from "next/cache";
import { FILING_REASONS } from "@/lib/filing/copy/reasons";
import { authedAction } from "@/lib/http/action";
import { REVIEW_REASONS } from "./copy/words";
import {
  answerItemInput,
  caseRunInput,
  draftItemInput,
  editItemInput,
  judgeClauseInput,
  judgeItemInput,
  removeItemInput,
} from "./schema";
import { answerItem } from "./service/answer-item";
import { draftItem, editDraftedItem, removeDraftedItem } from "./service/draft-item";
import { judgeClause } from "./service/judge-clause";
import { judgeItem } from "./service/judge-item";
import { cancelMeasuring, measureAgain } from "./service/measure-again";

const reasons = { ...FILING_REASONS, ...REVIEW_REASONS };

const seen = (applicationId: string) => revalidatePath(`/office/cases/${applicationId}`, "layout");

/** Form fields: `applicationId`, `clauseKey`, `version` (0 where none is shown), `judgement`, `note`, `evidence`, `itemId`, `finding`. */
export const judgeClauseAction = authedAction({
  name: "review.judgeClause",
  schema: judgeClauseInput,
  reasons,
  scope: "person",
  run: async (input, { actor }) => {
    await judgeClause({ ...input, actor });
    seen(input.applicationId);
  },
});

/** Form fields: `applicationId`, `idempotencyKey`, `target` (`field:service.name`), `reasonCode`, `clauseKey`, `instruction`. */
export const draftItemAction = authedAction({
  name: "review.draftItem",
  schema: draftItemInput,
  reasons,
  scope: "person",
  run: async (input, { actor }) => {
    await draftItem({ ...input, actor });
    seen(input.applicationId);
  },
});

/** The same with `itemId` and `version` in place of the key. */
export const editItemAction = authedAction({
  name: "review.editItem",
  schema: editItemInput,
  reasons,
  scope: "person",
  run: async (input, { actor }) => {
    await editDraftedItem({ ...input, actor });
    seen(input.applicationId);
  },
});

/** Form fields: `applicationId`, `itemId`, `version`. */
export const removeItemAction = authedAction({
  name: "review.removeItem",
  schema: removeItemInput,
  reasons,
  scope: "person",
  run: async (input, { actor }) => {
    await removeDraftedItem({ ...input, actor });
    seen(input.applicationId);
  },
});

/** Form fields: `applicationId`, `itemId`, `version`, `verdict` (accept, send_back, waive), `resolution`. */
export const judgeItemAction = authedAction({
  name: "review.judgeItem",
  schema: judgeItemInput,
  reasons,
  scope: "person",
  run: async (input, { actor }) => {
    await judgeItem({ ...input, actor });
    seen(input.applicationId);
  },
});

/** Form fields: `filingId`, `itemId`, `version`, `answer`. For the provider; handed in with the resubmission. */
export const answerItemAction = authedAction({
  name: "review.answerItem",
  schema: answerItemInput,
  reasons,
  scope: "person",
  run: async (input, { actor }) => {
    await answerItem({ ...input, actor });
    revalidatePath(`/filings/${input.filingId}/items`);
  },
});

/** Form fields: `applicationId`, `number` of an attached run. */
export const measureAgainAction = authedAction({
  name: "review.measureAgain",
  schema: caseRunInput,
  reasons,
  scope: "person",
  run: async (input, { actor }) => {
    await measureAgain({ ...input, actor });
    seen(input.applicationId);
  },
});

/** Form fields: `applicationId`, `number` of the office's run. */
export const cancelMeasuringAction = authedAction({
  name: "review.cancelMeasuring",
  schema: caseRunInput,
  reasons,
  scope: "person",
  run: async (input, { actor }) => {
    await cancelMeasuring({ ...input, actor });
    seen(input.applicationId);
  },
});
