import { createHash } from "node:crypto";
import type { Answers, Row } from "@/lib/forms/types";
import type { DemoService } from "./service";

export interface CalledModel {
  readonly name: string;
  readonly provider: string;
  readonly number: string;
}

export interface DemoProvider {
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly phone: string;
  readonly mail: string;
  readonly icp: string;
  readonly legalityOfficer: string;
  readonly safetyOfficer: string;
}

/** A row of a group always has the same id, so that a seed run again writes the same dossier. */
function rowId(service: DemoService, name: string): string {
  const hex = createHash("sha256").update(`${service.key}.${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

interface Writing {
  readonly service: DemoService;
  readonly provider: DemoProvider;
  /** What a registration calls. */
  readonly called: CalledModel | null;
  /** Runs are attached. Without, the service claims no function that has to be measured. */
  readonly measured: boolean;
}

/** A complete dossier of a demo service: every question that the form asks of its track. */
export function demoAnswers(writing: Writing): Answers {
  const filing = writing.service.track === "filing";
  return {
    entity: entityOf(writing.provider),
    service: serviceOf(writing),
    model: { ...(filing ? trained(writing) : calling(writing)), ...running(writing), ...inference(writing.provider) },
    corpus: filing ? corpusOf(writing.service) : { ownData: false },
    publicText: publicTextOf(writing),
  };
}

function entityOf({ address, phone, icp, safetyOfficer, legalityOfficer }: DemoProvider) {
  return {
    ...{ type: "private", officeAddress: address, safetyOfficer, legalityOfficer, contactPhone: phone, icpNumber: icp },
    ...{ mlpsLevel: "3", mlpsNumber: "33010099217-26003", algorithmFiled: true },
    algorithmNumber: "网信算备330106827461501240021号",
  };
}

function serviceOf({ service, provider, measured }: Writing) {
  const { name, scene, users } = service;
  return {
    ...{ name, ...(service.model ? { modelName: service.model } : {}) },
    introduction: `面向${users}，按使用者选定的类别与风格生成图像，用于${scene}，生成结果均加标识。`,
    ...{ forms: ["app", "api"], launchDate: "2027-03-01", area: "nationwide", expectedUsers: 80_000, concurrency: 120 },
    addresses: [
      { id: rowId(service, "address"), form: "app", url: `https://${service.key.toLowerCase()}.lantu.example/app` },
    ],
    ...(measured || service.track === "registration"
      ? { functions: ["image"] }
      : { functions: ["other"], otherFunction: "线条图样生成" }),
    ...{ industries: ["education", "design"], restriction: "restricted", domains: "教育、设计" },
    ...{ audience: `${users}，年满十八周岁。`, occasions: `${scene}的初稿与素材。` },
    ...{ minors: false, minorsPrevention: "注册时核验年龄，未满十八周岁不予开通。", humanlike: false },
    ...{ interception: ["keywords", "classifier"], keywordCount: 12_400, monitors: 6, realName: true },
    refusalStrategy: "输入命中关键词或被分类模型判为违法不良时不生成，并提示原因与申诉渠道。",
    ...{ labels: ["explicit", "implicit"], optOut: "使用者输入不用于训练，设置页第一屏可查看说明。" },
    ...{ complaintChannel: `App 内“投诉举报”入口；${provider.mail}`, complaintDays: 3 },
  };
}

function running({ service }: Writing) {
  const route: readonly Row[] = [
    {
      id: rowId(service, "route1"),
      title: "语料整理",
      description: "收集并过滤线条图像，统一为 28 × 28 灰度，按类别登记来源。",
    },
    {
      id: rowId(service, "route2"),
      title: "模型训练",
      description: "编码器与解码器联合训练，按留出集的测量结果停止。",
    },
    {
      id: rowId(service, "route3"),
      title: "上线前评估",
      description: "在留出数据上测量质量、多样性与记忆，三项均达标后上线。",
    },
  ];
  const dataFlow: readonly Row[] = [
    {
      ...{ id: rowId(service, "flow1"), title: "输入检查", input: "使用者选定的类别与提示词" },
      ...{ processing: "关键词与分类模型检查，通过后转为类别编号，不留存原文。", output: "类别编号与随机隐变量" },
    },
    {
      ...{ id: rowId(service, "flow2"), title: "生成与标识", input: "类别编号与随机隐变量" },
      ...{ processing: "解码器生成图像，写入显式与隐式标识。", output: "带标识的图像" },
    },
  ];
  return { route, dataFlow };
}

const inference = ({ city }: DemoProvider) => ({
  ...{ inferenceHardware: "国产加速卡 B 型 8 张", inferenceHosting: "cloud", inferencePlace: city },
});

function trained({ service, provider }: Writing) {
  return {
    ...{ origin: ["self"], families: ["vae"], parameters: 1_240_000, framework: "TensorFlow.js", steps: 6_000 },
    encoder: "两层卷积与一层全连接，输出 16 维隐变量的均值与方差，输入为 28 × 28 灰度图像。",
    decoder: "一层全连接与两层转置卷积，由 16 维隐变量还原 28 × 28 灰度图像。",
    process:
      "按证据下界训练，重建项为逐像素交叉熵，另加 KL 散度；每 500 步在留出集上测量一次，连续三次不改善即停止，取最优检查点。",
    losses: "重建交叉熵与 KL 散度之和，KL 权重前 1000 步由 0 升至 1。",
    compute: [
      { id: rowId(service, "stage1"), stage: "预训练", accelerator: "国产加速卡 A 型", count: 8, hours: 120.5 },
      { id: rowId(service, "stage2"), stage: "微调", accelerator: "国产加速卡 A 型", count: 4, hours: 36 },
    ],
    ...{ trainingHosting: "own", trainingPlace: provider.city },
  };
}

function calling({ service, called }: Writing) {
  if (!called) return { calledModels: [] };
  const { name, provider, number } = called;
  return {
    calledModels: [
      { id: rowId(service, "called"), name, provider, number, purpose: `${service.scene}的图像生成`, method: "api" },
    ],
  };
}

function corpusOf(service: DemoService) {
  const sources: readonly Row[] = [
    {
      ...{ id: rowId(service, "source1"), name: "公开线条图像集", kind: "open_source", modality: "image", size: 6 },
      ...{ items: 60_000, overseas: true, licence: "CC BY 4.0", personal: false, crossBorder: false },
    },
    {
      ...{ id: rowId(service, "source2"), name: "自采笔画图像", kind: "self_collected", modality: "image", size: 22 },
      ...{ items: 210_000, overseas: false, method: "由签约人员书写并扫描，逐份登记授权。" },
      ...{ collectedFrom: "2026-01-05", collectedTo: "2026-06-30", robotsReview: "2026-01-04 审查，未从网站抓取。" },
      ...{ personal: false, crossBorder: false },
    },
  ];
  return {
    sources,
    filters: ["keywords", "classifier", "manual"],
    filtering: "先按关键词与图像分类模型过滤，再由人工复核；近似重复的只留一份。",
    debiasing: "按字体流派、书写者年龄与地区均衡抽样。",
    intellectualProperty: "由法务负责人逐份核对授权，权利人投诉经 App 入口受理。",
    ...{ manualSampled: 4_200, manualPassRate: 97.1, technicalSampledShare: 12, technicalPassRate: 99.2 },
  };
}

function publicTextOf({ service, provider, called }: Writing) {
  const { scene, users } = service;
  const own = service.track === "filing";
  return {
    algorithmName: service.model || service.name,
    principle: own
      ? "以变分自编码器学习线条图像的分布，由低维隐变量还原图像，训练目标为证据下界。"
      : "调用已备案的字形生成模型，按使用者选定的类别生成图像，本服务不改动模型。",
    mechanism: "输入经关键词与分类模型检查，转为类别编号后生成图像，写入显式与隐式标识后返回。",
    scenario: `${scene}，面向${users}。`,
    purpose: `帮助${users}较快得到${scene}所需的素材。`,
    ...{ providerName: provider.name, publicContact: provider.mail, registeredAddress: provider.address },
    technicalPlan: own
      ? "自行训练的变分自编码器，先整理语料再分两阶段训练，部署在境内云平台。"
      : `通过接口调用${called?.name ?? "已备案模型"}，本服务只作输入检查、标识与版式处理。`,
    dataSources: own
      ? "两个来源共 28 GB：公开线条图像集 6 GB，自采笔画图像 22 GB。"
      : "不另行训练，不使用使用者输入作为语料。",
    serviceScope: "App 与接口，面向全国，限定教育与设计领域。",
    safetyMeasures: "关键词与分类模型双重拦截，生成图像加显式与隐式标识，三个工作日内答复投诉。",
  };
}
