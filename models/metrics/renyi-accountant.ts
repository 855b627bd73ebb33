/** A mechanism run `steps` times: each item joins a step with chance `sampleRate`, noise has `noiseMultiplier` times the bound of one item's influence. */
export interface SampledGaussian {
  readonly sampleRate: number;
  readonly noiseMultiplier: number;
  readonly steps: number;
}

/** Whole orders only: in between lie slightly better bounds, and these hold too. */
const ORDERS = Array.from({ length: 511 }, (_, index) => index + 2);

/**
 * Rényi divergence of order α (a whole number from 2) of one step of the sampled Gaussian mechanism with Poisson sampling,
 * for data that differ by one item added or removed (Mironov, Talwar & Zhang, "Rényi Differential Privacy of the Sampled
 * Gaussian Mechanism", 2019, section 3.3): log Σₖ C(α,k)(1−q)^(α−k) q^k exp((k²−k)/2σ²), over α−1.
 */
export function sampledGaussianDivergence(
  order: number,
  { sampleRate: q, noiseMultiplier: sigma }: Omit<SampledGaussian, "steps">,
): number {
  if (q === 0) return 0;
  if (sigma === 0) return Number.POSITIVE_INFINITY;
  if (q === 1) return order / (2 * sigma ** 2);
  const terms: number[] = [];
  let logBinomial = 0;
  for (let k = 0; k <= order; k += 1) {
    if (k > 0) logBinomial += Math.log((order - k + 1) / k);
    terms.push(logBinomial + (order - k) * Math.log1p(-q) + k * Math.log(q) + (k * k - k) / (2 * sigma ** 2));
  }
  const largest = Math.max(...terms);
  const logSum = largest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - largest), 0));
  return logSum / (order - 1);
}

/**
 * The ε for which the steps together are (ε, δ)-differentially private: divergences add up (Mironov, "Rényi Differential
 * Privacy", CSF 2017, proposition 1) and the best order is turned by ε = divergence + log(1/δ)/(α−1) (proposition 3).
 * Infinite without noise.
 * @throws RangeError for a rate, noise or δ outside its range
 */
export function privacySpent(mechanism: SampledGaussian, delta: number): { epsilon: number; order: number } {
  const { sampleRate, noiseMultiplier, steps } = mechanism;
  if (!(sampleRate >= 0 && sampleRate <= 1)) throw new RangeError(`sample rate ${sampleRate}`);
  if (!(noiseMultiplier >= 0) || !(steps >= 0)) throw new RangeError(`noise ${noiseMultiplier}, steps ${steps}`);
  if (!(delta > 0 && delta < 1)) throw new RangeError(`delta ${delta}`);
  let best = { epsilon: Number.POSITIVE_INFINITY, order: ORDERS[0] ?? 2 };
  for (const order of ORDERS) {
    const epsilon = steps * sampledGaussianDivergence(order, mechanism) + Math.log(1 / delta) / (order - 1);
    if (epsilon < best.epsilon) best = { epsilon, order };
  }
  return best;
}
