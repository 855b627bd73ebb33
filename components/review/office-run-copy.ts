import type { Words } from "@/lib/format";

/** Words of runs by which an office measures again what a case was submitted with. */
export const OFFICE_RUN = {
  title: { zh: "本机关复测", en: "Measured again by the office" },
  note: {
    zh: "以办理机关名义，用提供者附上的配置、种子和数据再训练、再测量一次。提供者看不到复测；需要提供者答复的，请写进补正或决定。",
    en: "The provider's configuration, seed and data, trained and measured again in the office's name. The provider does not see these runs; what she must answer goes into a notice or a decision.",
  },
  start: { zh: "复测 {number}", en: "Measure {number} again" },
  starting: { zh: "正在提交", en: "Requesting" },
  failed: { zh: "没有提交：", en: "Not requested: " },
  none: { zh: "还没有复测", en: "Nothing was measured again yet" },
  run: { zh: "复测", en: "Run" },
  of: { zh: "原评估", en: "Original" },
  state: { zh: "状态", en: "State" },
  outcome: { zh: "结果", en: "Outcome" },
  equal: { zh: "权重和指标完全一致", en: "Weights and metrics equal" },
  differs: { zh: "不一致", en: "Not equal" },
  otherConditions: { zh: "不一致（运行条件不同）", en: "Not equal (under other conditions)" },
  compare: { zh: "并排比较", en: "Side by side" },
  compareOf: { zh: "并排比较 {a} 与 {b}", en: "{a} and {b} side by side" },
  created: { zh: "提交时间", en: "Requested" },
  waits: {
    zh: "完成后，这里显示评估报告。本页自动更新。",
    en: "The report stands here once it completes. This page updates by itself.",
  },
  ended: { zh: "这次复测没有得到报告", en: "This run has no report" },
  cancel: { zh: "取消复测", en: "Cancel the run" },
  cancelling: { zh: "正在取消", en: "Cancelling" },
} as const satisfies Record<string, Words>;
