import type { Words } from "@/lib/format";

/** Words of the pages on data sets. */
export const DATASETS = {
  title: { zh: "数据集", en: "Data sets" },
  lead: {
    zh: "训练和测量用的图像。每份数据按内容计算指纹，评估记录里写的就是这个指纹。",
    en: "Images that runs train on and are measured against. Each set has a fingerprint of its content; a run records exactly that.",
  },
  upload: { zh: "上传数据集", en: "Upload a data set" },
  own: { zh: "本单位上传的", en: "Uploaded by your organisation" },
  builtIn: { zh: "平台内置的", en: "Built into the platform" },
  name: { zh: "名称", en: "Name" },
  images: { zh: "图像", en: "Images" },
  classes: { zh: "类别", en: "Classes" },
  hash: { zh: "内容指纹", en: "Fingerprint" },
  state: { zh: "状态", en: "State" },
  added: { zh: "加入时间", en: "Added" },
  act: { zh: "操作", en: "Action" },
  imageCount: { zh: "{count} 张，{width}×{height}", en: "{count}, {width}×{height}" },
  classCount: { zh: "{count} 类", en: "{count}" },
  unlabelled: { zh: "无标签", en: "Unlabelled" },
  idle: { zh: "空闲", en: "Idle" },
  inUse: { zh: "使用中", en: "In use" },
  preparing: { zh: "正在准备", en: "Being prepared" },
  synthetic: { zh: "合成", en: "Synthetic" },
  emptyTitle: { zh: "还没有上传数据", en: "Nothing uploaded yet" },
  emptyWhy: {
    zh: "上传 IDX 图像后会列在这里。也可以先用平台内置的合成数据试一次评估。",
    en: "IDX images appear here once uploaded. The built-in synthetic data are there for a first run.",
  },
  remove: { zh: "移除", en: "Remove" },
  removeTitle: { zh: "移除“{name}”？", en: "Remove “{name}”?" },
  removeWhat: {
    zh: "移除后不能再用它开始评估，文件随之删除，不能恢复。已完成的评估和报告不受影响，仍写明这份数据的指纹。",
    en: "No run can start on it afterwards; its files are deleted for good. Finished runs and reports stay and keep naming its fingerprint.",
  },
  removeType: { zh: "请输入数据集名称以确认", en: "Type the name of the data set to confirm" },
  removeMismatch: { zh: "输入与名称一致后才能移除。", en: "It can be removed once the name matches." },
  removing: { zh: "正在移除", en: "Removing" },
  keep: { zh: "保留", en: "Keep it" },
  removeFailed: { zh: "没有移除：", en: "Not removed: " },
} as const satisfies Record<string, Words>;

export const DATASET = {
  facts: { zh: "基本情况", en: "Facts" },
  source: { zh: "来源", en: "Source" },
  uploaded: { zh: "本单位上传的 IDX 文件", en: "IDX files uploaded by your organisation" },
  generated: {
    zh: "平台的生成程序画出的类数字图形，合成数据，不是采集来的",
    en: "Digit-like shapes drawn by the platform's generator: synthetic, not collected",
  },
  licence: { zh: "许可", en: "Licence" },
  resized: { zh: "由 {width}×{height} 缩放", en: "resized from {width}×{height}" },
  classTitle: {
    zh: "{count} 类，最多与最少相差 {ratio} 倍",
    en: "{count} classes; the largest is {ratio} times the smallest",
  },
  classEven: { zh: "{count} 类，数量基本相同", en: "{count} classes of much the same size" },
  classLabel: { zh: "类别", en: "Class" },
  classImages: { zh: "张数", en: "Images" },
  classShare: { zh: "占比", en: "Share" },
  thumbnails: { zh: "图像", en: "Images" },
  thumbnailNote: { zh: "按存放顺序，每页 {perPage} 张。", en: "In stored order, {perPage} a page." },
  thumbnailAlt: { zh: "第 {from} 至 {to} 张图像", en: "Images {from} to {to}" },
  thumbnailPages: { zh: "图像翻页", en: "Pages of images" },
  previous: { zh: "上一页", en: "Previous" },
  next: { zh: "下一页", en: "Next" },
  pageOf: { zh: "第 {page} 页，共 {pages} 页", en: "Page {page} of {pages}" },
  notReady: { zh: "图像正在准备", en: "The images are being prepared" },
  notReadyWhy: {
    zh: "后台正在生成内置数据，通常不到一分钟。刷新本页查看。",
    en: "The worker is generating the built-in data; it takes less than a minute. Reload this page to see them.",
  },
  usedBy: { zh: "正在使用它的评估", en: "Runs that use it now" },
  startRun: { zh: "用这份数据评估", en: "Assess with these data" },
} as const satisfies Record<string, Words>;

export const UPLOAD = {
  title: { zh: "上传数据集", en: "Upload a data set" },
  lead: {
    zh: "先填名称与许可，再选文件。文件校验通过才会保存；不通过则什么也不保存。",
    en: "Fill in name and licence, then choose the files. They are stored only once they pass every check; otherwise nothing is kept.",
  },
  name: { zh: "名称", en: "Name" },
  nameHint: {
    zh: "评估与报告里用它称呼这份数据，至多 {limit} 个字。",
    en: "Runs and reports use it; up to {limit} characters.",
  },
  licence: { zh: "来源与许可", en: "Origin and licence" },
  licenceHint: {
    zh: "数据从哪里来，凭什么可以用于训练，例如“自采，用户协议第 4 条授权”。",
    en: "Where the data come from and what allows training on them, for example “own collection, user agreement clause 4”.",
  },
  images: { zh: "图像文件", en: "Image file" },
  imagesHint: {
    zh: "IDX 格式（魔数 0x00000803），可用 gzip 压缩；至多 {limit}，解压后至多 {inflated}；{minimum} 至 {maximum} 张。图像为 28×28 灰度，其他尺寸（边长 {minimumSide} 至 {maximumSide}）会缩放并在报告里说明。",
    en: "IDX (magic 0x00000803), gzip allowed; up to {limit}, {inflated} inflated; {minimum} to {maximum} images. They are 28×28 grey; other sizes (sides of {minimumSide} to {maximumSide}) are resized and the report says so.",
  },
  labels: { zh: "标签文件（可不填）", en: "Label file (optional)" },
  labelsHint: {
    zh: "IDX 格式（魔数 0x00000801），可用 gzip 压缩；至多 {limit}。个数与图像相同，标签为 0 至 {maximumLabel}，至少两类。没有标签就不能逐类测量。",
    en: "IDX (magic 0x00000801), gzip allowed; up to {limit}. As many as images, labels 0 to {maximumLabel}, at least two classes. Without labels nothing is measured per class.",
  },
  tooLarge: { zh: "文件超过 {limit}，请换一个或分成几份", en: "The file is over {limit}; choose another or split it" },
  choose: { zh: "选择文件", en: "Choose a file" },
  none: { zh: "尚未选择文件", en: "No file chosen" },
  confirm: {
    zh: "我确认本单位有权把这份数据用于模型训练与测量",
    en: "I confirm that my organisation may use these data for training and measuring models",
  },
  send: { zh: "上传并校验", en: "Upload and check" },
  sending: { zh: "正在上传：{sent} / {total}（{share}）", en: "Uploading: {sent} of {total} ({share})" },
  checking: { zh: "上传完毕，正在校验", en: "Uploaded; checking" },
  stop: { zh: "停止上传", en: "Stop the upload" },
  stopped: { zh: "已停止，什么也没有保存", en: "Stopped; nothing was stored" },
  broken: {
    zh: "连接中断，什么也没有保存。请检查网络后再试，已选的文件还在。",
    en: "The connection broke and nothing was stored. Check the network and try again; the chosen files are still there.",
  },
  nothingStored: {
    zh: "没有保存任何内容。已选的文件和填写的文字都在。",
    en: "Nothing was stored. The chosen files and the text are still here.",
  },
  progress: { zh: "上传进度", en: "Upload progress" },
} as const satisfies Record<string, Words>;
