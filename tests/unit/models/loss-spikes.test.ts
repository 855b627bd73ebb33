import { describe, expect, test } from "vitest";
import { isNearSpike } from "@/models/assess/loss-spikes";
import type { CurvePoint } from "@/models/contracts/run-events";

const LOSSES = ["generator", "discriminator"];

/** Losses that fall slowly and tremble, with a jump in one of them where `spikes` says so. */
function curve(length: number, spikes: Readonly<Record<number, number>> = {}): CurvePoint[] {
  return Array.from({ length }, (_, at) => ({
    step: 5 * (at + 1),
    values: {
      generator: 2 - at / length + 0.05 * Math.sin(7 * at) + (spikes[at] ?? 0),
      discriminator: 1 + 0.1 * Math.cos(11 * at),
      discriminatorAccuracy: at % 2,
    },
  }));
}

/** Places of the points at which sheets are due, as a run meets them: one after the other. */
const dueIn = (points: readonly CurvePoint[]) =>
  points.flatMap((_, at) => (isNearSpike(points.slice(0, at + 1), LOSSES) ? [at] : []));

describe("sample sheets around loss spikes", () => {
  test("stand at the beginning of a spike and denser at first after it", () => {
    expect(dueIn(curve(100, { 50: 3 }))).toEqual([50, 51, 52, 54, 58]);
  });

  test("a loss that trembles, falls, or rises slowly has none", () => {
    expect(dueIn(curve(300))).toEqual([]);
    const rising = curve(300).map(({ step, values }) => ({ step, values: { ...values, generator: 1 + step / 1_000 } }));
    expect(dueIn(rising)).toEqual([]);
    expect(dueIn(curve(100, { 50: -1.5 }))).toEqual([]);
  });

  test("a spike over several points, or one that echoes, begins once", () => {
    expect(dueIn(curve(100, { 50: 3, 51: 4, 52: 2, 55: 3 }))).toEqual([50, 51, 52, 54, 58]);
    expect(dueIn(curve(100, { 40: 3, 70: 3 }))).toEqual([40, 41, 42, 44, 48, 70, 71, 72, 74, 78]);
  });

  test("a loss that jumps and stays is seen once", () => {
    const higher = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [50 + at, 3]));
    expect(dueIn(curve(100, higher))).toEqual([50, 51, 52, 54, 58]);
  });

  test("the first points say nothing yet", () => {
    expect(dueIn(curve(30, { 3: 5 }))).toEqual([]);
  });
});
