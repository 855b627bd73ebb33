import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { axesOf, type ConvolutionAttributes, type ConvolutionAxis } from "./convolution";
import { frame } from "./frame";
import type { Kernel } from "./kernel";

type Attributes = ConvolutionAttributes & { readonly filterShape: number[] };

/**
 * Gradient of a convolution's filter: one convolution of the images by the upstream gradient, in which channels and
 * images change places and the stride becomes a dilation.
 */
export const filterGradient: Kernel<Attributes> = ({ tf, inputs, attributes }) => {
  const { x: images, dy: upstream } = inputs as { x: Tensor4D; dy: Tensor4D };
  const axes = axesOf(tf, attributes, { image: images.shape, filter: attributes.filterShape });
  return tf.tidy(() => {
    const seen = frame(
      tf,
      images,
      axes.map(({ before, ...axis }) => ({ before, length: seenLength(axis) })),
    );
    const byChannel = seen.transpose([3, 1, 2, 0]) as Tensor4D;
    const dilations = axes.map(({ stride }) => stride) as [number, number];
    const filter = upstream.transpose([1, 2, 0, 3]) as Tensor4D;
    const gradient: Tensor = tf.conv2d(byChannel, filter, 1, "valid", "NHWC", dilations);
    return gradient.transpose([1, 2, 0, 3]);
  });
};

/** How much of the image with its zeros the filter passes over. */
const seenLength = ({ out, stride, kernel }: Omit<ConvolutionAxis, "before">): number => (out - 1) * stride + kernel;
