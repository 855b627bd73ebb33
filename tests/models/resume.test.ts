import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evenSteps } from "@/models/assess/sample-sheets";
import { decodeCheckpoint } from "@/models/contracts/checkpoint-file";
import type { RunMessage } from "./assessed-run";

/** Enough that a run of recorded steps, some milliseconds each, is still under way when it is killed. */
const STEPS = 240;
/** Slow models are made small. */
const SMALLER: Readonly<Record<string, object>> = {
  transformer: { width: 32, layers: 2, length: 16, batchSize: 8, sampleLength: 24 },
};
const folder = mkdtempSync(join(tmpdir(), "resume-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface ChildRun {
  readonly messages: readonly RunMessage[];
  readonly signal: NodeJS.Signals | null;
}

/** Runs a training process to its end, or kills it when `killAfter` says so of a message. */
async function runChild(
  model: string,
  name: string,
  killAfter: (message: RunMessage) => boolean = () => false,
): Promise<ChildRun> {
  const config = JSON.stringify({ model, steps: STEPS, seed: 77, evaluationSamples: 200, ...SMALLER[model] });
  const messages: RunMessage[] = [];
  const child: ChildProcess = fork(join(import.meta.dirname, "assessed-run.ts"), [join(folder, name), config], {
    execArgv: ["--no-deprecation", "--import", "tsx"],
  });
  child.on("message", (message: RunMessage) => {
    messages.push(message);
    if (killAfter(message)) child.kill("SIGKILL");
  });
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  if (signal === null && code !== 0) throw new Error(`the training process ended with ${code}`);
  return { messages, signal };
}

const ofType = <T extends RunMessage["type"]>({ messages }: ChildRun, type: T) =>
  messages.filter((message): message is Extract<RunMessage, { type: T }> => message.type === type);

describe.each(["dcgan", "transformer"])("%s, killed with −9 after a checkpoint", (model) => {
  let unbroken: ChildRun;
  let killed: ChildRun;
  let resumed: ChildRun;
  let checkpointStep: number;

  beforeAll(async () => {
    const early = (message: RunMessage) => message.type === "checkpoint" && message.step >= 10;
    [unbroken, killed] = await Promise.all([
      runChild(model, `${model}-unbroken`),
      runChild(model, `${model}-killed`, early),
    ]);
    checkpointStep = decodeCheckpoint(readFileSync(join(folder, `${model}-killed`))).header.step;
    resumed = await runChild(model, `${model}-killed`);
  }, 200_000);

  test("died in the middle of its training", () => {
    expect(killed.signal).toBe("SIGKILL");
    expect(ofType(killed, "done")).toEqual([]);
    expect(checkpointStep).toBeGreaterThanOrEqual(10);
    expect(checkpointStep).toBeLessThan(STEPS);
  });

  test("goes on past the checkpoint and repeats no step", () => {
    const steps = [...ofType(resumed, "training"), ...ofType(resumed, "checkpoint")].map(({ step }) => step);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(checkpointStep);
    expect(ofType(resumed, "checkpoint")[0]?.step).toBeGreaterThan(checkpointStep);
  });

  test("ends with the weights, the scores, the curve and the trail of the run that was never broken", () => {
    const [end] = ofType(resumed, "done");
    expect(end?.curve).toEqual(Array.from({ length: STEPS }, (_, index) => index + 1));
    expect(end).toEqual(ofType(unbroken, "done")[0]);
    expect(end?.trail.map(({ step }) => step)).toEqual(evenSteps(STEPS, 8));
  });
});
