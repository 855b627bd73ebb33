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
      zh: "攻击者能否猜出某一条数据是否用于训练：图像只看样本，文本看模型觉得它有多容易。0.5 等于瞎猜，1 表示每次都能猜中。",
      en: "Whether an attacker can guess if an item was used for training: of an image from the samples alone, of a text from how easy the model finds it. 0.5 is blind guessing, 1 means right every time.",
    },
    unit: { zh: "0 到 1，0.5 为瞎猜", en: "0 to 1; 0.5 is guessing" },
    direction: "lower",
    citation: "Chen et al., “GAN-Leaks”, CCS 2020; Carlini et al., USENIX Security 2021",
  },
  bitsPerCharacter: {
    name: { zh: "每字符比特数", en: "Bits per character" },
    explanation: {
      zh: "模型预测没见过的文本平均每个字符要用多少比特，越少说明学得越好；词表外的字符按完整编码计。旁边是最好的 n 元统计模型：不如它，说明训练还不够。",
      en: "How many bits a character the model needs to predict text that it never saw; the fewer, the better it learnt. Characters outside its vocabulary cost their whole code. Beside it stands the best n-gram model: a model that does not beat it was not trained enough.",
    },
    unit: { zh: "比特/字符", en: "bits a character" },
    direction: "lower",
    citation: "Shannon 1951; Kneser & Ney, ICASSP 1995; Mielke et al., AAAI 2019",
  },
  distinct2: {
    name: { zh: "不同二元组占比（distinct-2）", en: "Distinct 2-grams" },
    explanation: {
      zh: "样本的相邻两字组合中有多少是不重复的。明显低于真实文本，说明反复写同样的东西。",
      en: "How many of the samples' pairs of characters are different ones. Far below real text, the model keeps writing the same.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Li et al., NAACL 2016",
  },
  distinct4: {
    name: { zh: "不同四元组占比（distinct-4）", en: "Distinct 4-grams" },
    explanation: {
      zh: "同上，看相邻四个字；对成句的重复更敏感。",
      en: "The same for four characters in a row; it notices repeated phrases.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Li et al., NAACL 2016",
  },
  selfBleu: {
    name: { zh: "样本互相重复度（Self-BLEU-4）", en: "Self-BLEU-4" },
    explanation: {
      zh: "每条样本与其他样本有多相像。真实文本也有一定的相像，所以要与它比较。",
      en: "How much each sample resembles the others. Real texts resemble each other too, so they are the yardstick.",
    },
    unit: SHARE,
    direction: "lower",
    citation: "Zhu et al., SIGIR 2018; Chen & Cherry, WMT 2014",
  },
  copiedNGrams: {
    name: { zh: "抄录的八字片段占比", en: "Copied 8-grams" },
    explanation: {
      zh: "样本中连续八个字原样出现在训练文本、却不出现在留出文本里的比例。常用语两边都有，不算。",
      en: "How many stretches of eight characters stand word for word in training texts but not in held-out ones. Common phrases stand in both and do not count.",
    },
    unit: SHARE,
    direction: "lower",
    citation: "Carlini et al., USENIX Security 2021; Brown et al., NeurIPS 2020",
  },
  longestOverlap: {
    name: { zh: "最长原文片段", en: "Longest verbatim stretch" },
    explanation: {
      zh: "样本与训练文本最长的一段相同文字有多少个字符。",
      en: "How many characters the longest stretch has that a sample shares with a training text.",
    },
    unit: { zh: "字符", en: "characters" },
    direction: "lower",
    citation: "Blumer et al. 1985; Lee et al., ACL 2022",
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

/** As `FLOOR_COPY`, for text. */
export const TEXT_FLOOR_COPY: typeof FLOOR_COPY = {
  name: { zh: "对照值", en: "Yardstick" },
  explanation: {
    zh: "把同样数量、同样长度的未见过的真实文本当作“样本”来测量得到的数值；每字符比特数旁边是最好的 n 元统计模型。",
    en: "The same score when as many unseen real texts of the same length take the samples' place; beside bits per character stands the best n-gram model.",
  },
};

/** FD is named with its feature space, FD(cnn-7f3a12cd): values from different spaces must not be compared. */
export function nameMetric(key: MetricKey, space: Pick<FeatureSpace, "kind" | "hash"> | null): Words {
  if (key !== "fd" || !space) return METRIC_COPY[key].name;
  const name = `FD(${space.kind}-${space.hash})`;
  return { zh: name, en: name };
}
