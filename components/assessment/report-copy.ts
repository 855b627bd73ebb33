import type { Words } from "@/lib/format";

export const REPORT = {
  title: { zh: "评估报告：{name}", en: "Assessment report: {name}" },
  meanings: { zh: "每个指标是什么意思", en: "What each metric means" },
  toRun: { zh: "回到训练过程", en: "Back to the training" },
  download: { zh: "下载记录的报告（JSON）", en: "Download the recorded report (JSON)" },
  classFinding: {
    zh: "{count} 类的份额；与真实数据相差最大的是“{label}”：样本 {generated}，真实 {reference}",
    en: "Shares of {count} classes; “{label}” is furthest from real data: samples {generated}, real {reference}",
  },
  copies: { zh: "抄录的证据", en: "Evidence of copying" },
  copiesNote: {
    zh: "近到未见过的真实图像几乎不会达到的程度；每一对都是证据，由人来看。",
    en: "Nearer than unseen real images all but ever come. Each pair is evidence for a person to look at.",
  },
  copiesAlt: { zh: "{count} 对：左为样本，右为训练图像", en: "{count} pairs: a sample and its training image" },
  copiesCaption: {
    zh: "最近的 {count} 对，每对左为生成的样本，右为它贴住的训练图像。",
    en: "The nearest {count} pairs: on the left a sample, on the right the training image that it stands on.",
  },
  copiesTable: { zh: "各对的编号与距离", en: "Numbers and distances of the pairs" },
  copiesThreshold: {
    zh: "特征空间中距离小于 {threshold} 的算作近似抄录。样本编号按保存的样本文件，训练图像编号按数据集。",
    en: "Pairs nearer than {threshold} in the feature space count. Samples are numbered as in the stored file, training images as in the data set.",
  },
  copySample: { zh: "样本编号", en: "Sample" },
  copyTrain: { zh: "训练图像编号", en: "Training image" },
  copyDistance: { zh: "距离", en: "Distance" },
  samplingSpeed: { zh: "生成速度", en: "Speed of sampling" },
  samplingLine: {
    zh: "每秒 {rate} 个；单个 95 % 在 {p95} 毫秒内",
    en: "{rate} a second; of single ones 95 % within {p95} ms",
  },
  likelihood: { zh: "似然的算法", en: "How likelihoods were taken" },
  likelihoodLine: {
    zh: "像素按灰度为概率随机取黑白；ELBO：每部分 {images} 张、每张 {elboLatents} 个隐向量；IWAE：{iwaeImages} 张、{iwaeLatents} 个隐向量",
    en: "pixels made black or white by chance in proportion to their grey; ELBO: {images} images of each part, {elboLatents} latents each; IWAE: {iwaeImages} images, {iwaeLatents} latents",
  },
  execution: { zh: "训练步的执行方式", en: "How steps were carried out" },
  executionGraph: {
    zh: "录成一张计算图再重放（录制用 {seconds} 秒），数值与逐个运算相同",
    en: "recorded as one graph and replayed ({seconds} s to record), with the numbers of op by op",
  },
  executionOpByOp: { zh: "逐个运算", en: "op by op" },
  executionWhy: { zh: "逐个运算，没有录成图的原因：{reason}", en: "op by op; not as one graph because: {reason}" },
  space: { zh: "特征空间", en: "Feature space" },
  accuracy: { zh: "特征网络留出准确率", en: "Its held-out accuracy" },
  megabytes: { zh: "{value} MB", en: "{value} MB" },
  backend: { zh: "后端", en: "Backend" },
  corrupted: { zh: "打乱的训练数据", en: "Scrambled training data" },
  samples: { zh: "测量样本数", en: "Samples measured" },
  nonFinite: { zh: "损失非有限的步数", en: "Steps with a non-finite loss" },
} as const satisfies Record<string, Words>;
