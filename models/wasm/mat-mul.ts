import type { Tensor, TensorInfo } from "@tensorflow/tfjs";
import { asTensor, type Kernel, type KernelCall, sizeOf, type WasmBackend } from "./kernel";

interface Transposes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

const PLAIN: Transposes = { transposeA: false, transposeB: false };

/**
 * Products of matrices … × rows × inner and … × inner × columns. The package is fast for one plain pair only; transposed
 * or in a batch it multiplies element by element. So what is transposed is transposed first, and a batch is multiplied
 * pair by pair where it lies.
 */
export const matMul: Kernel<Transposes> = (call) => {
  const { a, b } = call.inputs as { a: Tensor; b: Tensor };
  if (a.dtype !== "float32" || b.dtype !== "float32" || a.size === 0 || b.size === 0) return call.stock();
  return call.tf.tidy(() => multiply(call, [a, b]));
};

function multiply(call: KernelCall<Transposes>, [a, b]: readonly [Tensor, Tensor]): Tensor {
  const { transposeA, transposeB } = call.attributes;
  if (transposeA !== transposeB && batchSize(a) === 1 && batchSize(b) === 1) {
    const elements = a.size + b.size;
    const product = (productShape([a, b], call.attributes).at(-1) as number) * (rowsOf(a, transposeA) as number);
    const transposed = transposeA ? a.size : b.size;
    // AᵀB = (BᵀA)ᵀ and ABᵀ = (BAᵀ)ᵀ: the smaller of the two is turned around.
    if (elements - transposed + product < transposed) {
      const turned = transposeA ? [swapLast(b), a] : [b, swapLast(a)];
      const swapped = multiplyPlain(call, turned as [Tensor, Tensor]);
      return swapLast(swapped).reshape(productShape([a, b], call.attributes));
    }
  }
  return multiplyPlain(call, [transposeA ? swapLast(a) : a, transposeB ? swapLast(b) : b]);
}

function multiplyPlain(call: KernelCall<Transposes>, [a, b]: readonly [Tensor, Tensor]): Tensor {
  if (batchSize(b) !== 1) return asTensor(call.tf, multiplyPairs(call.backend, [a, b]));
  // One matrix on the right: all rows on the left are one matrix.
  const [inner, columns] = b.shape.slice(-2) as [number, number];
  const pair = { a: a.reshape([-1, inner]), b: b.reshape([inner, columns]) };
  return call.stock(pair, PLAIN).reshape(productShape([a, b], PLAIN));
}

/** Numbers by which the module knows the matrices of a batch are made for the call: no element is copied. */
function multiplyPairs(backend: WasmBackend, [a, b]: readonly [Tensor, Tensor]): TensorInfo {
  const shape = productShape([a, b], PLAIN);
  const out = backend.makeOutput(shape, "float32");
  const batch = shape.slice(0, -2);
  const [rows, inner, columns] = [...a.shape.slice(-2), b.shape.at(-1)] as [number, number, number];
  const [left, right, product] = [rows * inner, inner * columns, rows * columns];
  const [fromA, fromB] = [pairOrder(a.shape.slice(0, -2), batch), pairOrder(b.shape.slice(0, -2), batch)];
  const [shapeA, shapeB] = [bytesOf([1, rows, inner]), bytesOf([1, inner, columns])];
  const kernel = rawKernel(backend);
  for (let pair = 0; pair < sizeOf(batch); pair += 1) {
    const idA = window(backend, a, { start: (fromA[pair] as number) * left, size: left });
    const idB = window(backend, b, { start: (fromB[pair] as number) * right, size: right });
    const idOut = window(backend, out, { start: pair * product, size: product });
    kernel(idA, shapeA, 3, idB, shapeB, 3, 0, 0, idOut);
    // The module keeps what it has packed of a right-hand matrix until that matrix goes.
    for (const id of [idA, idB, idOut]) backend.wasm.tfjs.disposeData(id);
  }
  return out;
}

function window(backend: WasmBackend, tensor: TensorInfo, { start, size }: { start: number; size: number }): number {
  const id = backend.dataIdNextNumber;
  backend.dataIdNextNumber += 1;
  const { memoryOffset } = backend.dataIdMap.get(tensor.dataId);
  backend.wasm.tfjs.registerTensor(id, size, memoryOffset + start * Float32Array.BYTES_PER_ELEMENT);
  return id;
}

type RawKernel = ReturnType<WasmBackend["wasm"]["cwrap"]>;
const rawKernels = new WeakMap<WasmBackend, RawKernel>();

function rawKernel(backend: WasmBackend): RawKernel {
  const known = rawKernels.get(backend);
  if (known) return known;
  const [number, array] = ["number", "array"] as const;
  const parameters = [number, array, number, number, array, number, number, number, number];
  const made = backend.wasm.cwrap("BatchMatMul", null, parameters);
  rawKernels.set(backend, made);
  return made;
}

/** Which matrix of `own` each matrix of the broadcast batch is. */
function pairOrder(own: readonly number[], batch: readonly number[]): Int32Array {
  const order = new Int32Array(sizeOf(batch));
  const lengths = [...Array(batch.length - own.length).fill(1), ...own] as number[];
  for (let pair = 0; pair < order.length; pair += 1) {
    let [rest, stride] = [pair, 1];
    for (let axis = batch.length - 1; axis >= 0; axis -= 1) {
      const [length, all] = [lengths[axis] as number, batch[axis] as number];
      order[pair] = (order[pair] as number) + (length === 1 ? 0 : rest % all) * stride;
      rest = Math.floor(rest / all);
      stride *= length;
    }
  }
  return order;
}

function productShape([a, b]: readonly [Tensor, Tensor], { transposeA, transposeB }: Transposes): number[] {
  const [batchA, batchB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const rank = Math.max(batchA.length, batchB.length);
  const batch = Array.from({ length: rank }, (_, axis) => {
    const lengths = [batchA[axis + batchA.length - rank] ?? 1, batchB[axis + batchB.length - rank] ?? 1];
    return lengths[0] === 1 ? (lengths[1] as number) : (lengths[0] as number);
  });
  return [...batch, rowsOf(a, transposeA), rowsOf(b, !transposeB)];
}

const rowsOf = ({ shape }: Tensor, transposed: boolean): number => shape.at(transposed ? -1 : -2) as number;
const batchSize = ({ shape }: Tensor): number => sizeOf(shape.slice(0, -2));
const bytesOf = (shape: readonly number[]): Uint8Array => new Uint8Array(Int32Array.from(shape).buffer);

/** Each matrix transposed. */
function swapLast(matrices: Tensor): Tensor {
  const axes = matrices.shape.map((_, axis) => axis);
  return matrices.transpose([...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}
