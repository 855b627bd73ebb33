"use server";
import type { ActionState } from "@/lib/http/action-state";

/**
 * Form fields: `name`, `datasetId`, `preset` (quick | standard | thorough | own), `config.model` and the model's
 * configuration as `config.<key>` (`config.steps`, `config.seed` …). Blank numbers take the schema's default, blank
 * steps the preset's, a blank seed is drawn. On success `data` is `{ runId }`.
 */
export declare function requestRunAction(
  previous: ActionState<{ runId: string }>,
  form: FormData,
): Promise<ActionState<{ runId: string }>>;
/** Form fields: `runId`. */
export declare function cancelRunAction(previous: ActionState, form: FormData): Promise<ActionState>;
/** Form fields: `datasetId`, `version`. On success the page moves to the list. */
export declare function removeDatasetAction(previous: ActionState, form: FormData): Promise<ActionState>;
