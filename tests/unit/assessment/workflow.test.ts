import { describe, expect, test } from "vitest";
import {
  afterBrokenAttempt,
  cancelMove,
  decideRunMove,
  paceOf,
  RUN_LEASE,
  RUN_STATUS,
  RUN_TRANSITIONS,
  type RunMove,
  runNumber,
  secondsFor,
  speedOf,
} from "@/lib/assessment/workflow";
import { RunStatus } from "@/lib/db/generated/enums";
import { MODEL_FAMILIES, presetSettings, runConfig } from "@/models/contracts/run-config";

const MOVES = Object.keys(RUN_TRANSITIONS) as RunMove[];
const STATUSES = Object.values(RunStatus);

describe("the table of a run's moves", () => {
  test("nothing leads out of a finished status, and every other status has a way to an end", () => {
    for (const status of STATUSES) {
      const out = MOVES.filter((move) => (RUN_TRANSITIONS[move].from as readonly string[]).includes(status));
      if (RUN_STATUS[status].finished) expect(out).toEqual([]);
      else expect(out.some((move) => RUN_STATUS[RUN_TRANSITIONS[move].to].finished)).toBe(true);
    }
  });

  test("every status but the first is reached by some move", () => {
    const reached = new Set<string>(["queued", ...MOVES.map((move) => RUN_TRANSITIONS[move].to)]);
    expect(STATUSES.filter((status) => !reached.has(status))).toEqual([]);
  });

  test.each([
    ["claim", "worker", "queued", "running"],
    ["lose", "system", "running", "queued"],
    ["complete", "worker", "running", "completed"],
  ] as const)("%s by %s leads from %s to %s", (move, by, status, to) => {
    expect(decideRunMove(move, by, { status, cancelRequested: false })).toEqual({ ok: true, value: to });
  });

  test("a provider neither claims nor completes, a worker does not ask to cancel", () => {
    const running = { status: "running", cancelRequested: false } as const;
    expect(decideRunMove("complete", "provider", running)).toEqual({ ok: false, error: "run.wrongMover" });
    expect(decideRunMove("requestCancel", "worker", running)).toEqual({ ok: false, error: "run.wrongMover" });
  });
});

describe("cancelling", () => {
  test("is at once while queued and by request while running", () => {
    expect(cancelMove({ status: "queued", cancelRequested: false })).toEqual({ ok: true, value: "cancelQueued" });
    expect(cancelMove({ status: "running", cancelRequested: false })).toEqual({ ok: true, value: "requestCancel" });
  });

  test("is refused twice and after the end, each with its reason", () => {
    expect(cancelMove({ status: "running", cancelRequested: true })).toEqual({
      ok: false,
      error: "run.cancelAlreadyRequested",
    });
    for (const status of STATUSES.filter((name) => RUN_STATUS[name].finished)) {
      expect(cancelMove({ status, cancelRequested: false })).toEqual({ ok: false, error: "run.finished" });
    }
  });
});

describe("after a try that broke", () => {
  test("the third ends the run, and an orderly shutdown costs no try", () => {
    expect(afterBrokenAttempt(["lost", "broken"])).toBe("lose");
    expect(afterBrokenAttempt(["lost", "broken", "lost"])).toBe("fail");
    expect(afterBrokenAttempt(["released", "released", "released", "released", "lost"])).toBe("lose");
  });

  test("a lease outlives three heartbeats", () => {
    expect(RUN_LEASE.leaseSeconds).toBeGreaterThan(3 * RUN_LEASE.heartbeatSeconds);
  });
});

describe("the estimate", () => {
  const config = runConfig.parse({ model: "dcgan", steps: 1_000, seed: 1, evaluationSamples: 200, batchSize: 32 });

  test("rests on earlier runs, weighted by their steps, once there are any", () => {
    const earlier = [
      { steps: 1_000, trainingSeconds: 10, totalSeconds: 30 },
      { steps: 3_000, trainingSeconds: 70, totalSeconds: 110 },
    ];
    const speed = speedOf({ config, backend: "tensorflow", earlier });
    expect(speed).toEqual({ basis: "measured", stepsPerSecond: 50, overheadSeconds: 30 });
    expect(secondsFor(1_000, speed)).toBe(50);
  });

  test("says so when it rests on reference figures, and doubles with the batch", () => {
    const usual = speedOf({ config, backend: "tensorflow", earlier: [] });
    const doubled = speedOf({ config: { ...config, batchSize: 64 }, backend: "tensorflow", earlier: [] });
    expect(usual.basis).toBe("expected");
    expect(usual.stepsPerSecond / doubled.stepsPerSecond).toBeCloseTo(2, 12);
  });

  test("knows that what steadies a GAN and a privacy budget take time, and that earlier runs must have had the same pace", () => {
    const pace = (change: object) => {
      const other = runConfig.parse({ ...config, ...change });
      return { other, speed: speedOf({ config: other, backend: "tensorflow", earlier: [] }).stepsPerSecond };
    };
    const model = "mlp-gan";
    const [plain, steadied] = [pace({ model }), pace({ model, ...presetSettings(model, "stable") })];
    expect(steadied.speed).toBeLessThan(plain.speed);
    expect(paceOf(steadied.other)).not.toEqual(paceOf(plain.other));
    expect(paceOf(pace({ model, seed: 2, steps: 50, learningRate: 1e-4 }).other)).toEqual(paceOf(plain.other));
    const [open, secret] = [0, 1].map((privacyNoise) => pace({ model: "vae", privacyNoise }));
    expect(secret?.speed).toBeLessThan(open?.speed ?? Number.NaN);
  });

  test("an earlier run without a second of training tells nothing", () => {
    const earlier = [{ steps: 0, trainingSeconds: 0, totalSeconds: 5 }];
    expect(speedOf({ config, backend: "tensorflow", earlier }).basis).toBe("expected");
  });

  test("knows that every model takes longer on WebAssembly", () => {
    for (const model of MODEL_FAMILIES) {
      const other = runConfig.parse({ model, steps: 1_000, seed: 1, evaluationSamples: 200 });
      const [native, wasm] = (["tensorflow", "wasm"] as const).map((backend) =>
        secondsFor(1_000, speedOf({ config: other, backend, earlier: [] })),
      );
      expect(wasm, model).toBeGreaterThan(native ?? Number.NaN);
    }
  });
});

test("a run's number grows past four digits", () => {
  expect(runNumber("run", 2026, 7)).toBe("R-2026-0007");
  expect(runNumber("officeRun", 2026, 12_345)).toBe("V-2026-12345");
});
