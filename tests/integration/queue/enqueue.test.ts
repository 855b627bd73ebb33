import type { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { isAppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue, queue, startWorkerQueue } from "@/lib/queue/boss";
import type { JobData } from "@/lib/queue/jobs";

let worker: PgBoss;

beforeAll(async () => {
  worker = await startWorkerQueue({ spies: true });
});
afterAll(() => worker.stop({ graceful: false }));

const jobsFor = async (runId: string) => await (await queue()).findJobs("assessment.run", { data: { runId } });

describe("a job", () => {
  test("is delivered once the transaction that sent it commits", async () => {
    const runId = newId();
    const spy = worker.getSpy<JobData<"assessment.run">>("assessment.run");
    const seen: string[] = [];
    await worker.work<JobData<"assessment.run">>("assessment.run", { pollingIntervalSeconds: 0.5 }, async (jobs) => {
      for (const job of jobs) seen.push(job.data.runId);
    });
    const id = await inTransaction((tx) => enqueue(tx, "assessment.run", { runId }));
    await spy.waitForJobWithId(id, "completed");
    expect(seen).toContain(runId);
    await worker.offWork("assessment.run");
  });

  test("does not exist while the transaction is open, nor after it was rolled back", async () => {
    const runId = newId();
    const work = inTransaction(async (tx) => {
      await enqueue(tx, "assessment.run", { runId });
      expect(await jobsFor(runId)).toEqual([]);
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    expect(await jobsFor(runId)).toEqual([]);
  });

  test("with a payload that is not its own is refused before it is sent", async () => {
    const work = inTransaction((tx) => enqueue(tx, "assessment.run", { runId: "not an id" }));
    await expect(work).rejects.toThrow(/runId/);
  });

  test("of the sweeper waits at most once", async () => {
    await inTransaction((tx) => enqueue(tx, "assessment.sweep", {}));
    const again = inTransaction((tx) => enqueue(tx, "assessment.sweep", {}));
    await expect(again).rejects.toSatisfy((error) => isAppError(error) && error.code === "CONFLICT");
  });
});
