"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { authedAction } from "@/lib/http/action";
import { ASSESSMENT_REASONS } from "./copy/reasons";
import { cancelRunInput, removeDatasetInput, requestRunInput } from "./schema";
import { cancelRun } from "./service/cancel-run";
import { removeDataset } from "./service/remove-dataset";
import { requestRun } from "./service/request-run";

/**
 * Form fields: `name`, `datasetId`, `preset` (quick | standard | thorough | own), `config.model` and the model's
 * configuration as `config.<key>` (`config.steps`, `config.seed` …). Blank numbers take the schema's default, blank
 * steps the preset's, a blank seed is drawn. On success `data` is `{ runId, number }`.
 */
export const requestRunAction = authedAction({
  name: "run.request",
  schema: requestRunInput,
  reasons: ASSESSMENT_REASONS,
  run: async (input, { actor, tenant }) => {
    const requested = await requestRun({ ...input, actor, tenant });
    revalidatePath("/runs");
    return requested;
  },
});

/** Form fields: `runId`. `data.cancelled` is false while a running run still stops. */
export const cancelRunAction = authedAction({
  name: "run.cancel",
  schema: cancelRunInput,
  reasons: ASSESSMENT_REASONS,
  run: async ({ runId }, { actor, tenant }) => {
    const answer = await cancelRun({ runId, actor, tenant });
    revalidatePath(`/runs/${runId}`);
    return answer;
  },
});

/** Form fields: `datasetId`, `version`. On success the page moves to the list. */
export const removeDatasetAction = authedAction({
  name: "dataset.remove",
  schema: removeDatasetInput,
  reasons: ASSESSMENT_REASONS,
  run: async ({ datasetId, version }, { actor, tenant }) => {
    await removeDataset({ datasetId, version, actor, tenant });
    revalidatePath("/datasets");
    redirect("/datasets");
  },
});
