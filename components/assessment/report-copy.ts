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
  space: { zh: "特征空间", en: "Feature space" },
  accuracy: { zh: "特征网络留出准确率", en: "Its held-out accuracy" },
  megabytes: { zh: "{value} MB", en: "{value} MB" },
  backend: { zh: "后端", en: "Backend" },
  samples: { zh: "测量样本数", en: "Samples measured" },
  nonFinite: { zh: "损失非有限的步数", en: "Steps with a non-finite loss" },
} as const satisfies Record<string, Words>;
