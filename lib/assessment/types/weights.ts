import type { Words } from "@/lib/format";
import type { ActionChoice, ConfigEntry, RunReference } from "../types";

/** Weights that the organisation uploaded. */
export interface WeightsView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Where they come from, in the uploader's words. */
  readonly origin: string;
  readonly modelWords: Words;
  /** Settings that a run must share to start from them. */
  readonly shape: readonly ConfigEntry[];
  /** SHA-256 of the values. */
  readonly valuesHash: string;
  readonly valueCount: number;
  readonly createdAt: string;
  /** Every run that named them, also those that ended. */
  readonly runs: readonly RunReference[];
  readonly actions: readonly ActionChoice<"remove">[];
}

export interface WeightsList {
  readonly weights: readonly WeightsView[];
  readonly upload: ActionChoice<"upload">;
}
