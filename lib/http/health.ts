import { database } from "@/lib/db/client";
import { log } from "@/lib/log";
import { queue } from "@/lib/queue/boss";

type Part = "ok" | "down";

export interface Health {
  readonly status: Part;
  readonly database: Part;
  readonly queue: Part;
}

/** Longest wait for an answer, in milliseconds: a check that hangs tells a supervisor nothing. */
const PATIENCE = 3_000;

export async function checkHealth(): Promise<Health> {
  const [records, jobs] = await Promise.all([
    answers("database", () => database().$queryRaw`SELECT 1`),
    answers("queue", async () => (await queue()).getQueues()),
  ]);
  return { status: records === "ok" && jobs === "ok" ? "ok" : "down", database: records, queue: jobs };
}

async function answers(part: string, ask: () => Promise<unknown>): Promise<Part> {
  const patience = new AbortController();
  const tooLate = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE);
    patience.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  try {
    await Promise.race([ask(), tooLate]);
    return "ok";
  } catch (error) {
    log.error({ err: error, part }, "health.down");
    return "down";
  } finally {
    patience.abort();
  }
}
