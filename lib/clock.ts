/** Time is passed in, so that rules stay pure and tests walk through days. Instants are UTC. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
