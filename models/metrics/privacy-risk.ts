import { Z_95 } from "./normal-quantile";

/** A success rate shrunk towards ½, with the half width of its 95 % interval; both in 0–1. */
export interface SuccessRate {
  rate: number;
  halfWidth: number;
}

/**
 * Wilson score interval: centre and half width. Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference", JASA 22 (1927).
 * @param successes whole number in 0 … trials
 * @param trials positive whole number
 * @throws RangeError when the counts are not such numbers.
 */
export function wilsonRate({ successes, trials }: { successes: number; trials: number }): SuccessRate {
  if (!Number.isInteger(trials) || trials < 1)
    throw new RangeError(`trials: a positive integer is needed, not ${trials}`);
  if (!Number.isInteger(successes) || successes < 0 || successes > trials) {
    throw new RangeError(`successes: an integer in 0 … ${trials} is needed, not ${successes}`);
  }
  const zSquared = Z_95 * Z_95;
  const rate = (successes + zSquared / 2) / (trials + zSquared);
  const spread = (successes * (trials - successes)) / trials + zSquared / 4;
  return { rate, halfWidth: (Z_95 / (trials + zSquared)) * Math.sqrt(spread) };
}

/** The same interval as its two ends, 0–1. */
export function wilsonInterval(counts: { successes: number; trials: number }): [number, number] {
  const { rate, halfWidth } = wilsonRate(counts);
  return [Math.max(0, rate - halfWidth), Math.min(1, rate + halfWidth)];
}

/** What the samples add to an attacker's success beyond what the population gives away; 0–1 with its 95 % interval. */
export interface ResidualRisk {
  value: number;
  interval: [number, number];
}

/**
 * Residual privacy risk (a − c)/(1 − c) of an attack on training items against the same attack on control items, with
 * the half widths propagated in quadrature. Giomi et al., "A Unified Framework for Quantifying Privacy Risk in
 * Synthetic Data", PoPETs 2023(2) (anonymeter). Clamped to 0–1.
 * @throws RangeError when a rate lies outside 0–1 or the control always succeeds (nothing is left to measure).
 */
export function residualRisk({ attack, control }: { attack: SuccessRate; control: SuccessRate }): ResidualRisk {
  for (const [name, { rate, halfWidth }] of Object.entries({ attack, control })) {
    if (!(rate >= 0 && rate <= 1 && halfWidth >= 0))
      throw new RangeError(`${name}: rate ${rate} ± ${halfWidth} is no share`);
  }
  if (control.rate === 1) throw new RangeError("control: succeeds always, so no residual risk can be measured");
  const rest = 1 - control.rate;
  const value = (attack.rate - control.rate) / rest;
  const byAttack = attack.halfWidth / rest;
  const byControl = (control.halfWidth * (1 - attack.rate)) / (rest * rest);
  const halfWidth = Math.sqrt(byAttack * byAttack + byControl * byControl);
  return { value: toShare(value), interval: [toShare(value - halfWidth), toShare(value + halfWidth)] };
}

const toShare = (value: number) => Math.min(1, Math.max(0, value));
