import type { Tensor4D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";

/** `before` zeros in front of an axis, or as many rows cut away where it is negative; `length` in all. */
export interface Frame {
  readonly before: number;
  readonly length: number;
}

/** Images × height × width × channels in another frame: zeros around them or their edges cut away. */
export function frame(tf: Tf, images: Tensor4D, [height, width]: readonly Frame[]): Tensor4D {
  const axes = [height, width].map((axis, index) => fitAxis(axis as Frame, images.shape[index + 1] as number));
  const [rows, columns] = axes as [Fitted, Fitted];
  const cut = axes.every(({ start, kept }, index) => start === 0 && kept === images.shape[index + 1])
    ? images
    : tf.slice(images, [0, rows.start, columns.start, 0], [-1, rows.kept, columns.kept, -1]);
  if (axes.every(({ before, after }) => before === 0 && after === 0)) return cut;
  return tf.pad(cut, [
    [0, 0],
    [rows.before, rows.after],
    [columns.before, columns.after],
    [0, 0],
  ]);
}

interface Fitted {
  readonly start: number;
  readonly kept: number;
  readonly before: number;
  readonly after: number;
}

function fitAxis({ before, length }: Frame, own: number): Fitted {
  const start = Math.min(own, Math.max(0, -before));
  const zeros = Math.min(length, Math.max(0, before));
  const kept = Math.min(own - start, length - zeros);
  return { start, kept, before: zeros, after: length - zeros - kept };
}
