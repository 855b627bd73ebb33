import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SeededRandom } from "@/models/data/random";
import { loadWasmBackend } from "@/models/wasm/load-wasm-backend";

/** Both backends stand in this process; TensorFlow.js computes on the one that is set. */
const { tf } = await loadWasmBackend({ threads: 1 });

const RUNS = { numRuns: 50, seed: 20_261_126 } as const;
const upTo = (max: number, min = 1) => fc.integer({ min, max });

/** Values of a given shape, the same on every backend. */
function normal(shape: readonly number[], stream: string): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(SeededRandom.fromSeed(7, stream).normals(size).slice(0, size), [...shape]);
}

/** What a computation answers on the CPU backend and on wasm, and that it leaves nothing behind there. */
async function onBoth(compute: () => Tensor | Tensor[]): Promise<void> {
  const answers: { shape: number[]; values: Float32Array }[][] = [];
  for (const backend of ["cpu", "wasm"]) {
    await tf.setBackend(backend);
    const before = tf.engine().backend.numDataIds();
    answers.push(
      tf.tidy(() =>
        [compute()].flat().map((tensor) => ({ shape: tensor.shape, values: tensor.dataSync() as Float32Array })),
      ),
    );
    expect(tf.engine().backend.numDataIds(), `tensors left on ${backend}`).toBe(before);
  }
  const [onCpu = [], onWasm = []] = answers;
  expect(onWasm.map(({ shape }) => shape)).toEqual(onCpu.map(({ shape }) => shape));
  onWasm.forEach(({ values }, at) => {
    const expected = onCpu[at]?.values ?? new Float32Array();
    const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    values.forEach((value, index) => {
      if (!(Math.abs(value - (expected[index] as number)) <= 2e-5 * largest))
        expect.fail(`value ${index} of answer ${at}: ${value}, on the CPU ${expected[index]}`);
    });
  });
}

/** Zeros around images × height × width × channels, another count at each edge. */
const ODD_PADDING: [[0, 0], [1, 2], [0, 1], [0, 0]] = [
  [0, 0],
  [1, 2],
  [0, 1],
  [0, 0],
];

describe("convolutions on wasm equal the CPU backend", () => {
  const convolution = fc.record({
    ...{ images: upTo(3), height: upTo(11), width: upTo(11), inputs: upTo(5), outputs: upTo(5) },
    ...{ kernel: fc.tuple(upTo(5), upTo(5)), strides: fc.tuple(upTo(3), upTo(3)) },
    pad: fc.constantFrom("same" as const, "valid" as const, ODD_PADDING),
  });
  type Convolution = typeof convolution extends fc.Arbitrary<infer T> ? T : never;

  /** A filter that fits nowhere into the image has no convolution. */
  const fits = ({ height, width, kernel: [down, right], pad }: Convolution) => {
    if (pad === "same") return true;
    const [rows, columns] = pad === "valid" ? [0, 0] : [3, 1];
    return height + rows >= down && width + columns >= right;
  };

  const convolve = ({ images, height, width, inputs, outputs, kernel, strides, pad }: Convolution) => {
    const x = normal([images, height, width, inputs], "images") as Tensor4D;
    const filter = normal([...kernel, inputs, outputs], "filter") as Tensor4D;
    const rounding = pad === ODD_PADDING ? "floor" : undefined;
    const apply = (image: Tensor4D, weights: Tensor4D) =>
      tf.conv2d(image, weights, strides, pad, "NHWC", 1, rounding) as Tensor4D;
    return { x, filter, apply };
  };

  test("both gradients, whatever stride, padding and size", async () => {
    await fc.assert(
      fc.asyncProperty(convolution.filter(fits), async (choice) => {
        await onBoth(() => {
          const { x, filter, apply } = convolve(choice);
          const upstream = normal(apply(x, filter).shape, "upstream") as Tensor4D;
          return tf.grads((image, weights) => apply(image as Tensor4D, weights as Tensor4D))([x, filter], upstream);
        });
      }),
      { ...RUNS, numRuns: 150 },
    );
  });

  test("the transposed convolution and its gradients, as a generator of images uses them", async () => {
    const choices = fc.record({
      ...{ images: upTo(3), side: upTo(6), inputs: upTo(5), outputs: upTo(4), kernel: upTo(5), stride: upTo(3) },
    });
    await fc.assert(
      fc.asyncProperty(choices, async ({ images, side, inputs, outputs, kernel, stride }) => {
        await onBoth(() => {
          const x = normal([images, side, side, inputs], "images") as Tensor4D;
          const filter = normal([kernel, kernel, outputs, inputs], "filter") as Tensor4D;
          const size = side * stride;
          const shape: [number, number, number, number] = [images, size, size, outputs];
          const apply = (image: Tensor4D, weights: Tensor4D) =>
            tf.conv2dTranspose(image, weights, shape, stride, "same") as Tensor4D;
          const upstream = normal(shape, "upstream");
          const [dx, dw] = tf.grads((image, weights) => apply(image as Tensor4D, weights as Tensor4D))(
            [x, filter],
            upstream,
          );
          return [apply(x, filter), dx as Tensor, dw as Tensor];
        });
      }),
      RUNS,
    );
  });

  test("what is not computed is refused by name", async () => {
    await tf.setBackend("wasm");
    const call = () => {
      const [dy, filter] = [tf.zeros([1, 1, 3, 3]), tf.zeros([1, 1, 1, 1])];
      const attributes = { strides: 1, pad: "valid", dataFormat: "NCHW", inputShape: [1, 1, 3, 3] };
      tf.engine().runKernel("Conv2DBackpropInput", { dy, filter }, attributes);
    };
    expect(() => tf.tidy(call)).toThrow("NCHW");
  });
});

describe("products of matrices on wasm equal the CPU backend", () => {
  const transposes = fc.tuple(fc.boolean(), fc.boolean());
  const batches = fc.constantFrom<[number[], number[]]>(
    ...([
      [[], []],
      [[1], [1]],
      [[3], [3]],
      [[3], [1]],
      [[1], [3]],
      [
        [2, 3],
        [2, 3],
      ],
      [[2, 3], [3]],
    ] as [number[], number[]][]),
  );
  const choices = fc.record({ batches, transposes, rows: upTo(70), inner: upTo(110), columns: upTo(70) });

  const matrices = ({ batches: [left, right], transposes: [turnA, turnB], rows, inner, columns }: Choice) => ({
    a: normal([...left, ...(turnA ? [inner, rows] : [rows, inner])], "a"),
    b: normal([...right, ...(turnB ? [columns, inner] : [inner, columns])], "b"),
  });
  type Choice = typeof choices extends fc.Arbitrary<infer T> ? T : never;

  test("transposed or not, in batches or not, with broadcasting", async () => {
    await fc.assert(
      fc.asyncProperty(choices, async (choice) => {
        await onBoth(() => {
          const { a, b } = matrices(choice);
          return tf.matMul(a, b, ...choice.transposes);
        });
      }),
      { ...RUNS, numRuns: 120 },
    );
  });

  test("the small one of two is turned around, whichever it is", async () => {
    for (const [rows, columns] of [
      [1, 200],
      [200, 1],
      [3, 300],
      [300, 3],
    ] as const) {
      for (const turned of [
        [true, false],
        [false, true],
        [true, true],
      ] as const)
        await onBoth(() => {
          const choice = { batches: [[], []] as [number[], number[]], transposes: [...turned] as [boolean, boolean] };
          const { a, b } = matrices({ ...choice, rows, columns, inner: 60 });
          return tf.matMul(a, b, ...turned);
        });
    }
  });

  test("batches that broadcast crosswise, each against its own pair", async () => {
    await tf.setBackend("wasm");
    tf.tidy(() => {
      const [a, b] = [normal([2, 1, 4, 5], "a"), normal([1, 3, 5, 6], "b")];
      const [left, right] = [tf.tile(a, [1, 3, 1, 1]), tf.tile(b, [2, 1, 1, 1])];
      expect(tf.matMul(a, b).dataSync()).toEqual(tf.matMul(left, right).dataSync());
    });
  });

  test("a right-hand matrix that changes is read afresh", async () => {
    await onBoth(() => {
      const a = normal([2, 4, 5], "a");
      return ["first", "second", "third"].map((stream) => tf.matMul(a, normal([2, 5, 6], stream)));
    });
  });

  test("fused with bias and activation", async () => {
    const activation = fc.constantFrom("linear", "relu", "relu6", "elu", "sigmoid", "leakyrelu", "prelu" as const);
    await fc.assert(
      fc.asyncProperty(choices, activation, async (choice, name) => {
        if (choice.batches[0].length !== choice.batches[1].length) return;
        await onBoth(() => {
          const { a, b } = matrices(choice);
          return tf.fused.matMul({
            ...{ a: a as Tensor2D, b: b as Tensor2D, bias: normal([choice.columns], "bias") },
            ...{ transposeA: choice.transposes[0], transposeB: choice.transposes[1], leakyreluAlpha: 0.3 },
            activation: name as "relu",
            ...(name === "prelu" && { preluActivationWeights: normal([choice.columns], "prelu") }),
          });
        });
      }),
      RUNS,
    );
  });
});

test("sums by segment on wasm equal the CPU backend; numbers outside are left out", async () => {
  const choices = fc.record({
    segments: upTo(6),
    rest: fc.array(upTo(5), { maxLength: 2 }),
    numbers: fc.array(fc.integer({ min: -1, max: 6 }), { minLength: 1, maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(choices, async ({ segments, rest, numbers }) => {
      await onBoth(() =>
        tf.unsortedSegmentSum(
          normal([numbers.length, ...rest], "rows"),
          tf.tensor1d(numbers, "int32") as Tensor1D,
          segments,
        ),
      );
    }),
    RUNS,
  );
});

test("axes in any order on wasm equal the CPU backend, also where the package has no loop of its own", async () => {
  const choices = fc.array(upTo(4), { minLength: 1, maxLength: 6 }).chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      order: fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }),
    }),
  );
  const axes = [0, 1, 2, 3, 4];
  const heads = { shape: [2, 3, 3, 4, 5], order: [2, 0, 3, 1, 4] };
  await fc.assert(
    fc.asyncProperty(choices, ({ shape, order }) => onBoth(() => tf.transpose(normal(shape, "x"), order))),
    { ...RUNS, examples: [[heads], [{ ...heads, order: [1, 3, 0, 2, 4] }], [{ ...heads, order: axes }]] },
  );
});

test("an axis taken apart on wasm equals the CPU backend", async () => {
  const choices = fc
    .array(upTo(4), { minLength: 1, maxLength: 4 })
    .chain((shape) => fc.record({ shape: fc.constant(shape), axis: fc.nat(shape.length - 1) }));
  await fc.assert(
    fc.asyncProperty(choices, ({ shape, axis }) => onBoth(() => tf.unstack(normal(shape, "x"), axis))),
    RUNS,
  );
  await onBoth(() => tf.unstack(tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3], "int32"), -1));
});
