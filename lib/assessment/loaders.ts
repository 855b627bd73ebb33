import "server-only";
import { notFound } from "next/navigation";
import { requireTenant } from "@/lib/auth/gate";
import { isAppError } from "@/lib/errors";
import { isComparable } from "./rules/comparison";
import { compareRuns } from "./service/compare-runs";
import { readExcerpt } from "./service/read-excerpt";
import { viewDataset, viewDatasets } from "./service/view-dataset";
import { viewRun, viewRuns } from "./service/view-run";
import { viewRunForm } from "./service/view-run-form";
import { viewSeries } from "./service/view-series";
import { viewAllWeights } from "./service/view-weights";
import type { DatasetList, DatasetView, RunForm, RunList, RunView } from "./types";
import type { ComparisonView } from "./types/comparison";
import type { SeriesView } from "./types/series";
import type { WeightsList } from "./types/weights";

/** Reads for pages. Each resolves the reader itself; a record of another organisation answers 404. */

export async function listDatasets(): Promise<DatasetList> {
  return viewDatasets(await requireTenant());
}

export async function loadDataset(datasetId: string): Promise<DatasetView> {
  const reader = await requireTenant();
  return orNotFound(viewDataset({ ...reader, datasetId }));
}

/** The first texts of a set of texts. */
export async function loadExcerpt(datasetId: string): Promise<string[]> {
  const reader = await requireTenant();
  return orNotFound(readExcerpt({ ...reader, datasetId }));
}

/** Files of weights that the organisation uploaded. */
export async function listWeights(): Promise<WeightsList> {
  return viewAllWeights(await requireTenant());
}

export async function listRuns(): Promise<RunList> {
  return viewRuns(await requireTenant());
}

export async function loadRun(runId: string): Promise<RunView> {
  const reader = await requireTenant();
  return orNotFound(viewRun({ ...reader, runId }));
}

/** A stability run: every seed with its state and scores, and how far they lie apart. */
export async function loadSeries(seriesId: string): Promise<SeriesView> {
  const reader = await requireTenant();
  return orNotFound(viewSeries({ ...reader, seriesId }));
}

/** Runs side by side; null where the address names fewer than two or more than four. */
export async function loadComparison(numbers: readonly string[]): Promise<ComparisonView | null> {
  const reader = await requireTenant();
  if (!isComparable(numbers)) return null;
  return orNotFound(compareRuns({ ...reader, numbers }));
}

/** `repeatRunId` fills the form with the values of an earlier run. */
export async function loadRunForm(input: { repeatRunId?: string } = {}): Promise<RunForm> {
  const reader = await requireTenant();
  return orNotFound(viewRunForm({ ...reader, repeatRunId: input.repeatRunId ?? null }));
}

async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error) && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
