import type { Words } from "@/lib/format";

/** Words of the pages on uploaded weights. */
export const WEIGHTS = {
  title: { zh: "权重文件", en: "Files of weights" },
  lead: {
    zh: "模型训练后学到的数值就是权重。上传一份权重文件，新的评估就可以从它接着训练（微调），而不是从零开始；报告会写明用了哪份文件和它的来源。",
    en: "Weights are the numbers that a model learned. From an uploaded file of weights a new run goes on training (fine-tuning) instead of starting from nothing; its report names the file and where it comes from.",
  },
  upload: { zh: "上传权重文件", en: "Upload weights" },
  list: { zh: "本单位上传的", en: "Uploaded by your organisation" },
  emptyTitle: { zh: "还没有上传权重文件", en: "No weights uploaded yet" },
  emptyWhy: {
    zh: "权重文件来自本平台的评估：打开一次已完成的评估，选“下载权重文件”。本单位自己的评估不用上传，新建评估时可直接选它作起始权重。",
    en: "Files of weights come from runs on this platform: open a completed run and choose “Download the weights”. Runs of your own organisation need no upload; a new run can start from them directly.",
  },
  name: { zh: "名称", en: "Name" },
  model: { zh: "模型与结构", en: "Model and form" },
  shape: { zh: "{label} {value}", en: "{label} {value}" },
  origin: { zh: "来源", en: "Origin" },
  hash: { zh: "数值指纹", en: "Fingerprint" },
  count: { zh: "{count} 个数值", en: "{count} values" },
  added: { zh: "上传时间", en: "Uploaded" },
  runs: { zh: "用于评估", en: "Used by runs" },
  act: { zh: "操作", en: "Action" },
  remove: { zh: "移除", en: "Remove" },
  removeName: { zh: "移除权重文件“{name}”", en: "Remove the weights “{name}”" },
  removeTitle: { zh: "移除“{name}”？", en: "Remove “{name}”?" },
  removeWhat: {
    zh: "移除后新的评估不能再选它。已经用了它的评估照常进行，也能以相同配置重跑；报告仍写明它的名称、来源和指纹。",
    en: "New runs can no longer choose it. Runs that used it go on and can be repeated; their reports keep naming it with its origin and fingerprint.",
  },
  removing: { zh: "正在移除", en: "Removing" },
  keep: { zh: "保留", en: "Keep it" },
  removeFailed: { zh: "没有移除：", en: "Not removed: " },
} as const satisfies Record<string, Words>;

export const WEIGHTS_UPLOAD = {
  lead: {
    zh: "文件校验通过才会保存；不通过则什么也不保存。",
    en: "The file is stored only once it passes every check; otherwise nothing is kept.",
  },
  name: { zh: "名称", en: "Name" },
  nameHint: {
    zh: "新建评估和报告里用它称呼这份权重，至多 {limit} 个字。",
    en: "Forms and reports call these weights by it; up to {limit} characters.",
  },
  origin: { zh: "来源与许可", en: "Origin and licence" },
  originHint: {
    zh: "由谁训练、用了什么数据、凭什么可以使用，例如“合作方某某公司用公开数据训练的基座，合同第 3 条许可微调”。备案时这是微调来源的依据，会原样写进报告，至多 {limit} 个字。",
    en: "Who trained them, on which data, and what allows their use, for example “base model of a partner, trained on public data; contract clause 3 allows fine-tuning”. It is the evidence of what was fine-tuned and stands in the report as written; up to {limit} characters.",
  },
  file: { zh: "权重文件", en: "File of weights" },
  fileHint: {
    zh: "本平台一次评估留下的 weights.bin（在已完成的评估页上选“下载权重文件”），至多 {limit}。文件里写明了模型和结构，不用另填。",
    en: "The weights.bin that a run of this platform left (“Download the weights” on the page of a completed run), up to {limit}. The file itself says which model it is and of which form.",
  },
  tooLarge: {
    zh: "文件超过 {limit}，请检查是否选错了文件",
    en: "The file is over {limit}; check whether it is the right one",
  },
} as const satisfies Record<string, Words>;

/** How a report and the page of a run name the weights that training started from. */
export const INITIAL = {
  file: {
    zh: "上传的文件“{name}”，注明来源：{origin}；数值的 SHA-256：{hash}",
    en: "uploaded file “{name}”, origin as stated: {origin}; SHA-256 of its values: {hash}",
  },
  run: { zh: "{run} · {hash}", en: "{run} · {hash}" },
} as const satisfies Record<string, Words>;
