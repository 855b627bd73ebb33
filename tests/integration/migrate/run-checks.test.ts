import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { makeOrganisation } from "@/tests/factories/organisation";

let serial = 0;
let organisationId: string;
const datasetId = newId();
const SOMEBODY = newId();
const at = new Date("2026-03-05T10:00:00Z");

beforeAll(async () => {
  organisationId = (await makeOrganisation()).id;
  const size = { imageCount: 1, width: 28, height: 28 };
  const dataset = {
    id: datasetId,
    name: "笔画",
    source: "strokes",
    contentHash: "a".repeat(64),
    licence: "自有",
  } as const;
  await database().dataset.create({ data: { ...dataset, ...size, createdAt: at } });
});

/** As little of a run as the database accepts, with one change. */
async function insertRun(change: object): Promise<void> {
  serial += 1;
  const hashes = { configHash: "x", datasetHash: "x", codeVersion: "x" };
  const run = {
    id: newId(),
    number: `R-2026-${String(serial).padStart(4, "0")}`,
    organisationId,
    datasetId,
    name: "一",
  };
  const state = { status: "queued", config: {}, totalSteps: 10, createdById: newId(), createdAt: at } as const;
  await database().assessmentRun.create({ data: { ...run, ...hashes, ...state, ...change } });
}

test("the database accepts a run with as little as it needs", async () => {
  await insertRun({});
  await insertRun({ status: "running", attempt: 1, workerId: "w", startedAt: at, leaseUntil: at });
  await insertRun({ status: "completed", finishedAt: at, report: {}, step: 10 });
  await insertRun({ status: "failed", finishedAt: at, failure: { code: "x" } });
});

test.each([
  ["that runs without a lease", { status: "running", attempt: 1, workerId: "w", startedAt: at }, "running"],
  ["that runs for nobody", { status: "running", attempt: 1, startedAt: at, leaseUntil: at }, "running"],
  [
    "that runs before its first attempt",
    { status: "running", workerId: "w", startedAt: at, leaseUntil: at },
    "running",
  ],
  ["with a lease that does not run", { leaseUntil: at }, "lease"],
  ["that ended without an end", { status: "cancelled" }, "finished"],
  ["that waits and has ended", { finishedAt: at }, "finished"],
  ["that completed without a report", { status: "completed", finishedAt: at }, "report"],
  ["that failed without a cause", { status: "failed", finishedAt: at }, "failure"],
  ["past its last step", { step: 11 }, "step"],
  ["of no steps", { totalSteps: 0 }, "step"],
  ["with a number of another kind", { number: "2026-1" }, "number"],
  ["of an organisation under an office's number", { number: "V-2026-0001" }, "number"],
  ["of nobody", { organisationId: null }, "owner"],
  [
    "of an organisation and an office",
    { officeId: SOMEBODY, applicationId: SOMEBODY, repeatsId: SOMEBODY, number: "V-2026-0004" },
    "owner",
  ],
  [
    "of an office outside of a case",
    { organisationId: null, officeId: SOMEBODY, repeatsId: SOMEBODY, number: "V-2026-0002" },
    "office",
  ],
  [
    "of an office that nobody made before",
    { organisationId: null, officeId: SOMEBODY, applicationId: SOMEBODY, number: "V-2026-0003" },
    "office",
  ],
  ["that repeats itself", { id: SOMEBODY, repeatsId: SOMEBODY }, "repeats"],
])("the database refuses a run %s", async (_what, change, constraint) => {
  await expect(insertRun(change)).rejects.toThrow(`AssessmentRun_${constraint}_check`);
});
