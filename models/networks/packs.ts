import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import { PIXELS, SIDE } from "../data/image-dataset";

/**
 * Rows side by side, m at a time: n × d as n/m × m·d. What is judged together shows how alike it is (Lin, Khetan, Fanti &
 * Oh, "PacGAN: The power of two samples in generative adversarial networks", NeurIPS 2018). Rows that fill no pack are
 * left out.
 */
export function pack(tf: Tf, rows: Tensor2D, packing: number): Tensor2D {
  if (packing === 1) return rows;
  const packs = Math.floor(rows.shape[0] / packing);
  return tf.reshape(rows.slice([0, 0], [packs * packing, -1]), [packs, -1]);
}

/** Packs n × 784·m as maps n × 28 × 28 × m, an image a channel. */
export function asMaps(tf: Tf, packs: Tensor2D): Tensor4D {
  const [count, width] = packs.shape;
  const images = width / PIXELS;
  if (images === 1) return packs.reshape([count, SIDE, SIDE, 1]);
  return tf.transpose(packs.reshape([count, images, SIDE, SIDE]), [0, 2, 3, 1]) as Tensor4D;
}
