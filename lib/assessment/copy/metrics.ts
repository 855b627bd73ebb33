import type { Words } from "@/lib/format";
import type { FeatureSpace, MetricKey } from "@/models/contracts/report";

/** What a metric is, for somebody who has never seen it. */
export interface MetricCopy {
  readonly name: Words;
  readonly explanation: Words;
  /** What the number counts; metrics without a unit say so. */
  readonly unit: Words;
  readonly direction: "higher" | "lower";
  /** The paper that defines it; the same in both languages. */
  readonly citation: string;
}

export const DIRECTION_WORDS: Record<MetricCopy["direction"], Words> = {
  higher: { zh: "越高越好", en: "higher is better" },
  lower: { zh: "越低越好", en: "lower is better" },
};

const SHARE: Words = { zh: "比例，0 到 1", en: "share, 0 to 1" };

export const METRIC_COPY: Record<MetricKey, MetricCopy> = {
  fd: {
    name: { zh: "弗雷歇距离（FD）", en: "Fréchet distance (FD)" },
    explanation: {
      zh: "整体来看，样本与真实数据相差多少。两组图像分别概括为一个“云团”，比较云团的中心和形状；0 表示没有差别。",
      en: "How far the samples as a whole are from real data. Each set of images is summed up as a cloud, and the clouds' centres and shapes are compared; 0 means no difference.",
    },
    unit: { zh: "无单位", en: "no unit" },
    direction: "lower",
    citation: "Dowson & Landau, J. Multivariate Anal. 12 (1982); Heusel et al., NeurIPS 2017",
  },
  precision: {
    name: { zh: "精确率", en: "Precision" },
    explanation: {
      zh: "有多少样本看起来像真实数据，即落在真实图像的附近。",
      en: "How many samples look like real data, that is, lie near real images.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Kynkäänniemi et al., NeurIPS 2019",
  },
  recall: {
    name: { zh: "召回率", en: "Recall" },
    explanation: {
      zh: "有多少真实图像落在样本的附近，即模型能够生成到的范围有多广。",
      en: "How many real images lie near samples, that is, how much of real data is within the model's reach.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Kynkäänniemi et al., NeurIPS 2019",
  },
  density: {
    name: { zh: "密度", en: "Density" },
    explanation: {
      zh: "样本周围的真实图像有多密，比精确率更不受个别异常图像影响；真实数据约为 1，可以超过 1。",
      en: "How densely real images surround the samples; a few odd images disturb it less than precision. Real data has about 1; it may exceed 1.",
    },
    unit: { zh: "相对值，约 1 为真实数据", en: "relative; real data has about 1" },
    direction: "higher",
    citation: "Naeem et al., ICML 2020",
  },
  coverage: {
    name: { zh: "覆盖率", en: "Coverage" },
    explanation: {
      zh: "有多少真实图像附近至少有一个样本，即真实数据的变化被生成出来的比例。",
      en: "How many real images have at least one sample nearby, that is, how much of the variety of real data is generated.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Naeem et al., ICML 2020",
  },
  authPct: {
    name: { zh: "真实新颖率（AuthPct）", en: "Authenticity (AuthPct)" },
    explanation: {
      zh: "有多少样本是新的，而不是紧贴某一张训练图像。完全抄录为 0 %；全新的真实数据通常约为 60 %，所以与它比较，而不是与 100 % 比较。",
      en: "How many samples are new instead of hugging one training image. Pure copies give 0 %; fresh real data usually gives about 60 %, so that is the yardstick, not 100 %.",
    },
    unit: { zh: "百分比，0 到 100", en: "per cent, 0 to 100" },
    direction: "higher",
    citation: "Alaa et al., ICML 2022; Stein et al., NeurIPS 2023",
  },
  membershipAuc: {
    name: { zh: "成员推断 AUC", en: "Membership-inference AUC" },
    explanation: {
      zh: "一个只看得到样本的人，能否猜出某张图像是否用于训练。0.5 等于瞎猜，1 表示每次都能猜中。",
      en: "Whether somebody who sees only the samples can guess if an image was used for training. 0.5 is blind guessing, 1 means right every time.",
    },
    unit: { zh: "0 到 1，0.5 为瞎猜", en: "0 to 1; 0.5 is guessing" },
    direction: "lower",
    citation: "Chen et al., “GAN-Leaks”, CCS 2020",
  },
};

/** The column that stands beside every value. */
export const FLOOR_COPY: { readonly name: Words; readonly explanation: Words } = {
  name: { zh: "真实对真实", en: "Real against real" },
  explanation: {
    zh: "把同样数量的真实图像当作“样本”来测量得到的数值，是可以期待的最好水平。",
    en: "The same score when as many real images take the samples' place: the best that can be expected.",
  },
};

/** FD is named with its feature space, FD(cnn-7f3a12cd): values from different spaces must not be compared. */
export function nameMetric(key: MetricKey, space: Pick<FeatureSpace, "kind" | "hash">): Words {
  if (key !== "fd") return METRIC_COPY[key].name;
  const name = `FD(${space.kind}-${space.hash})`;
  return { zh: name, en: name };
}
