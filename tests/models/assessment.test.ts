import { createHash } from "node:crypto";
import { decode } from "fast-png";
import { beforeAll, describe, expect, test } from "vitest";
import { type AssessmentRequest, assessImageModel } from "@/models/assess/assess-image-model";
import { KEEP_CHECKPOINT } from "@/models/assess/train-model";
import { CheckpointRefused, decodeCheckpoint } from "@/models/contracts/checkpoint-file";
import { readIdxImages } from "@/models/contracts/idx";
import { neighbourList } from "@/models/contracts/neighbours";
import { IMAGE_METRIC_KEYS, LIKELIHOOD_METRIC_KEYS, type RunReport, runReport } from "@/models/contracts/report";
import { type Artefact, type ProgressEvent, RUN_PHASES, SAMPLE_GRID } from "@/models/contracts/run-events";
import { splitRows } from "@/models/data/split";
import { generateStrokes } from "@/models/data/strokes";
import { RunCancelled } from "@/models/training/train";
import { configOf } from "./given";
import { native } from "./native";

const data = generateStrokes({ count: 1_000, seed: 9 });
const config = configOf("dcgan", { steps: 60, evaluationSamples: 200 });
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

interface Assessed {
  readonly artefacts: Artefact[];
  readonly events: { at: number; event: ProgressEvent }[];
}

/** Runs one assessment and keeps everything that it hands out. */
async function assess(changes: Partial<AssessmentRequest>, into: Assessed): Promise<RunReport> {
  return assessImageModel({
    ...{ tf: native.tf, backend: native.info, config, data, resumeFrom: null },
    signal: new AbortController().signal,
    onProgress: (event) => void into.events.push({ at: performance.now(), event }),
    sink: async (artefact) => void into.artefacts.push(artefact),
    ...changes,
  });
}

const fileOf = ({ artefacts }: Assessed, kind: Artefact["kind"]) => {
  const found = artefacts.findLast((artefact) => artefact.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
};
const jsonOf = (run: Assessed, kind: Artefact["kind"]) => JSON.parse(Buffer.from(fileOf(run, kind).bytes).toString());

describe("an assessment", () => {
  const run: Assessed = { artefacts: [], events: [] };
  let report: RunReport;
  let tensors: readonly [number, number];

  beforeAll(async () => {
    const before = native.tf.memory().numTensors;
    report = await assess({}, run);
    tensors = [before, native.tf.memory().numTensors];
  }, 200_000);

  test("reports every metric beside its floor, in the recorded form", () => {
    expect(runReport.parse(report)).toEqual(report);
    const [all, likelihoods]: readonly (readonly string[])[] = [IMAGE_METRIC_KEYS, LIKELIHOOD_METRIC_KEYS];
    // A GAN gives no image a likelihood.
    expect(report.metrics.map(({ key }) => key)).toEqual(all?.filter((key) => !likelihoods?.includes(key)));
    expect(report.metrics.every(({ value, floor }) => Number.isFinite(value) && Number.isFinite(floor))).toBe(true);
    expect(report).toMatchObject({ sampleCount: 200, split: { train: 500, holdout: 250, reference: 250 } });
    expect(report.backend).toMatchObject({ backend: "tensorflow", native: true });
    expect(jsonOf(run, "report")).toEqual(report);
    expect(report.sampling?.samplesPerSecond).toBeGreaterThan(0);
    expect(report.sampling?.p95Milliseconds).toBeGreaterThan(0);
  });

  test("tells how good the model was on the way, at the end last", () => {
    const { samples, points } = report.trail ?? { samples: 0, points: [] };
    expect(samples).toBe(200);
    expect(points.length).toBe(8);
    expect(points.at(-1)?.step).toBe(60);
    expect(points.every(({ fd = 0 }) => fd > 0)).toBe(true);
    // The state at the end is the one that the report measures, with other latents.
    const fd = report.metrics.find(({ key }) => key === "fd")?.value ?? 0;
    expect((points.at(-1)?.fd ?? 0) / fd).toBeGreaterThan(0.5);
    expect((points.at(-1)?.fd ?? 0) / fd).toBeLessThan(2);
  });

  test("knows real data from a generator that has hardly begun", () => {
    const fd = report.metrics.find(({ key }) => key === "fd");
    expect(fd?.value).toBeGreaterThan(5 * (fd?.floor ?? 0));
    const shares = report.classShares ?? [];
    expect(shares.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(shares.reduce((sum, { generated }) => sum + generated, 0)).toBeCloseTo(1);
    expect(shares.reduce((sum, { reference }) => sum + reference, 0)).toBeCloseTo(1);
  });

  test("passes its phases in order, tells steps at most once a second and every curve point once", () => {
    const phases = run.events.map(({ event }) => event.phase);
    expect([...new Set(phases)]).toEqual([...RUN_PHASES]);
    const steady = run.events.filter(({ event }, index) => event.phase === phases[index - 1]);
    const gaps = steady.map(({ at }) => at - (run.events.findLast((other) => other.at < at)?.at ?? 0));
    expect(gaps.every((gap) => gap >= 999)).toBe(true);
    expect(run.events.flatMap(({ event }) => event.points)).toEqual(report.curves);
  });

  test("draws the fixed latents at the first and the last step", () => {
    const sheets = run.artefacts.filter(({ kind }) => kind === "sampleSheet");
    expect([sheets[0]?.step, sheets.at(-1)?.step]).toEqual([0, 60]);
    expect(sheets.length).toBeLessThanOrEqual(40);
    const images = sheets.map(({ bytes }) => decode(bytes));
    expect(images[0]).toMatchObject({ width: SAMPLE_GRID.columns * 28, height: SAMPLE_GRID.rows * 28, channels: 1 });
    expect(images[0]?.data).not.toEqual(images.at(-1)?.data);
  });

  test("shows what each cell of the last sheet stands nearest to among the training images", () => {
    const { cells } = neighbourList.parse(jsonOf(run, "neighbours"));
    expect(cells.length).toBe(SAMPLE_GRID.columns * SAMPLE_GRID.rows);
    const members = new Set(splitRows(data.count, config.seed).train);
    for (const near of cells) {
      expect(near.length).toBe(3);
      expect(near.every(({ train }) => members.has(train))).toBe(true);
      expect(near.map(({ distance }) => distance)).toEqual(near.map(({ distance }) => distance).sort((a, b) => a - b));
    }
    const picture = decode(fileOf(run, "neighbourSheet").bytes);
    expect([picture.width, picture.height]).toEqual([3 * 28, cells.length * 28]);
    const [cell, rank] = [7, 1];
    const shown = Array.from({ length: 28 }, (_, y) => {
      const from = (cell * 28 + y) * picture.width + rank * 28;
      return [...picture.data.subarray(from, from + 28)];
    });
    const row = cells[cell]?.[rank]?.train ?? 0;
    expect(shown.flat()).toEqual([...data.pixels.subarray(row * 784, (row + 1) * 784)]);
    expect(report.copies?.usual).toBeGreaterThan(report.copies?.threshold ?? 0);
  });

  test("walks through the latents: a row for each dimension that matters most, then from one latent to another", () => {
    const { dimensions = [], walks = 0, values = [] } = report.traversal ?? {};
    const changes = dimensions.map(({ change }) => change);
    expect(changes.length).toBe(8);
    expect(changes).toEqual([...changes].sort((a, b) => b - a));
    const { width, height } = decode(fileOf(run, "traversalSheet").bytes);
    expect([width, height]).toEqual([28 * values.length, 28 * (8 + walks)]);
  });

  test("names every file of the run by its hash", () => {
    const kept = run.artefacts.filter(({ kind }) => kind !== "checkpoint" && kind !== "manifest");
    const { files, weightsHash } = jsonOf(run, "manifest") as { files: { sha256: string }[]; weightsHash: string };
    expect(files.map((file) => file.sha256).sort()).toEqual(kept.map(({ bytes }) => sha256(bytes)).sort());
    expect(weightsHash).toBe(report.weightsHash);
    expect(decodeCheckpoint(fileOf(run, "weights").bytes).header.valuesHash).toBe(weightsHash);
  });

  test("stores the samples as an IDX file of their count", () => {
    const { bytes } = fileOf(run, "samples");
    // A whole IDX file, only of fewer images than an upload needs.
    expect(readIdxImages(bytes)).toMatchObject({ ok: false, error: { code: "tooFewImages", facts: { found: 200 } } });
    expect(new Set(bytes.subarray(16)).size).toBeGreaterThan(50);
  });

  test("gives every tensor back", () => {
    expect(tensors[1]).toBe(tensors[0]);
  });
});

describe("an assessment that is stopped", () => {
  const unlabelled = { ...data, labels: null };
  const stopped: Assessed = { artefacts: [], events: [] };
  const stop = new AbortController();

  beforeAll(async () => {
    const running = assess(
      {
        ...{ data: unlabelled, signal: stop.signal, checkpointSeconds: 3_600 },
        onProgress: ({ step }) => step >= 5 && stop.abort(KEEP_CHECKPOINT),
      },
      stopped,
    );
    await expect(running).rejects.toThrow(RunCancelled);
  }, 100_000);

  test("leaves the checkpoint that it was asked for", () => {
    const { header } = decodeCheckpoint(fileOf(stopped, "checkpoint").bytes);
    expect(header.step).toBeGreaterThanOrEqual(5);
    expect(header.files.map(({ kind, step }) => [kind, step])).toContainEqual(["sampleSheet", 0]);
  });

  test("leaves none when it was cancelled", async () => {
    const cancelled: Assessed = { artefacts: [], events: [] };
    const cancel = new AbortController();
    const onProgress = ({ step }: ProgressEvent) => step >= 5 && cancel.abort();
    await expect(assess({ data: unlabelled, signal: cancel.signal, onProgress }, cancelled)).rejects.toThrow();
    expect(cancelled.artefacts.some(({ kind }) => kind === "checkpoint")).toBe(false);
  });

  test.each([
    ["in its first bytes", () => 3],
    ["in its hash", () => 20],
    ["in its header", () => 120],
    ["in its values", (length: number) => length - 9],
  ])("a checkpoint with one flipped bit %s is refused before anything is computed", async (_, place) => {
    const bytes = fileOf(stopped, "checkpoint").bytes.slice();
    const at = place(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const run: Assessed = { artefacts: [], events: [] };
    await expect(assess({ data: unlabelled, resumeFrom: bytes }, run)).rejects.toThrow(CheckpointRefused);
    expect(run.events.map(({ event }) => event.phase)).toEqual(["preparing"]);
  });

  test("a checkpoint that was cut off, of another configuration or of other data is refused", async () => {
    const whole = fileOf(stopped, "checkpoint").bytes;
    const other = generateStrokes({ count: 1_000, seed: 10 });
    const wrong: Partial<AssessmentRequest>[] = [
      { resumeFrom: whole.subarray(0, -4) },
      { resumeFrom: whole, config: { ...config, steps: 61 } },
      { resumeFrom: whole, data: { ...other, labels: null } },
      { resumeFrom: new Uint8Array() },
    ];
    for (const changes of wrong) {
      const running = assess({ data: unlabelled, ...changes }, { artefacts: [], events: [] });
      await expect(running).rejects.toThrow(CheckpointRefused);
    }
  });
});
