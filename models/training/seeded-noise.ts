import type { Scalar, Tensor } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import { SeededRandom } from "../data/random";
import { DATA_TYPE } from "./tracing/messages";
import { nativeBackendOf } from "./tracing/native-backend";

export interface NoiseRequest {
  readonly shape: number[];
  readonly seed: number;
  /** Separates the uses of one seed. */
  readonly stream: string;
  /** Number of the step, an input of it. */
  readonly step: Scalar;
}

/**
 * Standard normal values that follow from seed, stream and step alone, for noise as large as a model, which would take
 * longer to draw in JavaScript than the step that uses it. On the native library the step's own graph draws them from a
 * counter (`StatelessRandomNormal`: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011), so that a
 * recorded step and a resumed run have the same; elsewhere the one source of chance does.
 */
export function seededNoise(tf: Tf, { shape, seed, stream, step }: NoiseRequest): Tensor {
  const backend = nativeBackendOf(tf);
  if (!backend) {
    const size = shape.reduce((product, side) => product * side, 1);
    const random = SeededRandom.fromSeed(seed, `${stream}:${step.dataSync()[0] ?? 0}`);
    return tf.tensor(random.normals(size), shape);
  }
  const own = SeededRandom.fromSeed(seed, stream).integer(2 ** 31);
  const key = tf.stack([tf.scalar(own, "int32"), tf.cast(step, "int32")]);
  const { TF_ATTR_TYPE: type } = backend.binding;
  const attrs = [
    { name: "dtype", type, value: DATA_TYPE.float32 },
    { name: "T", type, value: DATA_TYPE.int32 },
    { name: "Tseed", type, value: DATA_TYPE.int32 },
  ];
  return backend.executeSingleOutput("StatelessRandomNormal", attrs, [tf.tensor1d(shape, "int32"), key]);
}
