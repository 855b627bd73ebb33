import type { PrivacyBudget } from "../contracts/report";
import type { ImageConfig } from "../contracts/run-config";
import { privacySpent } from "../metrics/renyi-accountant";

/** δ is kept a tenth of what one image in the training part would be, and never above the value that papers state. */
const DELTA = { most: 1e-5, shareOfOne: 0.1 } as const;

/** What the whole training spent on its images; nothing for a run without differential privacy. */
export function privacySpentBy(config: ImageConfig, trainingImages: number): { readonly privacy?: PrivacyBudget } {
  if (config.model !== "vae" || config.privacyClip === 0) return {};
  const { privacyNoise: noiseMultiplier, privacyClip: clippingNorm, steps, batchSize } = config;
  const sampleRate = batchSize / trainingImages;
  const delta = Math.min(DELTA.most, DELTA.shareOfOne / trainingImages);
  const { epsilon } = privacySpent({ sampleRate, noiseMultiplier, steps }, delta);
  return {
    privacy: {
      ...{ epsilon: Number.isFinite(epsilon) ? epsilon : null, delta, noiseMultiplier, clippingNorm },
      ...{ sampling: "poisson", sampleRate, steps },
    },
  };
}
