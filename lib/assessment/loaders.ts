import "server-only";
import type { DatasetList, DatasetView, RunForm, RunList, RunView } from "./types";

/** Reads for pages. Each resolves the reader itself; a record of another organisation answers 404. */
export declare function listDatasets(): Promise<DatasetList>;
export declare function loadDataset(datasetId: string): Promise<DatasetView>;
export declare function listRuns(): Promise<RunList>;
export declare function loadRun(runId: string): Promise<RunView>;
/** `repeatRunId` fills the form with the values of an earlier run. */
export declare function loadRunForm(input?: { repeatRunId?: string }): Promise<RunForm>;
