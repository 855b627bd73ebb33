import type { Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { LikelihoodFacts, MeasuredMetric } from "../contracts/report";
import { type ImageDataset, PIXELS, unitPixels } from "../data/image-dataset";
import { SeededRandom } from "../data/random";
import type { Split } from "../data/split";
import { boundGap, evidenceLowerBounds, importanceWeightedBounds } from "../metrics/importance-weighted-bound";
import { rateMembership, scoreMembership } from "../metrics/membership";
import { Z_95 } from "../metrics/normal-quantile";
import type { Trainable } from "../training/trainable";

export interface LikelihoodMeasurement {
  readonly tf: Tf;
  readonly model: Trainable;
  readonly data: ImageDataset;
  readonly split: Split;
  readonly seed: number;
}

export interface MeasuredLikelihood {
  readonly metrics: MeasuredMetric[];
  readonly likelihood?: LikelihoodFacts;
}

/** Of each part: with fewer the noise of the gap comes near to its boundary. */
const MOST_IMAGES = 2_000;
/** Latents an image for the ELBO, whose mean they leave alone; the tighter bound takes more of them on fewer images. */
const ELBO_LATENTS = 10;
const IWAE = { latents: 50, images: 400 } as const;
/** Decoded rows at once. */
const PART = 2_500;

/**
 * Bounds of log p(x) of held-out images beside those of training images, on pixels made black or white by chance
 * (Salakhutdinov & Murray, ICML 2008), as the literature states them. The gap between the two tells of memorisation;
 * its floor is the gap to reference images, which were not trained on either. Membership by the bound itself: Hayes et
 * al., "LOGAN", PoPETs 2019, in the white-box reading. Nothing for models without a likelihood.
 */
export function measureLikelihood(request: LikelihoodMeasurement): MeasuredLikelihood {
  const { model, split, seed } = request;
  if (!model.logWeights) return { metrics: [] };
  const images = Math.min(MOST_IMAGES, split.train.length, split.holdout.length, split.reference.length);
  const iwaeImages = Math.min(images, IWAE.images);
  const drawn = {
    train: weightsOf(request, "train", images, ELBO_LATENTS),
    holdout: weightsOf(request, "holdout", images, ELBO_LATENTS),
    reference: weightsOf(request, "reference", images, ELBO_LATENTS),
    iwae: weightsOf(request, "holdout", iwaeImages, IWAE.latents),
    iwaeTrain: weightsOf(request, "train", iwaeImages, IWAE.latents),
  };
  // Samples may be numbers where a likelihood is none any more: then there is nothing to state.
  if (!Object.values(drawn).every((weights) => weights.every(Number.isFinite))) return { metrics: [] };
  const elbo = (part: keyof Split) => evidenceLowerBounds(drawn[part], ELBO_LATENTS);
  const iwae = (weights: Float32Array) => importanceWeightedBounds(weights, IWAE.latents);
  return {
    metrics: [
      boundMetric("elbo", elbo("holdout"), elbo("train")),
      boundMetric("iwae", iwae(drawn.iwae), iwae(drawn.iwaeTrain)),
      ...memorisation({ train: elbo("train"), holdout: elbo("holdout"), reference: elbo("reference"), seed }),
    ],
    likelihood: {
      ...{ binarisation: "stochastic", images, elboLatents: ELBO_LATENTS, iwaeImages, iwaeLatents: IWAE.latents },
    },
  };
}

function boundMetric(key: "elbo" | "iwae", unseen: Float64Array, trained: Float64Array): MeasuredMetric {
  const value = meanOf(unseen);
  return { key, value, floor: meanOf(trained), interval: around(value, errorOf(unseen)) };
}

interface Bounds extends Record<keyof Split, Float64Array> {
  readonly seed: number;
}

function memorisation({ train, holdout, reference, seed }: Bounds): MeasuredMetric[] {
  const gap = boundGap({ train, test: holdout });
  const attack = scoreMembership({ memberScores: train, nonMemberScores: holdout, seed });
  const guess = rateMembership({ memberScores: reference, nonMemberScores: holdout });
  return [
    {
      ...{ key: "elboGap", value: gap, floor: boundGap({ train: reference, test: holdout }) },
      interval: around(gap, Math.hypot(errorOf(train), errorOf(holdout))),
    },
    { key: "elboMembershipAuc", value: attack.auc, floor: guess.auc, interval: attack.interval },
  ];
}

/** Log importance weights of the first images of a part, item by item. */
function weightsOf(
  { tf, model, data, split, seed }: LikelihoodMeasurement,
  part: keyof Split,
  images: number,
  latents: number,
): Float32Array {
  const random = SeededRandom.fromSeed(seed, `likelihood:${part}:${latents}`);
  const weights = new Float32Array(images * latents);
  const size = Math.max(1, Math.floor(PART / latents));
  for (let first = 0; first < images; first += size) {
    const rows = split[part].subarray(first, Math.min(images, first + size));
    const black = unitPixels(data, rows).map((grey) => (random.uniform() < grey ? 1 : 0));
    const noise = random.normals(rows.length * latents * model.latentSize);
    tf.tidy(() => {
      const values = model.logWeights?.(
        tf.tensor2d(black, [rows.length, PIXELS]),
        tf.tensor2d(noise, [rows.length * latents, model.latentSize]) as Tensor2D,
      );
      if (values) weights.set(values.dataSync(), first * latents);
    });
  }
  return weights;
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard error of the mean. */
function errorOf(values: Float64Array): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
}

const around = (value: number, error: number): [number, number] => [value - Z_95 * error, value + Z_95 * error];
