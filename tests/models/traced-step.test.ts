import type { Scalar, Tensor, Tensor2D } from "@tensorflow/tfjs";
import { afterEach, describe, expect, test } from "vitest";
import type { ImageFamily } from "@/models/contracts/run-config";
import { buildImageModel } from "@/models/networks/build-image-model";
import { VariableSet } from "@/models/networks/variables";
import { Adam } from "@/models/training/adam";
import { BatchOrder } from "@/models/training/batches";
import { hashState } from "@/models/training/checkpoint";
import { StepRunner } from "@/models/training/step-runner";
import { recordStep, TracedStep } from "@/models/training/traced-step";
import type { StepModel } from "@/models/training/trainable";
import { configOf, everyRow, FAMILIES, SEED, SMALL, strokes } from "./given";
import { native } from "./native";

const { tf } = native;
const data = strokes(500);
const STEPS = 200;

/** A model with the inputs of each of its steps. */
interface Prepared {
  readonly model: StepModel;
  readonly batchAt: (step: number) => Float32Array;
}

function prepareImages(family: ImageFamily): Prepared {
  const model = buildImageModel(tf, configOf(family, { steps: STEPS, ...SMALL }), data);
  const batches = new BatchOrder(everyRow(data.count), model.batchSize, SEED);
  return { model, batchAt: (step) => batches.valuesAt(step, data, model) };
}

/** Runs every step and gives the losses of each. */
function runAll({ model, batchAt }: Prepared, run: (inputs: readonly Tensor[]) => Tensor): number[][] {
  return Array.from({ length: STEPS }, (_, step) => {
    const drawn = model.draw({ step, totalSteps: STEPS }, batchAt(step));
    const inputs = drawn.map(({ values, shape }) => tf.tensor(values, [...shape] as [number]));
    const losses = run(inputs);
    const values = Array.from(losses.dataSync());
    tf.dispose([losses, ...inputs]);
    return values;
  });
}

describe.each(FAMILIES)("%s as one graph", (family) => {
  test("has every loss and every number of the steps op by op, to the last bit, over 200 steps", () => {
    const [opByOp, replayed] = [prepareImages(family), prepareImages(family)];
    const { model } = replayed;
    const traced = new TracedStep({ tf, variables: model.state, step: (inputs) => model.step(inputs) });
    const losses = runAll(replayed, (inputs) => traced.run(inputs));
    expect(losses).toEqual(runAll(opByOp, (inputs) => tf.tidy(() => opByOp.model.step(inputs))));
    traced.settle();
    expect(hashState(model.state)).toBe(hashState(opByOp.model.state));
    expect(traced.recorded.nodes).toBeGreaterThan(100);
    traced.dispose();
    opByOp.model.dispose();
    model.dispose();
  });
});

const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
const RATE = 0.05;
const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0).reverse()) each.dispose();
});

type SmallStep = (set: VariableSet, inputs: readonly Tensor[]) => Tensor;

/** A step over two arrays, by default one step of Adam on a linear regression; freed after the test. */
function given({ step, decays }: { step?: SmallStep; decays?: (name: string) => boolean } = {}) {
  const set = new VariableSet(tf, "test", SEED);
  set.normal("w", [3, 2], 1);
  set.normal("b", [2], 1);
  const adam = new Adam(tf, set, { ...ADAM, ...(decays && { decays }) }, "adam");
  const learn: SmallStep = (_, [x, y, rate, shrink]) => {
    const loss = () =>
      tf.mean(tf.squaredDifference(tf.add(tf.matMul(x as Tensor2D, set.get("w")), set.get("b")), y as Tensor));
    const { value, grads } = tf.variableGrads(loss as () => Scalar, set.variables());
    adam.apply(grads, rate as Scalar, decays && (shrink as Scalar));
    return value.as1D();
  };
  const state = [set, adam.firstMoments, adam.secondMoments].flatMap((each) => each.scoped());
  const model = { state, step: (inputs: readonly Tensor[]) => tf.tidy(() => (step ?? learn)(set, inputs)) };
  const traced = new TracedStep({ tf, variables: state, step: model.step });
  opened.push(set, adam, traced);
  return { set, adam, model, traced, values: () => state.map(({ variable }) => Array.from(variable.dataSync())) };
}

/** A batch of `rows`, the corrected rate and AdamW's factor of step `at`. */
function batch(at: number, rows = 4): Tensor[] {
  const inputs = [
    tf.randomNormal([rows, 3], 0, 1, "float32", at + 1),
    tf.randomNormal([rows, 2], 0, 1, "float32", at + 2),
    tf.scalar((RATE * Math.sqrt(1 - ADAM.beta2 ** (at + 1))) / (1 - ADAM.beta1 ** (at + 1))),
    tf.scalar(1 - RATE * 0.1),
  ];
  for (const dispose of inputs) opened.push(dispose);
  return inputs;
}

function repeat(count: number, run: (inputs: readonly Tensor[]) => Tensor, rows?: (at: number) => number): void {
  for (let at = 0; at < count; at += 1) run(batch(at, rows?.(at))).dispose();
}

describe("the variables of a recorded step", () => {
  test("stay as they were until they are settled, and then are those of the steps", () => {
    const [graph, plain] = [given(), given()];
    const before = graph.values();
    repeat(5, (inputs) => graph.traced.run(inputs));
    expect(graph.values()).toEqual(before);
    graph.traced.settle();
    repeat(5, plain.model.step);
    expect(graph.values()).toEqual(plain.values());
  });

  test("take what is assigned from outside before the next step", () => {
    const [graph, plain] = [given(), given()];
    repeat(3, (inputs) => graph.traced.run(inputs));
    graph.traced.settle();
    for (const { set } of [graph, plain]) tf.tidy(() => set.get("w").assign(tf.ones([3, 2])));
    for (const { name, variable } of plain.model.state) {
      const other = graph.model.state.find((each) => each.name === name)?.variable;
      if (other && other !== graph.set.get("w")) variable.assign(other);
    }
    repeat(3, (inputs) => graph.traced.run(inputs));
    graph.traced.settle();
    repeat(3, plain.model.step);
    expect(graph.values()).toEqual(plain.values());
  });

  test("follow batches whose size changes: each size has its own recording", () => {
    const [graph, plain] = [given(), given()];
    const rows = (at: number) => (at % 3 === 2 ? 7 : 4);
    repeat(9, (inputs) => graph.traced.run(inputs), rows);
    graph.traced.settle();
    repeat(9, plain.model.step, rows);
    expect(graph.values()).toEqual(plain.values());
  });

  test("recording alone moves nothing", () => {
    const graph = given();
    const before = graph.values();
    recordStep({ tf, variables: graph.model.state, step: graph.model.step }, batch(0));
    expect(graph.values()).toEqual(before);
  });
});

test("memory is flat over 5 000 replayed steps", () => {
  const { traced } = given();
  const inputs = batch(0);
  const steps = (count: number) => {
    for (let at = 0; at < count; at += 1) traced.run(inputs).dispose();
    return { tensors: tf.memory().numTensors, megabytes: process.memoryUsage().rss / 1e6 };
  };
  const before = steps(500);
  const after = steps(5_000);
  expect(after.tensors).toBe(before.tensors);
  expect(after.megabytes - before.megabytes).toBeLessThan(30);
});

describe("what cannot be replayed is refused by name, and nothing has moved", () => {
  const outside = () => {
    const variable = tf.variable(tf.scalar(3), true, "outsider");
    opened.push(variable);
    return variable;
  };
  let drawn = 0;
  const refused: Record<string, readonly [SmallStep | (() => SmallStep), RegExp]> = {
    "noise drawn in the step": [
      (set, [x]) =>
        tf
          .add(tf.matMul(x as Tensor2D, set.get("w")), tf.randomNormal([4, 2]))
          .sum()
          .as1D(),
      /4×2 tensor of tf\.randomNormal, read by Add.*frozen/,
    ],
    "a number that JavaScript counts up": [
      (set) => {
        drawn += 1;
        return tf.mul(set.get("w"), tf.scalar(drawn)).sum().as1D();
      },
      /scalar tensor of tf\.scalar, read by Mul.*give it as an input/,
    ],
    "chance of the library": [
      (set) =>
        tf
          .add(
            tf
              .multinomial(tf.softmax(set.get("b")).as1D(), 3)
              .toFloat()
              .sum(),
            set.get("b").sum(),
          )
          .as1D(),
      /Multinomial draws chance/,
    ],
    "a value read in JavaScript": [
      (set) =>
        tf
          .mul(set.get("w"), set.get("b").dataSync()[0] ?? 0)
          .sum()
          .as1D(),
      /reads values/,
    ],
    "another course every time": [
      (set) => {
        drawn += 1;
        return (drawn % 2 ? tf.square(set.get("w")) : tf.exp(set.get("w"))).sum().as1D();
      },
      /not do the same every time/,
    ],
  };

  test.each(Object.entries(refused))("%s", (_, [step, reason]) => {
    const { traced, values } = given({ step: step as SmallStep });
    const before = values();
    expect(() => traced.run(batch(0))).toThrow(reason);
    expect(values()).toEqual(before);
  });

  test("a variable that is not part of the state, read or moved", () => {
    const foreign = outside();
    const reading = given({ step: (set) => tf.mul(set.get("w"), foreign).sum().as1D() });
    expect(() => reading.traced.run(batch(0))).toThrow(/Mul reads outsider/);
    const moving = given({
      step: (set) => {
        foreign.assign(tf.scalar(4));
        return set.get("w").sum().as1D();
      },
    });
    expect(() => moving.traced.run(batch(0))).toThrow(/moves outsider/);
  });

  test("the runner then goes on op by op, with the reason", () => {
    const noisy: SmallStep = (set) => {
      set.get("b").assign(tf.add(set.get("b"), 1));
      return tf.add(set.get("b"), tf.randomUniform([2])).as1D();
    };
    const { model, set } = given({ step: noisy });
    const runner = new StepRunner(tf, model);
    opened.push(runner);
    const before = Array.from(set.get("b").dataSync());
    repeat(3, (inputs) => runner.run(inputs));
    Array.from(set.get("b").dataSync()).forEach((value, index) => {
      expect(value).toBeCloseTo((before[index] ?? 0) + 3, 5);
    });
    expect(runner.execution).toMatchObject({ way: "opByOp", reason: expect.stringContaining("tf.randomUniform") });
  });
});

describe("the nodes of a recording", () => {
  const opsOf = ({ model }: ReturnType<typeof given>) =>
    recordStep({ tf, variables: model.state, step: model.step }, batch(0)).map(({ op }) => op);

  test("have one fused operation for each variable that Adam moves", () => {
    expect(opsOf(given()).filter((op) => op === "ResourceApplyAdam")).toHaveLength(2);
  });

  test("hold an even array as a fill, not as its values", () => {
    const ops = opsOf(
      given({
        step: (set) => tf.add(tf.fill([50, 60], 0.5).sum(), tf.add(tf.ones([70, 80]).sum(), set.get("w").sum())).as1D(),
      }),
    );
    expect(ops.filter((op) => op === "Fill")).toHaveLength(2);
  });
});

test.each([
  ["Adam", undefined],
  ["AdamW", (name: string) => name === "w"],
])("%s as a fused operation is the composite within rounding", (_, decays) => {
  const [graph, plain] = [given(decays && { decays }), given(decays && { decays })];
  repeat(50, (inputs) => graph.traced.run(inputs));
  graph.traced.settle();
  repeat(50, plain.model.step);
  const [fused, composite] = [graph.values().flat(), plain.values().flat()];
  composite.forEach((value, index) => {
    expect(Math.abs((fused[index] ?? Number.NaN) - value)).toBeLessThan(1e-5 * Math.max(1e-3, Math.abs(value)));
  });
});

test("AdamW shrinks what it is told to, and Adam does not", () => {
  const [shrinking, plain] = [given({ decays: (name) => name === "w" }), given()];
  for (const { model } of [shrinking, plain]) repeat(1, model.step);
  const start = given().set;
  const moved = ({ set }: ReturnType<typeof given>, name: string) =>
    Array.from(set.get(name).dataSync(), (value, index) => value - (plain.set.get(name).dataSync()[index] ?? 0));
  moved(shrinking, "w").forEach((difference, index) => {
    expect(difference).toBeCloseTo(-RATE * 0.1 * (start.get("w").dataSync()[index] ?? 0), 5);
  });
  expect(moved(shrinking, "b")).toEqual([0, 0]);
});
