import type { Words } from "@/lib/format";

/** Words of the form for a new run. The fields' own words come from their schema. */
export const NEW_RUN = {
  title: { zh: "开始评估", en: "Start a run" },
  lead: {
    zh: "选数据、模型和训练多久，其余都有默认值。提交后排队，轮到时自动开始。",
    en: "Choose the data, the model and how long to train; everything else has a default. The run waits in the queue and starts by itself.",
  },
  name: { zh: "名称", en: "Name" },
  nameHint: {
    zh: "给这次评估起个名字，便于在列表和报告里辨认。",
    en: "A name by which lists and reports call this run.",
  },
  dataset: { zh: "数据集", en: "Data set" },
  datasetHint: {
    zh: "训练、留出和参照都从这份数据中按种子划分。图像数据配图像模型，文本数据配文本模型。",
    en: "Training, held-out and reference data are split from it by the seed. Images go with models of images, texts with models of text.",
  },
  datasetOption: { zh: "{name}，{count} 张{labels}", en: "{name}, {count} images{labels}" },
  textOption: { zh: "{name}，{count} 条文本", en: "{name}, {count} texts" },
  labelled: { zh: "，有标签", en: ", labelled" },
  unlabelled: { zh: "，无标签", en: ", unlabelled" },
  noDataset: { zh: "还没有可用的数据集。", en: "There is no data set to use yet." },
  uploadFirst: { zh: "先上传一份", en: "Upload one first" },
  model: { zh: "模型", en: "Model" },
  modelHint: {
    zh: "选择与备案服务所用模型最接近的一种。",
    en: "Choose the kind closest to the model of the service to be filed.",
  },
  card: { zh: "这种模型是什么，出自哪里，有什么局限", en: "What this model is, where it comes from, and its limits" },
  cardLimits: { zh: "局限：", en: "Limits: " },
  length: { zh: "训练多久", en: "How long to train" },
  lengthHint: {
    zh: "档位是步数，不是时限：训练总是走完步数，时间只是估计。",
    en: "A preset is a number of steps and no time limit: training always completes its steps; the time is an estimate.",
  },
  presetOption: { zh: "{preset}：{steps} 步，约 {time}", en: "{preset}: {steps} steps, about {time}" },
  stableHint: {
    zh: "谱归一化、合页损失、R1 梯度惩罚、两张一判：训练更稳，每步更慢。改动可在高级设置中看到。",
    en: "Spectral normalisation, hinge loss, R1 gradient penalty, images judged in pairs: steadier, with slower steps. What it changes shows among the advanced settings.",
  },
  initFrom: { zh: "起始权重", en: "Initial weights" },
  initFromHint: {
    zh: "从零开始，或从已有的权重接着训练（微调）：本单位已完成的同类评估，或上传的权重文件。结构须相同。",
    en: "From nothing, or on from weights that exist (fine-tuning): those of a completed run of your organisation, or of an uploaded file. The model's form must be the same.",
  },
  initFromUpload: { zh: "查看或上传权重文件", en: "See or upload files of weights" },
  fromRuns: { zh: "本单位的评估", en: "Runs of your organisation" },
  fromFiles: { zh: "上传的权重文件", en: "Uploaded files of weights" },
  random: { zh: "随机初始化", en: "Random weights" },
  origin: { zh: "{number} {name}", en: "{number} {name}" },
  own: { zh: "自定步数", en: "Own number of steps" },
  advanced: { zh: "高级设置", en: "Advanced settings" },
  advancedNote: {
    zh: "默认值适合多数情况。改动会写进配置指纹，结果仍可复现。",
    en: "The defaults suit most cases. A change goes into the settings' fingerprint; the result stays reproducible.",
  },
  range: { zh: "{minimum} 到 {maximum}。", en: "{minimum} to {maximum}. " },
  blank: { zh: "留空则为 {value}。", en: "Blank means {value}. " },
  blankSeed: { zh: "留空则随机抽取并记录。", en: "Blank draws one and records it. " },
  estimateTitle: { zh: "预计用时约 {time}", en: "Expected time: about {time}" },
  estimateMeasured: {
    zh: "按本平台以往的速度（每秒 {rate} 步）估计，含测量，不含排队。",
    en: "From the speed of earlier runs here ({rate} steps a second), measuring included, the queue not.",
  },
  estimateExpected: {
    zh: "按参考速度（每秒 {rate} 步）估计，含测量，不含排队。",
    en: "From reference speed ({rate} steps a second), measuring included, the queue not.",
  },
  estimateNone: { zh: "填写步数后显示预计用时", en: "The expected time appears once the steps are filled in" },
  submit: { zh: "提交评估", en: "Request the run" },
  submitting: { zh: "正在提交", en: "Requesting" },
  nothingStarted: {
    zh: "还没有提交，填写的内容都在。",
    en: "Nothing was requested; what you filled in is still here.",
  },
} as const satisfies Record<string, Words>;
