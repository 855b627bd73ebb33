import type { FeatureMatrix } from "@/models/metrics/feature-matrix";
import golden from "../../fixtures/metrics-golden.json";

export { golden };

/** Linear congruential generator of the golden data: s ← (1664525·s + 1013904223) mod 2³², u = s / 2³². */
export function goldenUniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Feature = (u₁ + u₂ + u₃ + u₄ − 2)·scale + shift, row-major. */
export function goldenFeatures({
  seed,
  rows,
  columns = 16,
  scale = 1,
  shift = 0,
}: {
  seed: number;
  rows: number;
  columns?: number;
  scale?: number;
  shift?: number;
}): FeatureMatrix {
  const uniform = goldenUniform(seed);
  const values = Float64Array.from(
    { length: rows * columns },
    () => (uniform() + uniform() + uniform() + uniform() - 2) * scale + shift,
  );
  return { values, rows, columns };
}

/** Names as in the definitions: R real, F fake, T train, G generated, P test, G2 = G with 30 near copies of T. */
export const R = goldenFeatures({ seed: 1, rows: 200 });
export const F = goldenFeatures({ seed: 2, rows: 180, scale: 0.9, shift: 0.1 });
export const T = goldenFeatures({ seed: 3, rows: 150 });
export const G = goldenFeatures({ seed: 4, rows: 150, scale: 0.95, shift: 0.05 });
export const P = goldenFeatures({ seed: 5, rows: 120 });
export const G2 = withCopies(G, T, 30);

function withCopies(generated: FeatureMatrix, train: FeatureMatrix, count: number): FeatureMatrix {
  const values = generated.values.slice();
  for (let index = 0; index < count * generated.columns; index += 1)
    values[index] = (train.values[index] as number) + 1e-3;
  return { ...generated, values };
}
