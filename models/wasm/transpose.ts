import type { Tensor } from "@tensorflow/tfjs";
import { type Kernel, sizeOf } from "./kernel";

/** Up to this rank the package has loops of its own; past it, it divides its way to every single element. */
const LOOPS_TO_RANK = 4;

/**
 * Axes in another order. Where the last stays, what moves are runs of neighbours: the heads of attention are split off
 * and joined so, some hundred times faster than element by element.
 */
export const transpose: Kernel<{ perm: number[] }> = (call) => {
  const { x } = call.inputs as { x: Tensor };
  const { perm } = call.attributes;
  const last = x.shape.length - 1;
  if (last < LOOPS_TO_RANK || perm[last] !== last || (x.dtype !== "float32" && x.dtype !== "int32"))
    return call.stock();
  const { backend } = call;
  const axes = perm.slice(0, last);
  const lengths = axes.map((axis) => x.shape[axis] as number);
  const run = x.shape[last] as number;
  const out = backend.makeOutput([...lengths, run], x.dtype);
  const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
  const strides = axes.map((axis) => sizeOf(x.shape.slice(axis + 1)));
  const place = lengths.map(() => 0);
  let source = 0;
  for (let target = 0; target < to.length; target += run) {
    for (let at = 0; at < run; at += 1) to[target + at] = from[source + at] as number;
    source += advance(place, lengths, strides);
  }
  return out;
};

/** Goes to the next place, the last axis first; answers how far its run lies from the one before. */
function advance(place: number[], lengths: readonly number[], strides: readonly number[]): number {
  let distance = 0;
  for (let axis = place.length - 1; axis >= 0; axis -= 1) {
    const [length, stride] = [lengths[axis] as number, strides[axis] as number];
    const next = (place[axis] as number) + 1;
    distance += stride;
    place[axis] = next;
    if (next < length) return distance;
    distance -= length * stride;
    place[axis] = 0;
  }
  return distance;
}
