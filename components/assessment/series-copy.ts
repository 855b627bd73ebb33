import type { ConditionKey } from "@/lib/assessment/rules/repeat";
import type { Words } from "@/lib/format";

/** Words of a stability run: several seeds of one configuration. */
export const SERIES = {
  title: { zh: "稳定性评估：{name}", en: "Stability run: {name}" },
  here: { zh: "稳定性（{count} 个种子）", en: "Stability ({count} seeds)" },
  lead: {
    zh: "同一份配置和数据，换 {count} 个种子各训练一次。各种子是独立的任务，由空闲的工作进程分担。",
    en: "One configuration and data, trained once for each of {count} seeds. Each seed is a job of its own; free workers share them.",
  },
  tag: { zh: "稳定性", en: "Stability" },
  open: { zh: "稳定性评估（全部种子）", en: "Stability run (all seeds)" },
  underWayTitle: { zh: "已完成 {done} / {count} 个种子", en: "{done} of {count} seeds done" },
  underWay: {
    zh: "本页自动更新，不必守着。全部结束后给出失败率。",
    en: "This page updates by itself. The failure rate appears once all have ended.",
  },
  doneTitle: {
    zh: "{count} 个种子全部结束：完成 {done}，失败 {failed}",
    en: "All {count} seeds ended: {done} completed, {failed} failed",
  },
  failureRate: {
    zh: "失败率 {rate}（失败或损失出现非有限值的种子所占比例，不计取消的 {cancelled} 个）。",
    en: "Failure rate {rate}: seeds that failed or met a non-finite loss, the {cancelled} cancelled ones not counted.",
  },
  cancel: { zh: "取消全部种子", en: "Cancel all seeds" },
  cancelTitle: { zh: "取消还没结束的 {count} 个种子？", en: "Cancel the {count} seeds that have not ended?" },
  cancelWhat: {
    zh: "排队的立即取消，进行中的几秒内停止。已完成的种子不受影响。",
    en: "Those that wait are cancelled at once, those that run stop within seconds. Completed seeds stay.",
  },
  seeds: { zh: "各种子", en: "Each seed" },
  seed: { zh: "种子", en: "Seed" },
  state: { zh: "状态", en: "State" },
  worker: { zh: "工作进程", en: "Worker" },
  finding: { zh: "结论", en: "Finding" },
  nonFinite: { zh: "非有限损失（NaN）步数", en: "Steps with a non-finite (NaN) loss" },
  saturation: { zh: "判别器饱和", en: "Discriminator saturated" },
  lastBest: { zh: "最后 / 最好", en: "Last / best" },
  lastBestBits: { zh: "每字符比特 {last} / {best}（{change}）", en: "bits a character {last} / {best} ({change})" },
  lastBestFd: { zh: "FD {last} / {best}（{change}）", en: "FD {last} / {best} ({change})" },
  lastBestLoss: { zh: "损失 {last} / {best}（{change}）", en: "loss {last} / {best} ({change})" },
  spread: { zh: "分数在种子间相差多少", en: "How far the scores lie apart" },
  spreadNote: {
    zh: "只计完成的种子。四分位距 = 第三四分位数 − 第一四分位数（线性插值）。",
    en: "Completed seeds only. IQR = third less first quartile (linear interpolation).",
  },
  spreadSpaces: {
    zh: "每个种子用自己的划分训练自己的特征网络，距离类分数之差也包含特征网络的差别；请连同真实对真实一起看。",
    en: "Each seed trains its own feature network on its own split, so scores that are distances differ by the network too; read them beside real against real.",
  },
  spreadNone: {
    zh: "至少两个种子完成后，这里显示中位数和四分位距",
    en: "Median and IQR appear once two seeds have completed",
  },
  metric: { zh: "指标", en: "Metric" },
  median: { zh: "中位数", en: "Median" },
  iqr: { zh: "四分位距", en: "IQR" },
  range: { zh: "最小 – 最大", en: "Lowest – highest" },
  floor: { zh: "真实对真实（中位数）", en: "Real against real (median)" },
  bySeed: { zh: "各种子的分数", en: "Score of each seed" },
  compare: { zh: "并排比较这些种子", en: "Compare these seeds side by side" },
  settings: { zh: "共同的配置", en: "What all seeds share" },
  choice: { zh: "稳定性", en: "Stability" },
  choiceHint: {
    zh: "稳定性要看至少 3 个种子。每个种子是一次独立的评估，都计入排队上限。",
    en: "Stability takes at least 3 seeds. Each seed is a run of its own and counts towards the limit of the queue.",
  },
  once: { zh: "只评估一次", en: "One run" },
  estimate: {
    zh: "{count} 个种子合计约 {time}；有几个工作进程，就分摊给几个。",
    en: "About {time} for {count} seeds together, shared by as many workers as there are.",
  },
  times: { zh: "{count} 个种子", en: "{count} seeds" },
} as const satisfies Record<string, Words>;

/** Words of a run that repeats another to the letter. */
export const REPEAT = {
  button: { zh: "以相同配置重跑", en: "Re-run, identical" },
  pending: { zh: "正在提交", en: "Requesting" },
  failed: { zh: "没有提交：", en: "Not requested: " },
  waiting: {
    zh: "这是 {number} 的重跑：配置、种子和数据都相同。完成后，这里说明结果是否一致。",
    en: "This repeats {number}: the same configuration, seed and data. Once it completes, this says whether the results are equal.",
  },
  equalTitle: { zh: "与 {number} 的结果完全一致", en: "Equal to {number}, to the last digit" },
  equal: { zh: "权重指纹和全部指标都相同。", en: "The weights' fingerprint and every metric are the same." },
  differsTitle: { zh: "与 {number} 的结果不一致", en: "Not equal to {number}" },
  weights: { zh: "权重指纹不同。", en: "The weights' fingerprints differ." },
  metrics: { zh: "不同的指标：{names}。", en: "Metrics that differ: {names}." },
  conditions: {
    zh: "运行条件不同（{names}），数值因此不必相同。",
    en: "The conditions differ ({names}), so the numbers need not be equal.",
  },
  unexplained: {
    zh: "运行条件都相同，本应一致。请保留两次评估并联系管理员。",
    en: "The conditions are the same, so the results should be. Keep both runs and tell the administrator.",
  },
  original: { zh: "原评估", en: "the original run" },
  compare: { zh: "并排比较两次评估", en: "Compare both side by side" },
  comma: { zh: "、", en: ", " },
} as const satisfies Record<string, Words>;

export const CONDITION_WORDS: Record<ConditionKey, Words> = {
  backend: { zh: "后端", en: "backend" },
  device: { zh: "设备", en: "device" },
  libraryVersion: { zh: "库版本", en: "library version" },
  threads: { zh: "线程数", en: "threads" },
  execution: { zh: "执行方式", en: "way of execution" },
  codeVersion: { zh: "程序版本", en: "program version" },
};
