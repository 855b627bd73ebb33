"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { authedAction } from "@/lib/http/action";
import { ASSESSMENT_REASONS } from "./copy/reasons";
import {
  cancelRunInput,
  cancelSeriesInput,
  removeDatasetInput,
  removeWeightsInput,
  repeatRunInput,
  requestRunInput,
} from "./schema";
import { cancelRun } from "./service/cancel-run";
import { cancelSeries } from "./service/cancel-series";
import { removeDataset } from "./service/remove-dataset";
import { removeWeights } from "./service/remove-weights";
import { repeatRun } from "./service/repeat-run";
import { requestRuns } from "./service/request-run";

/**
 * Form fields: `name`, `datasetId`, `preset` (quick | standard | thorough | own), `config.model` and the model's
 * configuration as `config.<key>` (`config.steps`, `config.seed` …), `seeds` (1 | 3 | 5). Blank numbers take the schema's default, blank
 * steps the preset's, a blank seed is drawn. On success `data.href` is the page of the run or of the series.
 */
export const requestRunAction = authedAction({
  name: "run.request",
  schema: requestRunInput,
  reasons: ASSESSMENT_REASONS,
  run: async (input, { actor, tenant }) => {
    const { seriesId, runs } = await requestRuns({ ...input, actor, tenant }, { seeds: input.seeds });
    revalidatePath("/runs");
    return { href: seriesId ? `/runs/series/${seriesId}` : `/runs/${runs[0]?.runId}` };
  },
});

/** Form fields: `runId`. On success the page moves to the new run. */
export const repeatRunAction = authedAction({
  name: "run.repeat",
  schema: repeatRunInput,
  reasons: ASSESSMENT_REASONS,
  run: async ({ runId }, { actor, tenant }) => {
    const repeated = await repeatRun({ runId, actor, tenant });
    revalidatePath("/runs");
    redirect(`/runs/${repeated.runId}`);
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

/** Form fields: `seriesId`. */
export const cancelSeriesAction = authedAction({
  name: "run.cancelSeries",
  schema: cancelSeriesInput,
  reasons: ASSESSMENT_REASONS,
  run: async ({ seriesId }, { actor, tenant }) => {
    const answer = await cancelSeries({ seriesId, actor, tenant });
    revalidatePath(`/runs/series/${seriesId}`);
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

/** Form fields: `weightsId`, `version`. On success the page moves to the list. */
export const removeWeightsAction = authedAction({
  name: "weights.remove",
  schema: removeWeightsInput,
  reasons: ASSESSMENT_REASONS,
  run: async ({ weightsId, version }, { actor, tenant }) => {
    await removeWeights({ weightsId, version, actor, tenant });
    revalidatePath("/runs/weights");
    redirect("/runs/weights");
  },
});
