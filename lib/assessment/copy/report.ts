import { fill, formatCount, formatShare, type Language, type Words } from "@/lib/format";
import type { RunReport } from "@/models/contracts/report";
import type { JudgedReport } from "../rules";
import { describePrivacy, PRIVACY_LIMITATIONS, PRIVACY_OF_ORIGIN } from "./privacy-report";
import { describeRestoration } from "./restoration";
import { ASKED_TEXT_RUN, describeText, NO_FEATURES, TEXT_LIMITATIONS } from "./text-report";

/** The report in four parts that a reader without training can follow. */
export const REPORT_PARTS = ["asked", "found", "means", "limits"] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

export const REPORT_TITLE: Words = { zh: "评估报告", en: "Assessment report" };

export const REPORT_HEADINGS: Record<ReportPart, Words> = {
  asked: { zh: "问了什么", en: "What was asked" },
  found: { zh: "测到了什么", en: "What was found" },
  means: { zh: "说明什么", en: "What it means" },
  limits: { zh: "不说明什么", en: "What it does not mean" },
};

/** Headings and labels of the report's tables. */
export const REPORT_WORDS = {
  criteria: { zh: "对照四项审查标准", en: "By the four review criteria" },
  metrics: { zh: "测量结果", en: "Measurements" },
  metric: { zh: "指标", en: "Metric" },
  value: { zh: "测得", en: "Measured" },
  interval: { zh: "95 % 区间", en: "95 % interval" },
  verdict: { zh: "判读", en: "Verdict" },
  scale: { zh: "判读界限", en: "Boundaries" },
  source: { zh: "判读依据", en: "Source of the verdict" },
  rulesVersion: { zh: "判读规则第 {version} 版", en: "Verdict rules, version {version}" },
  classes: { zh: "各类别所占份额", en: "Share of each class" },
  label: { zh: "类别", en: "Class" },
  generated: { zh: "样本", en: "Samples" },
  reference: { zh: "真实数据", en: "Real data" },
  conditions: { zh: "测量条件", en: "Conditions of measurement" },
  weightsHash: { zh: "最终权重哈希（SHA-256）", en: "Hash of the final weights (SHA-256)" },
  split: { zh: "训练 / 留出 / 参照图像", en: "Images for training / held out / reference" },
  splitTexts: { zh: "训练 / 留出 / 参照文本", en: "Texts for training / held out / reference" },
  stepTime: { zh: "每步毫秒（中位数 / 95 分位）", en: "Milliseconds per step (median / 95th percentile)" },
  trainingTime: { zh: "训练用时", en: "Training time" },
  memory: { zh: "内存峰值", en: "Peak memory" },
} as const satisfies Record<string, Words>;

/** What the page knows besides the report itself. */
export interface ReportSubject {
  readonly report: RunReport;
  readonly judged: JudgedReport;
  readonly modelWords: Words;
  readonly datasetName: Words;
}

/** The paragraphs of each part, with the run's own numbers. */
export function writeReport({ report, judged, modelWords, datasetName }: ReportSubject): Record<ReportPart, Words[]> {
  const criterion = (key: string) => judged.criteria.filter((item) => item.criterion === key);
  const means = [...criterion("effectiveness"), ...criterion("safety"), ...criterion("stability")];
  return {
    asked: [
      ASKED_QUESTION,
      report.text ? ASKED_TEXT_RUN : ASKED_RUN,
      ...(report.config.initFrom ? [ASKED_INITIAL] : []),
      ...(report.config.corruptedShare > 0 ? [ASKED_ROBUSTNESS] : []),
    ].map((template) =>
      fillBoth(template, (language) => ({
        model: modelWords[language],
        dataset: datasetName[language],
        steps: formatCount(report.config.steps, language),
        seed: report.config.seed,
        train: formatCount(report.split.train, language),
        holdout: formatCount(report.split.holdout, language),
        samples: formatCount(report.sampleCount, language),
        ...originOf(report, language),
        corrupted: formatShare(report.config.corruptedShare),
      })),
    ),
    found: [
      fillBoth(FOUND_LINE, (language) => ({ finding: judged.finding[language] })),
      ...(report.text ? describeText(report.text) : [FOUND_FLOOR, describeFeatureSpace(report)]),
      ...(report.privacy ? [describePrivacy(report.privacy)] : []),
      ...(report.restoration ? [describeRestoration(report.restoration)] : []),
    ],
    means: means.map(({ name, tag, sentence }) =>
      fillBoth(MEANS_LINE, (language) => ({
        name: name[language],
        tag: tag[language],
        sentence: sentence[language],
      })),
    ),
    limits: [
      ...(report.text ? TEXT_LIMITATIONS : LIMITS),
      ...(report.privacy ? PRIVACY_LIMITATIONS : []),
      ...(report.privacy && report.config.initFrom ? [PRIVACY_OF_ORIGIN] : []),
      ...criterion("compliance").map(({ sentence }) => sentence),
      judged.notice,
    ],
  };
}

const ASKED_QUESTION: Words = {
  zh: "问题是：{model}用数据集“{dataset}”训练以后，能否生成像样而多样的样本，又不抄录训练数据、不泄露哪些数据用于训练？",
  en: "The question: trained on the data set “{dataset}”, does a {model} generate convincing and varied samples without copying its training data or giving away what it was trained on?",
};

const ASKED_RUN: Words = {
  zh: "为此用 {train} 张图像训练了 {steps} 步（种子 {seed}），另有 {holdout} 张图像从不参与训练、只作对照，然后生成并测量了 {samples} 个样本。",
  en: "For this it was trained on {train} images for {steps} steps (seed {seed}); {holdout} further images were kept out of training as a control; then {samples} samples were generated and measured.",
};

const ASKED_INITIAL: Words = {
  zh: "训练不是从随机权重开始，而是从{origin}的权重（SHA-256 {weights}…）接着训练；那些权重从何处学到什么，不在本次测量之内。",
  en: "Training did not begin with random weights but with those of {origin} (SHA-256 {weights}…); what these had learned, and from what, was not measured here.",
};

const FROM_RUN: Words = { zh: "评估 {run} ", en: "run {run}" };
const FROM_FILE: Words = { zh: "一个文件", en: "a file" };
const FROM_UPLOAD: Words = {
  zh: "提供者上传的文件“{name}”（注明来源：{source}）",
  en: "the file “{name}” that the provider uploaded (origin as stated: {source})",
};

function originOf({ config: { initFrom } }: RunReport, language: Language): Record<string, string> {
  if (!initFrom) return {};
  const { run, weightsHash, file } = initFrom;
  const named = file ? fill(FROM_UPLOAD, { name: file.name, source: file.origin }) : FROM_FILE;
  return {
    origin: (run === null ? named : fill(FROM_RUN, { run }))[language],
    weights: weightsHash.slice(0, 12),
  };
}

const ASKED_ROBUSTNESS: Words = {
  zh: "为测试稳健性，其中 {corrupted} 的训练数据事先被打乱，对照数据没有动。稳健与否，要与没有打乱的同一配置比较。",
  en: "To test robustness, {corrupted} of the training data was scrambled beforehand, and the control data was not. How robust the model is shows beside the same settings without it.",
};

const FOUND_LINE: Words = { zh: "一句话：{finding}。", en: "In one line: {finding}." };

const FOUND_FLOOR: Words = {
  zh: "每个数值旁边是“真实对真实”：用同样数量的真实图像代替样本得到的同一数值。样本离它越近，越像真实数据。",
  en: "Beside each value stands “real against real”: the same score with as many real images in the samples' place. The nearer the samples come to it, the more they resemble real data.",
};

const FEATURES_CNN: Words = {
  zh: "图像的相似程度由一个小型分类网络来衡量。它在本数据集上训练，对没有见过的图像分类正确率为 {accuracy}，因此认得出什么是要紧的差别。",
  en: "How alike two images are is measured by a small classification network. Trained on this data set, it classifies {accuracy} of images that it has never seen rightly, so it knows which differences matter.",
};

const FEATURES_PCA_WEAK: Words = {
  zh: "本数据集上训练的分类网络正确率只有 {accuracy}，不足以作尺度，因此改用 {dimensions} 个主成分（PCA）衡量图像的相似程度，数值较粗。",
  en: "The classification network trained on this data set is right for only {accuracy} of unseen images, too few for a yardstick, so {dimensions} principal components (PCA) measure how alike images are; the values are coarser.",
};

const FEATURES_PCA_UNLABELLED: Words = {
  zh: "数据没有类别标注，因此用 {dimensions} 个主成分（PCA）衡量图像的相似程度，数值较粗，也没有检查类别是否齐全。",
  en: "The data carries no labels, so {dimensions} principal components (PCA) measure how alike images are; the values are coarser, and it was not checked whether every class is generated.",
};

const MEANS_LINE: Words = { zh: "{name}（{tag}）：{sentence}", en: "{name} ({tag}): {sentence}" };

const LIMITS: readonly Words[] = [
  {
    zh: "FD、精确率、召回率、密度和覆盖率看不出抄录：一字不差的复制品也能得高分。只有近似抄录、AuthPct、C_T 和成员推断能看出来，所以要一起读。",
    en: "FD, precision, recall, density and coverage do not see copying: exact copies score high. Only near copies, AuthPct, C_T and membership inference see it, so read them together.",
  },
  {
    zh: "FD 不是论文中常见的 FID，尺度不同；只有名称中哈希相同、样本数相同的 FD 才能相互比较。",
    en: "FD is not the FID of the literature and has another scale; only FDs with the same hash in their name and the same number of samples can be compared.",
  },
  {
    zh: "成员推断只试了一种攻击。它没有成功，不等于别的攻击也不会成功。",
    en: "Only one membership attack was tried. That it fails does not mean that others would.",
  },
  {
    zh: "结果只适用于这一配置、这一数据集和这一种子，不代表服务上线后的表现。",
    en: "The result holds for these settings, this data set and this seed; it does not stand for how the service behaves in use.",
  },
];

function describeFeatureSpace({ featureSpace }: RunReport): Words {
  if (!featureSpace) return NO_FEATURES;
  const { kind, heldOutAccuracy, dimensions } = featureSpace;
  if (heldOutAccuracy === null) return fill(FEATURES_PCA_UNLABELLED, { dimensions });
  const template = kind === "cnn" ? FEATURES_CNN : FEATURES_PCA_WEAK;
  return fill(template, { accuracy: formatShare(heldOutAccuracy, 1), dimensions });
}

/** Fills each language with facts of its own. */
function fillBoth(template: Words, factsIn: (language: Language) => Record<string, string | number>): Words {
  return { zh: fill(template, factsIn("zh")).zh, en: fill(template, factsIn("en")).en };
}
