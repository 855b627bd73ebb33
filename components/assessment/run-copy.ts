import type { Words } from "@/lib/format";
import type { CheckKey } from "@/models/contracts/verdict-rules";

/** Words of the list of runs and of the page of one run. */
export const RUNS = {
  title: { zh: "模型评估", en: "Model assessment" },
  lead: {
    zh: "在平台上训练模型、生成样本并测量，结果按指纹记录，可以附到备案材料。",
    en: "Train a model on the platform, generate samples and measure them. Results are recorded by fingerprint and can be evidence in a filing.",
  },
  start: { zh: "开始评估", en: "Start a run" },
  limits: {
    zh: "本单位：进行中 {running} 个（同时最多 {runningLimit} 个），排队 {queued} 个（最多 {queuedLimit} 个）。",
    en: "Your organisation: {running} running (at most {runningLimit} at once), {queued} queued (at most {queuedLimit}).",
  },
  cannotStart: { zh: "现在不能开始评估", en: "No run can start now" },
  startsOnFallback: { zh: "现在用 WebAssembly 后备训练", en: "Runs train on the WebAssembly fallback now" },
  fallbackMeans: {
    zh: "TensorFlow 原生库不可用。可以照常评估，但训练要慢几倍；报告会写明所用的后端。",
    en: "TensorFlow's native library cannot be used. Runs can be started as usual, but training takes several times as long; the report names the backend.",
  },
  remedy: { zh: "解决办法：", en: "Remedy: " },
  list: { zh: "本单位的评估", en: "Runs of your organisation" },
  name: { zh: "评估", en: "Run" },
  model: { zh: "模型", en: "Model" },
  dataset: { zh: "数据集", en: "Data set" },
  state: { zh: "状态", en: "State" },
  finding: { zh: "结论", en: "Finding" },
  created: { zh: "提交时间", en: "Requested" },
  position: { zh: "第 {position} 位", en: "position {position}" },
  stepOf: { zh: "第 {step} / {total} 步（{share}）", en: "step {step} of {total} ({share})" },
  emptyTitle: { zh: "还没有评估", en: "No runs yet" },
  emptyWhy: {
    zh: "选一份数据和一种模型，平台会训练、测量并写出报告。快速档约一分钟训练。",
    en: "Choose data and a model; the platform trains, measures and writes the report. The quick preset trains for about a minute.",
  },
} as const satisfies Record<string, Words>;

export const RUN = {
  progress: { zh: "进度", en: "Progress" },
  stepLine: { zh: "第 {step} 步，共 {total} 步（{share}）", en: "Step {step} of {total} ({share})" },
  left: { zh: "约剩 {time}", en: "about {time} left" },
  elapsed: { zh: "已用 {time}", en: "{time} so far" },
  took: { zh: "用时 {time}", en: "took {time}" },
  rate: { zh: "每秒 {rate} 步", en: "{rate} steps a second" },
  checkpoint: {
    zh: "上一个检查点：第 {step} 步。中断后从这里续跑，结果相同。",
    en: "Last checkpoint: step {step}. A broken run goes on from there with the same result.",
  },
  noCheckpoint: { zh: "还没有检查点。", en: "No checkpoint yet." },
  queued: { zh: "排在第 {position} 位", en: "Position {position} in the queue" },
  queuedNext: { zh: "下一个就是它", en: "Next in the queue" },
  expected: { zh: "预计 {time} 后完成（{basis}）", en: "expected to finish in {time} ({basis})" },
  measured: { zh: "按本平台以往的速度", en: "from earlier runs here" },
  reference: { zh: "按参考速度", en: "from reference figures" },
  queuedWhy: {
    zh: "轮到时会自动开始，不必守在本页。",
    en: "It starts by itself; there is no need to keep this page open.",
  },
  pause: { zh: "暂停更新", en: "Pause updates" },
  resume: { zh: "继续更新", en: "Resume updates" },
  cancel: { zh: "取消评估", en: "Cancel the run" },
  cancelTitle: { zh: "取消这次评估？", en: "Cancel this run?" },
  cancelWhat: {
    zh: "训练在几秒内停止，不会得到报告。已记录的曲线和样本仍可查看。需要时可用同样的配置重新开始。",
    en: "Training stops within seconds and there will be no report. Curves and samples recorded so far stay. It can be started again with the same settings.",
  },
  cancelling: { zh: "正在取消", en: "Cancelling" },
  keepRunning: { zh: "继续评估", en: "Keep it running" },
  cancelFailed: { zh: "没有取消：", en: "Not cancelled: " },
  cancelledTitle: { zh: "这次评估已取消", en: "This run was cancelled" },
  cancelledWhy: {
    zh: "没有报告。下面是取消之前记录的曲线和样本。",
    en: "There is no report. Below are the curves and samples recorded before.",
  },
  failedTitle: { zh: "这次评估失败了", en: "This run failed" },
  repeat: { zh: "改动后再评估", en: "Change and run again" },
  report: { zh: "查看评估报告", en: "Read the report" },
  live: { zh: "实时更新", en: "Live" },
  connecting: { zh: "正在连接", en: "Connecting" },
  retrying: {
    zh: "连接中断，正在重新连接。下面是中断前的数值。",
    en: "Connection lost; reconnecting. Values are from before.",
  },
  paused: { zh: "更新已暂停，训练仍在进行", en: "Updates paused; training goes on" },
  ended: { zh: "已结束，不再变化", en: "Ended; nothing changes any more" },
  curves: { zh: "训练曲线", en: "Training curves" },
  curvesNote: { zh: "所示即所记录的数值", en: "Values as recorded" },
  noCurves: { zh: "训练开始后，这里显示损失曲线", en: "Loss curves appear once training starts" },
  verdictNote: { zh: "判读规则第 {version} 版。{notice}", en: "Verdict rules, version {version}. {notice}" },
  fellBack: { zh: "计算所用的是 {backend}", en: "Computed by {backend}" },
  fellBackMeans: {
    zh: "不是 TensorFlow 原生库。同一后端重跑得到相同的数；换用原生库，数值会略有不同，判读规则不变。",
    en: "Not TensorFlow's native library. The same backend gives the same numbers again; the native library gives slightly different ones, read by the same rules.",
  },
  environment: { zh: "运行环境与可复现", en: "Environment and reproduction" },
  environmentNote: {
    zh: "同一后端、线程数与种子重跑，得到相同的数。",
    en: "The same backend, threads and seed give the same numbers.",
  },
} as const satisfies Record<string, Words>;

export const FACTS = {
  backend: { zh: "后端", en: "Backend" },
  notYet: { zh: "开始后写明", en: "named once it starts" },
  seed: { zh: "种子", en: "Seed" },
  dataset: { zh: "数据", en: "Data" },
  datasetRemoved: { zh: "已移除", en: "removed" },
  textsOf: { zh: "{count} 条文本", en: "{count} texts" },
  imagesOf: { zh: "{count} 张", en: "{count} images" },
  datasetHash: { zh: "数据指纹", en: "Data fingerprint" },
  configHash: { zh: "配置指纹", en: "Settings fingerprint" },
  weightsHash: { zh: "权重指纹", en: "Weights fingerprint" },
  codeVersion: { zh: "程序版本", en: "Program version" },
  createdBy: { zh: "提交人", en: "Requested by" },
  createdAt: { zh: "提交时间", en: "Requested" },
  startedAt: { zh: "开始时间", en: "Started" },
  finishedAt: { zh: "结束时间", en: "Ended" },
  attempts: { zh: "尝试", en: "Tries" },
  attemptLine: { zh: "第 {attempt} 次，从第 {step} 步起", en: "try {attempt}, from step {step}" },
  underWay: { zh: "进行中", en: "under way" },
  settings: { zh: "全部配置", en: "All settings" },
} as const satisfies Record<string, Words>;

export const CHART = {
  step: { zh: "步数", en: "Step" },
  losses: {
    zh: "{unit}，对数轴；粗线为平滑值（指数滑动平均 {weight}），细线为原始值",
    en: "{unit}, log axis; thick line smoothed (exponential moving average {weight}), thin line raw",
  },
  linear: {
    zh: "{unit}，线性轴（有不大于零的值）；粗线为平滑值（指数滑动平均 {weight}），细线为原始值",
    en: "{unit}, linear axis (values at or below zero); thick line smoothed (exponential moving average {weight}), thin line raw",
  },
  shares: {
    zh: "{unit}，0 到 1；粗线为平滑值（指数滑动平均 {weight}），细线为原始值",
    en: "{unit}, 0 to 1; thick line smoothed (exponential moving average {weight}), thin line raw",
  },
  titleFalling: { zh: "{parts}，仍在下降", en: "{parts}, still falling" },
  titleRising: { zh: "{parts}，仍在上升", en: "{parts}, still rising" },
  titleMoving: { zh: "{parts}，仍在变化", en: "{parts}, still moving" },
  titleSteady: { zh: "{parts}，近段平稳", en: "{parts}, steady of late" },
  part: { zh: "{label}{value}", en: "{label} {value}" },
  partFrom: { zh: "{label}从 {start} 到 {value}", en: "{label} from {start} to {value}" },
  comma: { zh: "，", en: ", " },
  table: { zh: "数据表", en: "Data table" },
  csv: { zh: "CSV", en: "CSV" },
  png: { zh: "PNG", en: "PNG" },
  unknown: { zh: "尚未训练", en: "Not trained yet" },
  raw: { zh: "（原始 {value}）", en: " (raw {value})" },
  atStep: { zh: "第 {step} 步：", en: "Step {step}: " },
  between: { zh: "；", en: "; " },
} as const satisfies Record<string, Words>;

export const SAMPLES = {
  title: { zh: "样本：{count} 个固定隐向量，第 {step} 步", en: "Samples: {count} fixed latents, step {step}" },
  plainTitle: { zh: "样本", en: "Samples" },
  note: {
    zh: "{width}×{height} 灰度，值即记录值。每一格的隐向量不变，拖动步数可看同一格怎样变化。",
    en: "{width}×{height} grey, values as recorded. Each cell keeps its latent, so moving the step shows how it changes.",
  },
  none: { zh: "训练开始后，这里显示样本", en: "Samples appear once training starts" },
  sheetAlt: { zh: "第 {step} 步生成的 {count} 个样本", en: "{count} samples generated at step {step}" },
  cell: { zh: "样本 {cell}", en: "Sample {cell}" },
  slider: { zh: "步数", en: "Step" },
  position: { zh: "第 {step} 步", en: "step {step}" },
  previous: { zh: "前一步", en: "Earlier step" },
  next: { zh: "后一步", en: "Later step" },
  first: { zh: "{step}（首步，始终保留）", en: "{step} (first, always kept)" },
  lastFollowing: { zh: "{step}（最新，跟随训练）", en: "{step} (latest, following)" },
  last: { zh: "{step}（最新）", en: "{step} (latest)" },
  follow: { zh: "跟随最新", en: "Follow the latest" },
  choose: { zh: "点任一格，换一个隐向量。", en: "Choose any cell of the grid to change the latent." },
  at: { zh: "生成，第 {step} 步", en: "Generated, step {step}" },
  evolution: { zh: "同一隐向量在各步", en: "The same latent over the steps" },
} as const satisfies Record<string, Words>;

export const METRICS = {
  title: { zh: "指标与真实对真实", en: "Metrics beside real against real" },
  metric: { zh: "指标", en: "Metric" },
  value: { zh: "生成样本", en: "Samples" },
  floor: { zh: "真实对真实", en: "Real against real" },
  drawing: { zh: "图", en: "Drawing" },
  verdict: { zh: "判读", en: "Verdict" },
  check: { zh: "检查", en: "Check" },
  reason: { zh: "依据", en: "Reason" },
  deviation: { zh: "± {value}", en: "± {value}" },
  interval: { zh: "95 % 区间 {low} 至 {high}", en: "95 % interval {low} to {high}" },
  legendValue: { zh: "生成样本", en: "Samples" },
  legendFloor: { zh: "真实对真实，同样 N", en: "Real against real, same N" },
  legendBands: { zh: "好、中间、不足", en: "Good, between, insufficient" },
  note: {
    zh: "N = {count}。特征空间留出准确率 {accuracy}。",
    en: "N = {count}. Held-out accuracy of the feature space {accuracy}.",
  },
  noteText: { zh: "测量了 {count} 条样本。{floor}", en: "{count} samples were measured. {floor}" },
  notePlain: {
    zh: "N = {count}。特征空间：{dimensions} 个主成分。",
    en: "N = {count}. Feature space: {dimensions} principal components.",
  },
} as const satisfies Record<string, Words>;

/** What is judged besides the metrics. */
export const CHECKS: Record<CheckKey, Words> = {
  classes: { zh: "类别齐全", en: "Classes present" },
  seeds: { zh: "种子数", en: "Seeds" },
  nonFiniteSteps: { zh: "损失是否有限", en: "Losses finite" },
  discriminatorSaturation: { zh: "判别器是否饱和", en: "Discriminator saturated" },
  lastAgainstBest: { zh: "末次与最好的状态", en: "Last against best state" },
  lastAgainstBestText: { zh: "末次与最好的状态", en: "Last against best state" },
};
