import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextToClaim, secondsUntilDone, takeTurns, type Waiting } from "@/lib/assessment/rules/queue";
import { compareRepeat } from "@/lib/assessment/rules/repeat";
import { lastAgainstBest, spreadOf, summariseSeries } from "@/lib/assessment/rules/series";
import { RUN_LIMITS } from "@/lib/assessment/schema";
import type { RunReport } from "@/models/contracts/report";
import { reportWith } from "./report-fixture";

const now = new Date("2026-03-05T10:00:00Z");
const wait = (ownerId: string, id: string, claimableAt: Date | null = null): Waiting => ({ id, ownerId, claimableAt });
const idsOf = (runs: readonly Waiting[]) => runs.map(({ id }) => id).join(" ");

describe("the queue", () => {
  test("owners take turns: one that asked for ten does not hold up another's one", () => {
    const ten = Array.from({ length: 10 }, (_, at) => wait("a", `a${at}`));
    expect(idsOf(takeTurns([...ten, wait("b", "b0")], [])).slice(0, 11)).toBe("a0 b0 a1 a2");
  });

  test("what an owner has running counts as turns taken", () => {
    const waiting = [wait("a", "a0"), wait("b", "b0"), wait("a", "a1"), wait("b", "b1")];
    expect(idsOf(takeTurns(waiting, [{ ownerId: "a" }]))).toBe("b0 a0 b1 a1");
  });

  test("of one owner the earlier request is always taken first, and nobody is left out", () => {
    const owners = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 20 });
    fc.assert(
      fc.property(owners, owners, (asked, held) => {
        const waiting = asked.map((owner, at) => wait(owner, String(at)));
        const order = takeTurns(
          waiting,
          held.map((ownerId) => ({ ownerId })),
        );
        expect(order).toHaveLength(waiting.length);
        for (const owner of ["a", "b", "c"]) {
          const own = order.filter(({ ownerId }) => ownerId === owner).map(({ id }) => Number(id));
          expect(own).toEqual([...own].sort((x, y) => x - y));
        }
      }),
    );
  });

  test("an owner at its limit is passed over, and so is a try that must wait", () => {
    const running = Array.from({ length: RUN_LIMITS.runningPerOwner }, () => ({ ownerId: "a" }));
    const later = new Date(now.getTime() + 1_000);
    const waiting = [wait("a", "a0"), wait("b", "b0", later), wait("b", "b1")];
    expect(nextToClaim({ waiting, running }, now)?.id).toBe("b1");
    expect(nextToClaim({ waiting, running }, later)?.id).toBe("b0");
    expect(nextToClaim({ waiting: [wait("a", "a0")], running }, now)).toBeNull();
  });

  test("two workers share what waits, so the second run ends beside the first", () => {
    expect(secondsUntilDone([10], [30, 30])).toBe(70);
    expect(secondsUntilDone([10, 20], [30])).toBe(40);
    expect(secondsUntilDone([10, 20], [30, 30])).toBe(50);
    expect(secondsUntilDone([10, 20], [30, 30, 5])).toBe(45);
    expect(secondsUntilDone([], [30])).toBe(30);
  });
});

/** A report with one changed score. */
const scored = (fd: number, change: Partial<RunReport> = {}): RunReport =>
  reportWith({ scores: { fd: [fd, 10] }, change });

describe("a series", () => {
  test("spreads by the median and quartiles that numpy gives", () => {
    expect(spreadOf([7, 1, 3])).toEqual({ median: 3, quartiles: [2, 5], iqr: 3, minimum: 1, maximum: 7 });
    expect(spreadOf([1, 2, 3, 4]).quartiles).toEqual([1.75, 3.25]);
    expect(() => spreadOf([])).toThrow(RangeError);
  });

  test("counts failures among what was not cancelled, and scores only of what completed", () => {
    const summary = summariseSeries([
      { status: "completed", report: scored(40) },
      { status: "completed", report: scored(50) },
      { status: "completed_with_errors", report: scored(900) },
      { status: "failed", report: null },
      { status: "cancelled", report: null },
    ]);
    expect(summary).toMatchObject({ seeds: 5, completed: 2, failed: 2, cancelled: 1, failureRate: 0.5 });
    expect(summary.metrics.find(({ key }) => key === "fd")).toMatchObject({
      median: 45,
      iqr: 5,
      maximum: 50,
      floor: 10,
    });
  });

  test("has no failure rate while a seed is under way and no spread of one value", () => {
    const summary = summariseSeries([
      { status: "completed", report: scored(40) },
      { status: "running", report: null },
    ]);
    expect(summary).toMatchObject({ failureRate: null, metrics: [] });
  });

  test("tells a loss that had been lower before the end, and nothing of a GAN", () => {
    const rising = Array.from({ length: 20 }, (_, step) => ({ step, values: { loss: Math.abs(step - 10) + 1 } }));
    expect(lastAgainstBest({ curves: rising })).toEqual({ of: "loss", last: 9.5, best: 1.5 });
    const gan = rising.map(({ step }) => ({ step, values: { generator: 1, discriminator: 1 } }));
    expect(lastAgainstBest({ curves: gan })).toBeNull();
    const points = [60, 30, 45].map((fd, step) => ({ step, fd }));
    expect(lastAgainstBest({ curves: gan, trail: { samples: 200, points } })).toEqual({ of: "fd", last: 45, best: 30 });
    const bits = [4.1, 3.9, 4].map((bitsPerCharacter, at) => ({ step: at + 1, bitsPerCharacter }));
    const read = lastAgainstBest({ curves: rising, trail: { samples: 100, points: bits } });
    expect(read).toEqual({ of: "bits", last: 4, best: 3.9 });
  });
});

describe("a repeated run", () => {
  const subject = (report: RunReport, codeVersion = "1") => ({ report, codeVersion });

  test("is equal to the last digit, or says which number and which condition differs", () => {
    expect(compareRepeat(subject(scored(40)), subject(scored(40)))).toEqual({
      weightsEqual: true,
      differingMetrics: [],
      differingConditions: [],
    });
    const { backend } = scored(40);
    const other = scored(40.000_000_1, { weightsHash: "cd".repeat(32), backend: { ...backend, threads: 4 } });
    expect(compareRepeat(subject(scored(40)), subject(other, "2"))).toEqual({
      weightsEqual: false,
      differingMetrics: ["fd"],
      differingConditions: ["threads", "codeVersion"],
    });
  });
});
