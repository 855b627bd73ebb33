import type { Condition, Field, GroupField, Scope, SectionDef } from "@/lib/forms/types";
import { computeHours, computeHoursByStage } from "../../rules/dossier/compute-totals";
import type { Track } from "../../types/vocabulary";
import { ARCHITECTURES, BASE_MODEL_USES, CALL_METHODS, HOSTING, ORIGINS } from "./choices";
import { ALGORITHM_NUMBER } from "./patterns";
import { dataSteps, routeSteps } from "./steps";

const anyOf = (field: string, values: readonly string[]): Condition => ({
  some: values.map((value) => ({ field, has: value })),
});

const baseModels: GroupField = {
  ...{ key: "baseModels", kind: "group", titleField: "name", maximum: 20 },
  label: { zh: "基础模型", en: "Base models" },
  hint: {
    zh: "每个模型填一项。按编号与登记册核对，被暂停、撤销或注销的不能使用",
    en: "One item each. Numbers are checked against the register; a suspended, revoked or cancelled model cannot be used",
  },
  item: { zh: "基础模型", en: "Base model" },
  visibleWhen: anyOf("origin", ["fine_tuned", "third_party", "open_source"]),
  fields: [
    { ...{ key: "name", kind: "text", minimum: 2, maximum: 100 }, label: { zh: "模型名称", en: "Model" } },
    { ...{ key: "version", kind: "text", maximum: 60 }, label: { zh: "版本", en: "Version" } },
    { ...{ key: "provider", kind: "text", minimum: 2, maximum: 120 }, label: { zh: "备案单位", en: "Its provider" } },
    {
      ...{ key: "number", kind: "filingNumber" },
      label: { zh: "备案编号", en: "Filing number" },
      hint: {
        zh: "格式：属地-名称-日期及序号，例如 Beijing-MingCheng-202503180127",
        en: "Place-name-date and serial, for example Beijing-MingCheng-202503180127",
      },
    },
    { key: "use", kind: "choice", label: { zh: "使用方式", en: "How it is used" }, choices: BASE_MODEL_USES },
    {
      ...{ key: "licence", kind: "text", maximum: 200, optional: true },
      label: { zh: "许可证或合同编号", en: "Licence or contract number" },
    },
  ],
};

/** A registration names the filed models that it calls, and nothing of training. */
const calledModels: GroupField = {
  ...{ key: "calledModels", kind: "group", titleField: "name", maximum: 20 },
  label: { zh: "调用的已备案模型", en: "Filed models that are called" },
  hint: {
    zh: "至少一个。按编号与登记册核对，被暂停、撤销或注销的不能调用",
    en: "At least one. Numbers are checked against the register; a suspended, revoked or cancelled model cannot be called",
  },
  item: { zh: "模型", en: "Model" },
  fields: [
    { ...{ key: "name", kind: "text", minimum: 2, maximum: 100 }, label: { zh: "模型名称", en: "Model" } },
    { ...{ key: "provider", kind: "text", minimum: 2, maximum: 120 }, label: { zh: "提供方", en: "Provider" } },
    {
      ...{ key: "number", kind: "filingNumber" },
      label: { zh: "模型备案号", en: "Filing number" },
      hint: { zh: "例如 Beijing-MingCheng-202503180127", en: "For example Beijing-MingCheng-202503180127" },
    },
    {
      ...{ key: "algorithmNumber", kind: "text", maximum: 60, pattern: ALGORITHM_NUMBER, optional: true },
      label: { zh: "算法备案号", en: "Algorithm-filing number" },
    },
    { ...{ key: "purpose", kind: "text", minimum: 2, maximum: 200 }, label: { zh: "用途", en: "Purpose" } },
    { key: "method", kind: "choice", label: { zh: "调用方式", en: "How it is called" }, choices: CALL_METHODS },
    {
      ...{ key: "contract", kind: "text", maximum: 200, optional: true },
      label: { zh: "合同或订单编号", en: "Contract or order number" },
    },
  ],
};

const layers: GroupField = {
  ...{ key: "layers", kind: "group", titleField: "name", ordered: true, optional: true, maximum: 60 },
  label: { zh: "网络层", en: "Layers" },
  hint: {
    zh: "按数据经过的次序，架构图由此绘出",
    en: "In the order in which data pass; the diagram is drawn from them",
  },
  item: { zh: "层", en: "Layer" },
  fields: [
    { ...{ key: "name", kind: "text", maximum: 80 }, label: { zh: "名称", en: "Name" } },
    { ...{ key: "shape", kind: "text", maximum: 80, optional: true }, label: { zh: "输出形状", en: "Output shape" } },
    { ...{ key: "note", kind: "text", maximum: 200, optional: true }, label: { zh: "说明", en: "Note" } },
  ],
};

const architecture: readonly Field[] = [
  { key: "families", kind: "choices", label: { zh: "架构类别", en: "Architecture family" }, choices: ARCHITECTURES },
  {
    ...{ key: "otherFamily", kind: "text", maximum: 200 },
    label: { zh: "其他架构", en: "The other architecture" },
    visibleWhen: { field: "families", has: "other" },
  },
  {
    ...{ key: "generator", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "生成器", en: "Generator" },
    visibleWhen: anyOf("families", ["gan", "cgan", "dcgan"]),
  },
  {
    ...{ key: "discriminator", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "判别器", en: "Discriminator" },
    visibleWhen: anyOf("families", ["gan", "cgan", "dcgan"]),
  },
  {
    ...{ key: "encoder", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "编码器", en: "Encoder" },
    visibleWhen: { field: "families", has: "vae" },
  },
  {
    ...{ key: "decoder", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "解码器", en: "Decoder" },
    visibleWhen: anyOf("families", ["vae", "transformer", "rnn"]),
  },
  {
    ...{ key: "denoiser", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "加噪与去噪网络", en: "Noising and denoising network" },
    visibleWhen: { field: "families", has: "diffusion" },
  },
  {
    ...{ key: "parameters", kind: "integer", minimum: 1, unit: { zh: "个", en: "parameters" } },
    label: { zh: "参数规模", en: "Number of parameters" },
    hint: { zh: "填个数，不写“亿”“B”", en: "The plain number, without “B” or “M”" },
  },
  {
    ...{ key: "framework", kind: "text", minimum: 2, maximum: 100 },
    label: { zh: "训练框架", en: "Framework" },
  },
  layers,
  {
    ...{ key: "diagram", kind: "longText", maximum: 4000, optional: true },
    label: { zh: "架构图文本（Mermaid）", en: "Diagram as Mermaid text" },
  },
];

const computeRuns: GroupField = {
  ...{ key: "compute", kind: "group", titleField: "stage", ordered: true, maximum: 30 },
  label: { zh: "训练算力", en: "Training compute" },
  hint: { zh: "填数量与时长，卡时和合计由系统计算", en: "Enter numbers and hours; card-hours and totals are computed" },
  item: { zh: "阶段", en: "Stage" },
  fields: [
    { ...{ key: "stage", kind: "text", maximum: 80 }, label: { zh: "阶段", en: "Stage" } },
    { ...{ key: "accelerator", kind: "text", maximum: 120 }, label: { zh: "加速器品牌与型号", en: "Accelerator" } },
    {
      ...{ key: "count", kind: "integer", minimum: 1, unit: { zh: "张", en: "cards" } },
      label: { zh: "数量", en: "Number" },
    },
    {
      ...{ key: "hours", kind: "number", minimum: 0, unit: { zh: "小时", en: "hours" } },
      label: { zh: "时长", en: "Time" },
    },
    {
      ...{ key: "cardHours", kind: "computed", format: "count", unit: { zh: "卡时", en: "card-hours" } },
      label: { zh: "卡时", en: "Card-hours" },
      compute: ({ own }: Scope) => computeHours(own),
    },
  ],
};

const training: readonly Field[] = [
  {
    ...{ key: "process", kind: "longText", minimum: 50, maximum: 3000 },
    label: { zh: "训练过程", en: "Training process" },
    hint: { zh: "分几个阶段、每个阶段优化什么、何时停止", en: "Which stages, what each optimises, when it stops" },
  },
  {
    ...{ key: "losses", kind: "longText", minimum: 10, maximum: 2000 },
    label: { zh: "损失函数", en: "Losses" },
  },
  {
    ...{ key: "steps", kind: "integer", minimum: 1, unit: { zh: "步", en: "steps" } },
    label: { zh: "训练步数", en: "Training steps" },
    hint: { zh: "各阶段合计", en: "All stages together" },
  },
  computeRuns,
  {
    ...{ key: "computeTotal", kind: "computed", format: "breakdown", unit: { zh: "卡时", en: "card-hours" } },
    label: { zh: "训练算力合计", en: "Training compute in all" },
    compute: ({ answers }: Scope) => computeHoursByStage(answers),
  },
  { key: "trainingHosting", kind: "choice", label: { zh: "训练环境", en: "Where it is trained" }, choices: HOSTING },
  { ...{ key: "trainingPlace", kind: "text", maximum: 200 }, label: { zh: "训练部署地", en: "Place of training" } },
];

const inference: readonly Field[] = [
  {
    ...{ key: "inferenceHardware", kind: "text", minimum: 2, maximum: 300 },
    label: { zh: "推理算力", en: "Inference compute" },
    hint: { zh: "加速器型号与数量", en: "Accelerators and their number" },
  },
  { key: "inferenceHosting", kind: "choice", label: { zh: "推理环境", en: "Where it runs" }, choices: HOSTING },
  { ...{ key: "inferencePlace", kind: "text", maximum: 200 }, label: { zh: "推理部署地", en: "Place of inference" } },
];

const evaluation: readonly Field[] = [
  {
    ...{ key: "evaluations", kind: "group", titleField: "metric", optional: true, maximum: 60 },
    label: { zh: "评估结果", en: "Evaluation results" },
    hint: {
      zh: "自行测得的其他结果；平台上的评估另行附加",
      en: "Other results of your own; runs on this platform are attached apart",
    },
    item: { zh: "指标", en: "Metric" },
    fields: [
      { ...{ key: "metric", kind: "text", maximum: 80 }, label: { zh: "指标", en: "Metric" } },
      { ...{ key: "dataset", kind: "text", maximum: 120 }, label: { zh: "测试集", en: "Test set" } },
      { ...{ key: "value", kind: "number" }, label: { zh: "数值", en: "Value" } },
      { ...{ key: "note", kind: "text", maximum: 200, optional: true }, label: { zh: "说明", en: "Note" } },
    ],
  },
];

export function modelSection(track: Track): SectionDef {
  const parts =
    track === "filing"
      ? [
          {
            key: "origin",
            title: { zh: "来源", en: "Origin" },
            fields: [
              {
                key: "origin",
                kind: "choices",
                label: { zh: "模型来源", en: "Origin of the model" },
                choices: ORIGINS,
              },
              baseModels,
            ] as const,
          },
          { key: "route", title: { zh: "路线与数据流程", en: "Route and data flow" }, fields: [routeSteps, dataSteps] },
          { key: "architecture", title: { zh: "架构", en: "Architecture" }, fields: architecture },
          { key: "training", title: { zh: "训练", en: "Training" }, fields: training },
          {
            key: "inference",
            title: { zh: "推理与评估", en: "Inference and evaluation" },
            fields: [...inference, ...evaluation],
          },
        ]
      : [
          { key: "origin", title: { zh: "调用的模型", en: "Called models" }, fields: [calledModels] },
          { key: "route", title: { zh: "路线与数据流程", en: "Route and data flow" }, fields: [routeSteps, dataSteps] },
          { key: "inference", title: { zh: "运行环境", en: "Where it runs" }, fields: inference },
        ];
  return {
    key: "model",
    title: { zh: "模型与算法", en: "Model and algorithm" },
    about:
      track === "filing"
        ? { zh: "来源、路线、架构、训练与推理", en: "Origin, route, architecture, training, inference" }
        : { zh: "调用的已备案模型、路线与运行环境", en: "Called models, route, where it runs" },
    parts,
  };
}
