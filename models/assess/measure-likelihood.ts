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
  const boundsOf = (part: keyof Split) =>
    evidenceLowerBounds(weightsOf(request, part, images, ELBO_LATENTS), ELBO_LATENTS);
  const [train, holdout, reference] = [boundsOf("train"), boundsOf("holdout"), boundsOf("reference")];
  const iwaeImages = Math.min(images, IWAE.images);
  const tighter = (part: keyof Split) =>
    importanceWeightedBounds(weightsOf(request, part, iwaeImages, IWAE.latents), IWAE.latents);
  const [iwae, iwaeTrain] = [tighter("holdout"), tighter("train")];
  const attack = scoreMembership({ memberScores: train, nonMemberScores: holdout, seed });
  const guess = rateMembership({ memberScores: reference, nonMemberScores: holdout });
  const gap = boundGap({ train, test: holdout });
  const gapError = Math.hypot(errorOf(train), errorOf(holdout));
  return {
    metrics: [
      {
        key: "elbo",
        value: meanOf(holdout),
        floor: meanOf(train),
        interval: around(meanOf(holdout), errorOf(holdout)),
      },
      { key: "iwae", value: meanOf(iwae), floor: meanOf(iwaeTrain), interval: around(meanOf(iwae), errorOf(iwae)) },
      {
        key: "elboGap",
        value: gap,
        floor: boundGap({ train: reference, test: holdout }),
        interval: around(gap, gapError),
      },
      { key: "elboMembershipAuc", value: attack.auc, floor: guess.auc, interval: attack.interval },
    ],
    likelihood: {
      ...{ binarisation: "stochastic", images, elboLatents: ELBO_LATENTS, iwaeImages, iwaeLatents: IWAE.latents },
    },
  };
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
