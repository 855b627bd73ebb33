import type { backend_util } from "@tensorflow/tfjs";
import type { Tf } from "../backend";

export interface ConvolutionAttributes {
  readonly strides: [number, number] | number;
  readonly pad: "valid" | "same" | number | backend_util.ExplicitPadding;
  readonly dataFormat: "NHWC" | "NCHW";
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

type Shape4D = [number, number, number, number];

/** One axis of a convolution. `before` are the zeros in front of the image; what stands behind it follows from the rest. */
export interface ConvolutionAxis {
  readonly image: number;
  readonly kernel: number;
  readonly out: number;
  readonly stride: number;
  readonly before: number;
}

/** The axes of a convolution without dilation, images × height × width × channels. */
export function axesOf(
  tf: Tf,
  attributes: ConvolutionAttributes,
  { image, filter }: { image: readonly number[]; filter: readonly number[] },
): [height: ConvolutionAxis, width: ConvolutionAxis] {
  const { strides, pad, dataFormat, dimRoundingMode } = attributes;
  if (dataFormat !== "NHWC") throw new Error(`wasm computes convolutions over NHWC, not over ${dataFormat}`);
  const shapes = [[...image] as Shape4D, [...filter] as Shape4D] as const;
  const info = tf.backend_util.computeConv2DInfo(...shapes, strides, 1, pad, dimRoundingMode);
  return [
    {
      ...{ image: info.inHeight, kernel: info.filterHeight, out: info.outHeight },
      ...{ stride: info.strideHeight, before: info.padInfo.top },
    },
    {
      ...{ image: info.inWidth, kernel: info.filterWidth, out: info.outWidth },
      ...{ stride: info.strideWidth, before: info.padInfo.left },
    },
  ];
}
