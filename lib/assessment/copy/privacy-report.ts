import { fill, formatScore, formatShare, type Words } from "@/lib/format";
import type { PrivacyBudget } from "@/models/contracts/report";

/** Sentences of a report on a run that trained with differential privacy. */

const SPENT: Words = {
  zh: "训练用了差分隐私（DP-SGD）：每张训练图像的梯度裁剪到范数 {clip}，再加 {noise} 倍的正态噪声。{steps} 步用去的隐私预算为 ε = {epsilon}（δ = {delta}）：有没有某一张图像，得到任何一种模型的概率最多差 e^ε 倍，另加 δ。",
  en: "Training was differentially private (DP-SGD): each training image's gradient was clipped to norm {clip}, then normal noise of {noise} times that was added. Its {steps} steps spent a privacy budget of ε = {epsilon} (δ = {delta}): with or without any one image, the chance of any model differs by at most a factor of e^ε, plus δ.",
};

const PROMISES_NOTHING: Words = {
  zh: "训练时每张图像的梯度裁剪到范数 {clip}，但没有加噪声，因此不构成差分隐私，没有 ε 可言。",
  en: "Each training image's gradient was clipped to norm {clip}, but no noise was added: this is no differential privacy, and there is no ε.",
};

/** ε and δ of a run, or that there is none; a δ reads as a power of ten. */
export function describePrivacy(budget: PrivacyBudget): Words {
  const { epsilon, delta, noiseMultiplier: noise, clippingNorm: clip, steps } = budget;
  if (epsilon === null) return fill(PROMISES_NOTHING, { clip });
  return fill(SPENT, { clip, noise, steps, epsilon: formatScore(epsilon), delta: delta.toExponential(1) });
}

export const PRIVACY_LIMITATIONS: readonly Words[] = [
  {
    zh: "ε 只管训练好的权重和由它生成的样本；训练曲线和本报告中由训练图像算出的数值不在其内。",
    en: "The ε covers the trained weights and the samples drawn from them; the curves and the scores in this report that were computed from training images are not covered.",
  },
  {
    zh: "噪声由本报告写明的种子产生，以便复算。知道种子的人可以减去噪声，所以公开权重时不能公开种子。",
    en: "The noise follows from the seed that this report names, so that it can be computed again. Whoever knows the seed can subtract the noise: a seed must not be published with the weights.",
  },
  {
    zh: "ε 只算这一次训练。同样的数据训练了几次，各次的 ε 要相加；这里的一份隐私是一张图像，不是一个人。",
    en: "The ε counts this training alone: where the same data trained several times, add them up. What it protects is one image, not one person.",
  },
];

/** Where training went on from weights that may have been learned from the same images. */
export const PRIVACY_OF_ORIGIN: Words = {
  zh: "起始权重算作公开的：它们若是用同样的图像学到的，那一部分不在 ε 之内。",
  en: "The initial weights count as public: what they learned from the same images is not in this ε.",
};

/** The mechanism in one line, for whoever wants to compute ε again. */
export const PRIVACY_LINE: Words = {
  zh: "ε {epsilon}，δ {delta}；裁剪范数 {clip}，噪声倍数 {noise}，{steps} 步，每步每张图像以概率 {rate} 独立抽中（泊松抽样），Rényi 记账",
  en: "ε {epsilon}, δ {delta}; clipping norm {clip}, noise multiplier {noise}, {steps} steps, each image joining a step by its own chance of {rate} (Poisson sampling), Rényi accountant",
};

export function privacyLine({ epsilon, delta, ...mechanism }: PrivacyBudget): Words {
  const { clippingNorm: clip, noiseMultiplier: noise, steps, sampleRate } = mechanism;
  return fill(PRIVACY_LINE, {
    ...{ epsilon: epsilon === null ? "∞" : epsilon.toFixed(3), delta: delta.toExponential(1) },
    ...{ clip, noise, steps, rate: formatShare(sampleRate, 2) },
  });
}
