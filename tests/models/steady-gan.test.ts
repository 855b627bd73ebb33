import type { Tensor, Tensor2D } from "@tensorflow/tfjs";
import { afterEach, describe, expect, test } from "vitest";
import { decodeCheckpoint } from "@/models/contracts/checkpoint-file";
import type { DcganConfig, MlpGanConfig, TextbookConfig } from "@/models/contracts/image-config";
import { type ImageFamily, presetSettings } from "@/models/contracts/run-config";
import { SeededRandom } from "@/models/data/random";
import { buildImageModel } from "@/models/networks/build-image-model";
import { dcganNetworks } from "@/models/networks/dcgan";
import type { GanNetworks } from "@/models/networks/gan";
import { gradientPenalty, PENALTY_INTERVAL, penaltyInput } from "@/models/networks/gradient-penalty";
import { mlpNetworks, textbookNetworks } from "@/models/networks/mlp-gan";
import { asMaps, pack } from "@/models/networks/packs";
import { SpectralNorm } from "@/models/networks/spectral-norm";
import { VariableSet } from "@/models/networks/variables";
import { BatchOrder } from "@/models/training/batches";
import { encodeCheckpoint, hashState, restoreState } from "@/models/training/checkpoint";
import { StepRunner } from "@/models/training/step-runner";
import { configOf, everyRow, SEED, SMALL, strokes } from "./given";
import { native } from "./native";

const { tf } = native;
const data = strokes(200);
const GANS = ["dcgan", "cgan", "mlp-gan"] as const;
const { steps: _, ...STABLE } = presetSettings("dcgan", "stable") ?? { steps: 0 };
const FACTS = { seed: SEED, configHash: "c", dataHash: "d", points: [], nonFiniteSteps: 0, trainingSeconds: 0 };
const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0).reverse()) each.dispose();
});

const stableConfig = (family: ImageFamily, changes = {}) => configOf(family, { ...SMALL, ...STABLE, ...changes });

const NETWORKS = {
  dcgan: (packing: number) => dcganNetworks(tf, stableConfig("dcgan", { packing, channels: 8 }) as DcganConfig, null),
  "mlp-gan": (packing: number) => mlpNetworks(tf, stableConfig("mlp-gan", { packing }) as MlpGanConfig),
  textbook: (packing: number) => textbookNetworks(tf, stableConfig("textbook", { packing }) as TextbookConfig),
} as const;

/** The networks of a family, freed after the test. */
function networksOf(family: keyof typeof NETWORKS, packing: number): GanNetworks {
  const networks = NETWORKS[family](packing);
  opened.push(networks.generator, networks.discriminator, ...(networks.statistics ? [networks.statistics] : []));
  return networks;
}

const drawn = (shape: [number, number], stream: string): Tensor2D =>
  tf.tensor2d(SeededRandom.fromSeed(SEED, stream).normals(shape[0] * shape[1]), shape);

/** Of the length of the weights: so short that no ReLU changes its side on the way, where the penalty would jump. */
const STRIDE = 1e-5;

describe("R1", () => {
  test.each(["dcgan", "mlp-gan", "textbook"] as const)(
    "of %s, with images in pairs, has the gradient of finite differences",
    (family) => {
      const packing = 2;
      const { discriminator, discriminate } = networksOf(family, packing);
      // Larger weights than at the start, so that the penalty is no tiny number.
      for (const { variable } of discriminator.entries) tf.tidy(() => variable.assign(tf.mul(variable, 3)));
      const images = drawn([3, 784 * packing], "images");
      opened.push(images);
      const penalty = () =>
        tf.tidy(() => gradientPenalty(tf, (x) => discriminate(discriminator, x, null), images).dataSync()[0] ?? 0);
      const { value, grads } = tf.variableGrads(
        () => gradientPenalty(tf, (x) => discriminate(discriminator, x, null), images),
        discriminator.variables(),
      );
      opened.push(value, ...Object.values(grads));
      for (const { variable } of discriminator.entries) {
        if (variable.rank < 2) continue;
        const before = tf.keep(variable.clone());
        const gradient = grads[variable.name] as Tensor;
        const slope = tf.tidy(() => tf.norm(gradient).dataSync()[0] ?? 0);
        const by = tf.tidy(() => STRIDE * (tf.norm(before).dataSync()[0] ?? 0));
        const moved = (distance: number) => {
          tf.tidy(() => variable.assign(tf.add(before, tf.mul(gradient, distance / slope))));
          return penalty();
        };
        const measured = (moved(by) - moved(-by)) / (2 * by);
        expect(measured / slope).toBeCloseTo(1, 1);
        variable.assign(before);
        before.dispose();
      }
    },
  );
});

describe("the input that decides whether a step penalises", () => {
  test("is a vector with the whole interval's weight at every sixteenth step, a scalar at the others", () => {
    const shapes = Array.from({ length: 2 * PENALTY_INTERVAL }, (_, step) => penaltyInput(3, step).shape.length);
    expect(shapes.flatMap((rank, step) => (rank === 1 ? [step] : []))).toEqual([0, 16]);
    expect(Array.from(penaltyInput(3, 16).values)).toEqual([24]);
  });

  test("never is one where the weight is 0", () => {
    expect(penaltyInput(0, 16).shape).toEqual([]);
  });
});

describe("spectral normalisation", () => {
  function given() {
    const set = new VariableSet(tf, "test", SEED);
    set.normal("kernel", [3, 3, 2, 8], 0.3);
    set.normal("bias", [8], 1);
    const norm = new SpectralNorm(tf, set, { scope: "test.norm", seed: SEED });
    opened.push(set, norm);
    return { set, norm };
  }

  /** The largest factor by which `matrix` stretches: many iterations of the power method on MᵀM, in JavaScript. */
  function largestSingularValue(matrix: Tensor2D): number {
    const rows = matrix.arraySync();
    let vector = Array.from({ length: rows[0]?.length ?? 0 }, (_, index) => 1 / (index + 1));
    let stretch = 0;
    for (let done = 0; done < 500; done += 1) {
      const image = rows.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0));
      stretch = Math.hypot(...image) / Math.hypot(...vector);
      vector = vector.map((_, column) =>
        rows.reduce((sum, row, index) => sum + (row[column] ?? 0) * (image[index] ?? 0), 0),
      );
      const length = Math.hypot(...vector);
      vector = vector.map((value) => value / length);
    }
    return stretch;
  }

  test("divides a kernel by its largest singular value and leaves a bias alone", () => {
    const { set, norm } = given();
    for (let done = 0; done < 100; done += 1) tf.tidy(() => norm.iterate());
    const normalised = tf.tidy(() => tf.keep(tf.reshape(norm.get("kernel"), [18, 8]))) as Tensor2D;
    opened.push(normalised);
    expect(largestSingularValue(normalised)).toBeCloseTo(1, 4);
    expect(norm.get("bias")).toBe(set.get("bias"));
  });

  test("follows weights that move by one iteration at a time", () => {
    const { set, norm } = given();
    tf.tidy(() => set.get("kernel").assign(tf.mul(set.get("kernel"), 5)));
    for (let done = 0; done < 3; done += 1) tf.tidy(() => norm.iterate());
    const normalised = tf.tidy(() => tf.keep(tf.reshape(norm.get("kernel"), [18, 8]))) as Tensor2D;
    opened.push(normalised);
    expect(largestSingularValue(normalised)).toBeCloseTo(1, 1);
  });
});

describe("packs", () => {
  test("put rows side by side and leave out what fills none; an image is a channel", () => {
    const rows = tf.tensor2d(
      Float32Array.from({ length: 5 * 784 }, (_, index) => Math.floor(index / 784)),
      [5, 784],
    );
    const packs = pack(tf, rows, 2);
    const maps = asMaps(tf, packs);
    opened.push(rows, packs, maps);
    expect(packs.shape).toEqual([2, 1_568]);
    expect(maps.shape).toEqual([2, 28, 28, 2]);
    expect(Array.from(maps.slice([1, 5, 9, 0], [1, 1, 1, 2]).dataSync())).toEqual([2, 3]);
  });
});

describe.each(GANS)("a stable %s", (family) => {
  const STEPS = 18;

  /** Trains in one go, or with its state carried into a fresh model half way, as a resumed run does. */
  function train(way: "replayed" | "opByOp" | "resumed"): { hash: string; losses: number[]; graphs: string } {
    let model = buildImageModel(tf, stableConfig(family, { seed: SEED }), data);
    const batches = new BatchOrder(everyRow(data.count), model.batchSize, SEED);
    let runner = new StepRunner(tf, model);
    const losses: number[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      if (way === "resumed" && step === 10) {
        runner.dispose();
        const bytes = encodeCheckpoint({ ...FACTS, step }, model.state);
        model.dispose();
        model = buildImageModel(tf, stableConfig(family, { seed: SEED }), data);
        restoreState(tf, decodeCheckpoint(bytes), model.state);
        runner = new StepRunner(tf, model);
      }
      const inputs = model
        .draw({ step, totalSteps: STEPS }, batches.valuesAt(step, data, model))
        .map(({ values, shape }) => tf.tensor(values, [...shape] as [number]));
      const output = way === "opByOp" ? model.step(inputs) : runner.run(inputs);
      losses.push(...output.dataSync());
      tf.dispose([output, ...inputs]);
    }
    runner.dispose();
    const trained = { hash: hashState(model.state), losses, graphs: runner.execution.way };
    model.dispose();
    return trained;
  }

  test("replays both kinds of step as graphs and resumes, to the bit, with the singular vectors that it had", () => {
    const [replayed, resumed] = [train("replayed"), train("resumed")];
    expect(replayed.graphs).toBe("graph");
    expect(replayed.losses.every(Number.isFinite)).toBe(true);
    expect(resumed).toEqual(replayed);
    expect(train("opByOp").losses).toEqual(replayed.losses);
  });
});
