import type { Tensor, Tensor4D, TensorInfo } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import { axesOf, type ConvolutionAttributes, type ConvolutionAxis } from "./convolution";
import { frame } from "./frame";
import { asTensor, type Kernel, type WasmBackend } from "./kernel";

type Attributes = ConvolutionAttributes & { readonly inputShape: number[] };

/**
 * Gradient of a convolution's images, which is also the transposed convolution. With a stride of s, every s-th row and
 * column of the images comes from the same places of the filter: s × s plain convolutions, one for each such phase, are
 * laid between one another (Shi et al., CVPR 2016, section 3.1).
 */
export const imageGradient: Kernel<Attributes> = ({ tf, backend, inputs, attributes }) => {
  const { dy: upstream, filter } = inputs as { dy: Tensor4D; filter: Tensor4D };
  const shape = attributes.inputShape;
  const [height, width] = axesOf(tf, attributes, { image: shape, filter: filter.shape });
  return tf.tidy(() => {
    const parts: Part[] = [];
    for (const row of phasesOf(height)) {
      for (const column of phasesOf(width)) {
        if (row.rows === 0 || column.rows === 0) continue;
        const pixels =
          row.taps === 0 || column.taps === 0 ? null : convolve(tf, backend, { upstream, filter, row, column });
        parts.push({ pixels, row, column });
      }
    }
    const [only] = parts;
    if (parts.length === 1 && only?.pixels) return only.pixels;
    return asTensor(tf, interleave(backend, parts, { shape, strides: [height.stride, width.stride] }));
  });
};

/** The rows of an image that lie at `offset`, `offset` + stride, … */
interface Phase {
  readonly offset: number;
  readonly rows: number;
  /** Rows of the filter that reach them: `first`, `first` + stride, … */
  readonly taps: number;
  readonly first: number;
  readonly stride: number;
  /** Row of the upstream gradient that the first of them meets with the first row of the filter. */
  readonly base: number;
}

interface Part {
  readonly pixels: Tensor4D | null;
  readonly row: Phase;
  readonly column: Phase;
}

function phasesOf({ image, kernel, stride, before }: ConvolutionAxis): Phase[] {
  return Array.from({ length: stride }, (_, offset) => {
    const first = (offset + before) % stride;
    return {
      ...{ offset, first, stride },
      rows: Math.max(0, Math.ceil((image - offset) / stride)),
      taps: Math.max(0, Math.ceil((kernel - first) / stride)),
      base: (offset + before - first) / stride,
    };
  });
}

interface PhaseWork {
  readonly upstream: Tensor4D;
  readonly filter: Tensor4D;
  readonly row: Phase;
  readonly column: Phase;
}

function convolve(tf: Tf, backend: WasmBackend, { upstream, filter, row, column }: PhaseWork): Tensor4D {
  const seen = frame(
    tf,
    upstream,
    [row, column].map(({ taps, base, rows }) => ({ before: taps - 1 - base, length: rows + taps - 1 })),
  );
  const turned = asTensor(tf, turnFilter(backend, filter, [row, column])) as Tensor4D;
  return tf.conv2d(seen, turned, 1, "valid") as Tensor4D;
}

/** The phase's part of the filter, turned round in both axes, with outputs for inputs. */
function turnFilter(backend: WasmBackend, filter: Tensor, [row, column]: readonly [Phase, Phase]): TensorInfo {
  const [, width, inputs, outputs] = filter.shape as [number, number, number, number];
  const out = backend.makeOutput([row.taps, column.taps, outputs, inputs], "float32");
  const [from, to] = [backend.typedArrayFromHeap(filter), backend.typedArrayFromHeap(out)];
  let target = 0;
  for (let y = row.taps - 1; y >= 0; y -= 1) {
    for (let x = column.taps - 1; x >= 0; x -= 1) {
      const place = (row.first + y * row.stride) * width + column.first + x * column.stride;
      for (let output = 0; output < outputs; output += 1) {
        for (let input = 0; input < inputs; input += 1) {
          to[target] = from[(place * inputs + input) * outputs + output] as number;
          target += 1;
        }
      }
    }
  }
  return out;
}

function interleave(
  backend: WasmBackend,
  parts: readonly Part[],
  { shape, strides: [down, right] }: { shape: number[]; strides: [number, number] },
): TensorInfo {
  const [images, height, width, channels] = shape as [number, number, number, number];
  const out = backend.makeOutput(shape, "float32");
  const to = backend.typedArrayFromHeap(out);
  if (parts.some(({ pixels }) => pixels === null)) to.fill(0); // rows that no place of the filter reaches
  for (const { pixels, row, column } of parts) {
    if (pixels === null) continue;
    const from = backend.typedArrayFromHeap(pixels);
    let source = 0;
    for (let line = 0; line < images * row.rows; line += 1) {
      const image = Math.floor(line / row.rows);
      const y = row.offset + (line % row.rows) * down;
      let target = ((image * height + y) * width + column.offset) * channels;
      for (let x = 0; x < column.rows; x += 1) {
        for (let channel = 0; channel < channels; channel += 1) to[target + channel] = from[source + channel] as number;
        source += channels;
        target += right * channels;
      }
    }
  }
  return out;
}
