import type { Tensor } from "@tensorflow/tfjs";
import { type Kernel, sizeOf } from "./kernel";

/** One axis taken apart, as a recurrent network takes its places: the package cuts out each piece element by element. */
export const unpack: Kernel<{ axis: number }> = ({ backend, inputs, attributes }) => {
  const { value } = inputs as { value: Tensor };
  const axis = attributes.axis < 0 ? attributes.axis + value.shape.length : attributes.axis;
  const [before, count, after] = [value.shape.slice(0, axis), value.shape[axis] as number, value.shape.slice(axis + 1)];
  const [blocks, run] = [sizeOf(before), sizeOf(after)];
  const { dtype } = value;
  if (dtype !== "float32" && dtype !== "int32") throw new TypeError(`no kernel takes ${dtype} apart`);
  const pieces = Array.from({ length: count }, () => backend.makeOutput([...before, ...after], dtype));
  const from = backend.typedArrayFromHeap(value);
  pieces.forEach((piece, at) => {
    const to = backend.typedArrayFromHeap(piece);
    for (let block = 0; block < blocks; block += 1) {
      const start = (block * count + at) * run;
      to.set(from.subarray(start, start + run), block * run);
    }
  });
  return pieces;
};
