import { readFileSync, writeFileSync } from "node:fs";

/** What the story left behind, for the tests that look at its pages afterwards. */
export interface Records {
  readonly datasetId: string;
  readonly datasetName: string;
  readonly runId: string;
  readonly runName: string;
}

const file = () => process.env.E2E_RECORDS ?? "";

export function keepRecords(records: Records): void {
  writeFileSync(file(), JSON.stringify(records));
}

export function readRecords(): Records {
  return JSON.parse(readFileSync(file(), "utf8")) as Records;
}
