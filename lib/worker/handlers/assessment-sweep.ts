import { sweepRuns } from "@/lib/assessment/service/sweep-runs";
import type { WorkerContext } from "../worker-context";

/** Gives runs of vanished workers back to the queue. */
export async function carryOutSweep({ clock, log }: WorkerContext): Promise<void> {
  const { lost, requeued } = await sweepRuns(clock);
  if (lost.length > 0 || requeued.length > 0) log.warn({ lost, requeued }, "run.swept");
}
