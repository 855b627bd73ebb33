import { runTimers } from "@/lib/filing/service/run-timers";
import type { WorkerContext } from "../worker-context";

/** Carries out what time alone decides: the system's own actions of the passage. */
export async function carryOutTimers({ clock, log }: WorkerContext): Promise<void> {
  const { done, refused, dropped, failed } = await runTimers(clock);
  if (done.length > 0 || dropped > 0) log.info({ done, dropped }, "filing.timers");
  if (refused.length > 0) log.debug({ refused }, "filing.timersRefused");
  if (failed.length > 0) throw new AggregateError(failed, "Some timers of filings failed");
}
