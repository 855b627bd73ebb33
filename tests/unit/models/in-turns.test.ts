import { expect, test } from "vitest";
import { type InTurns, inOneGo, inTurns } from "@/models/assess/in-turns";

/** Counts to `count`, keeping the thread for a while at each number; tells when it is disposed. */
function* counting(count: number, disposed: () => void): InTurns<number> {
  try {
    for (let number = 1; number <= count; number += 1) {
      const until = performance.now() + 2;
      while (performance.now() < until);
      yield;
    }
    return count;
  } finally {
    disposed();
  }
}

const ignore = () => {};

test("in turns and in one go give the same", async () => {
  expect(inOneGo(counting(3, ignore))).toBe(3);
  expect(await inTurns(counting(3, ignore), new AbortController().signal)).toBe(3);
});

test("timers have their turn before long work ends", async () => {
  let signs = 0;
  const alive = setInterval(() => {
    signs += 1;
  }, 5);
  await inTurns(counting(50, ignore), new AbortController().signal);
  clearInterval(alive);
  expect(signs).toBeGreaterThan(2);
});

test("a cancellation is heard in the middle, and what the work holds is disposed", async () => {
  const stop = new AbortController();
  let disposed = 0;
  const work = inTurns(
    counting(1_000_000, () => {
      disposed += 1;
    }),
    stop.signal,
  );
  setTimeout(() => stop.abort(), 5); // has its turn only because the work gives it
  await expect(work).rejects.toMatchObject({ name: "RunCancelled" });
  expect(disposed).toBe(1);
});
