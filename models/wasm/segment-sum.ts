import type { Tensor } from "@tensorflow/tfjs";
import { type Kernel, sizeOf } from "./kernel";

/**
 * Sums the rows that have the same number: the gradient of a gather, hence of every embedding. A row whose number lies
 * outside of 0 … count − 1 is left out.
 */
export const segmentSum: Kernel<{ numSegments: number }> = ({ backend, inputs, attributes: { numSegments } }) => {
  const { x: rows, segmentIds: segments } = inputs as { x: Tensor; segmentIds: Tensor };
  const count = sizeOf(segments.shape);
  const width = sizeOf(rows.shape.slice(segments.shape.length));
  const dtype = rows.dtype === "int32" ? "int32" : "float32";
  const out = backend.makeOutput([numSegments, ...rows.shape.slice(segments.shape.length)], dtype);
  const [from, to] = [backend.typedArrayFromHeap(rows), backend.typedArrayFromHeap(out).fill(0)];
  const numbers = backend.typedArrayFromHeap(segments);
  for (let row = 0; row < count; row += 1) {
    const segment = numbers[row] as number;
    if (segment < 0 || segment >= numSegments) continue;
    const [start, target] = [row * width, segment * width];
    for (let at = 0; at < width; at += 1) to[target + at] = (to[target + at] as number) + (from[start + at] as number);
  }
  return out;
};
