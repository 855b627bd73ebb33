import { RUN_LIMITS } from "../schema";

/** A queued run. `ownerId` is the organisation or office that asked for it. */
export interface Waiting {
  readonly id: string;
  readonly ownerId: string;
  /** A try that broke is not repeated before this instant. */
  readonly claimableAt: Date | null;
}

export interface Running {
  readonly ownerId: string;
}

/**
 * The order in which queued runs are taken. Owners take turns: what an owner has running, or waiting before a run, counts
 * as turns taken, and among runs of equal turn the earlier request goes first. A fair share by finish time would need
 * durations, which are expectations only; strict time of request lets one owner's ten runs hold up everybody.
 * `waiting` stands in the order of request.
 */
export function takeTurns<Run extends Waiting>(waiting: readonly Run[], running: readonly Running[]): Run[] {
  const taken = new Map<string, number>();
  for (const { ownerId } of running) taken.set(ownerId, (taken.get(ownerId) ?? 0) + 1);
  const turns = waiting.map((run) => {
    const turn = taken.get(run.ownerId) ?? 0;
    taken.set(run.ownerId, turn + 1);
    return { run, turn };
  });
  // The sort is stable, so that runs of equal turn keep the order of request.
  return turns.sort((a, b) => a.turn - b.turn).map(({ run }) => run);
}

/** The run that a free worker takes now; null where none waits, or only such that must wait on. */
export function nextToClaim<Run extends Waiting>(
  queue: { readonly waiting: readonly Run[]; readonly running: readonly Running[] },
  now: Date,
): Run | null {
  const { waiting, running } = queue;
  const free = ({ ownerId, claimableAt }: Run) =>
    (claimableAt === null || claimableAt <= now) &&
    running.filter((other) => other.ownerId === ownerId).length < RUN_LIMITS.runningPerOwner;
  return takeTurns(waiting.filter(free), running)[0] ?? null;
}

/**
 * Seconds from now until the last of `ahead` is done, where each worker takes the next as soon as it is free.
 * @param busy seconds that each worker still needs for what it trains now; one entry a worker
 * @param ahead seconds of the runs in the order of their turn
 */
export function secondsUntilDone(busy: readonly number[], ahead: readonly number[]): number {
  const free = busy.length > 0 ? [...busy] : [0];
  let done = 0;
  for (const seconds of ahead) {
    const soonest = free.indexOf(Math.min(...free));
    done = (free[soonest] ?? 0) + seconds;
    free[soonest] = done;
  }
  return done;
}
