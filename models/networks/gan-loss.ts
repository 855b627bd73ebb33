import type { Scalar, Tensor } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { GanLoss } from "../contracts/image-config";

/** What the two networks of a GAN are pulled towards. Scores are the discriminator's, without any squashing. */
export interface Objective {
  discriminator(real: Tensor, fake: Tensor): Scalar;
  generator(fake: Tensor): Scalar;
  /** Scores above it are taken for real: the accuracy's border. */
  readonly border: number;
}

/** @param realTarget one-sided smoothing (Salimans et al. 2016, section 3.4): below 1 for the logistic loss only. */
export function objectiveOf(tf: Tf, loss: GanLoss, realTarget: number): Objective {
  return { nonSaturating: () => logistic(tf, realTarget), lsgan: () => leastSquares(tf), hinge: () => hinge(tf) }[
    loss
  ]();
}

/** Non-saturating loss through softplus (Goodfellow et al. 2014, section 3). */
function logistic(tf: Tf, realTarget: number): Objective {
  return {
    discriminator: (real, fake) => {
      const realLoss = tf.sub(tf.softplus(real), tf.mul(real, realTarget)).mean();
      return tf.add(realLoss, tf.softplus(fake).mean());
    },
    generator: (fake) => tf.softplus(tf.neg(fake)).mean(),
    border: 0,
  };
}

/** Mao et al., "Least Squares Generative Adversarial Networks", ICCV 2017, eq. 9: targets 0 and 1. */
function leastSquares(tf: Tf): Objective {
  const distance = (scores: Tensor, target: number) => tf.mul(tf.square(tf.sub(scores, target)).mean(), 0.5) as Scalar;
  return {
    discriminator: (real, fake) => tf.add(distance(real, 1), distance(fake, 0)),
    generator: (fake) => distance(fake, 1),
    border: 0.5,
  };
}

/** Lim & Ye 2017; Miyato et al., "Spectral Normalization for Generative Adversarial Networks", ICLR 2018, eq. 16–17. */
function hinge(tf: Tf): Objective {
  return {
    discriminator: (real, fake) => tf.add(tf.relu(tf.sub(1, real)).mean(), tf.relu(tf.add(1, fake)).mean()),
    generator: (fake) => tf.neg(fake.mean()),
    border: 0,
  };
}
