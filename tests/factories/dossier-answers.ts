import type { Track } from "@/lib/filing/types/vocabulary";
import type { Answers, Row, SectionAnswers } from "@/lib/forms/types";

/** Stable ids for the rows of the sample, so that tests can name their paths. */
export const ROWS = {
  address: "11111111-1111-4111-8111-111111111111",
  base: "22222222-2222-4222-8222-222222222222",
  routeA: "33333333-3333-4333-8333-333333333331",
  routeB: "33333333-3333-4333-8333-333333333332",
  flow: "44444444-4444-4444-8444-444444444444",
  stageA: "55555555-5555-4555-8555-555555555551",
  stageB: "55555555-5555-4555-8555-555555555552",
  sourceA: "66666666-6666-4666-8666-666666666661",
  sourceB: "66666666-6666-4666-8666-666666666662",
} as const;

/** A dossier in which every section that holds answers is complete and right. */
export function completeAnswers(track: Track): Answers {
  return {
    entity,
    service: track === "filing" ? { ...service, modelName: "墨行字形模型" } : service,
    model: track === "filing" ? model : calling,
    corpus: track === "filing" ? { sources, ...processing, ...sampling } : { ownData: false },
    publicText,
  };
}

const entity: SectionAnswers = {
  name: "杭州砚池智能科技有限公司",
  uscc: "91110108551385082Q",
  type: "private",
  registeredAddress: "浙江省杭州市西湖区文三路 1 号",
  officeAddress: "浙江省杭州市西湖区文三路 1 号 3 层",
  legalRepresentative: "林远舟",
  safetyOfficer: "孟清和",
  legalityOfficer: "陆予宁",
  contactName: "林予安",
  contactPhone: "0571-88886666",
  contactEmail: "contact@yanchi.example",
  icpNumber: "浙ICP备2026044830号-1",
  mlpsLevel: "3",
  mlpsNumber: "33010099001-26001",
  algorithmFiled: true,
  algorithmNumber: "网信算备330106123456701240013号",
};

const service: SectionAnswers = {
  name: "墨行手写字形生成服务",
  introduction: "按使用者给定的文字与风格生成手写字形图片，供教学与设计使用。",
  forms: ["app", "api"],
  addresses: [{ id: ROWS.address, form: "app", url: "https://moxing.example.cn/app" }],
  launchDate: "2027-03-05",
  area: "nationwide",
  expectedUsers: 120_000,
  concurrency: 200,
  functions: ["image"],
  industries: ["education", "design"],
  restriction: "restricted",
  domains: "教育、设计",
  audience: "书法教师、字体设计师与爱好者。",
  occasions: "课堂演示、字帖制作、字体设计初稿。",
  minors: false,
  minorsPrevention: "注册时核验年龄，未满十八周岁不予开通。",
  humanlike: false,
  interception: ["keywords", "classifier"],
  keywordCount: 12_000,
  monitors: 6,
  refusalStrategy: "输入命中关键词或分类模型判为违法不良时，不生成图片，并提示原因。",
  realName: true,
  labels: ["explicit", "implicit"],
  optOut: "不用于训练。",
  complaintChannel: "App 内“投诉举报”入口；tousu@yanchi.example",
  complaintDays: 3,
};

const route: readonly Row[] = [
  { id: ROWS.routeA, title: "语料整理", description: "收集并过滤手写字形图片，统一为 28 × 28 灰度。" },
  { id: ROWS.routeB, title: "对抗训练", description: "生成器与判别器交替训练，按类别给出条件。" },
];
const dataFlow: readonly Row[] = [
  {
    id: ROWS.flow,
    title: "输入处理",
    input: "使用者输入的文字",
    processing: "关键词与分类模型检查后转为类别编号，不保存原文。",
    output: "类别编号，送入生成器",
  },
];
const inference: SectionAnswers = {
  inferenceHardware: "国产加速卡 B 型 8 张",
  inferenceHosting: "cloud",
  inferencePlace: "浙江省杭州市",
};

const model: SectionAnswers = {
  origin: ["fine_tuned"],
  baseModels: [
    {
      id: ROWS.base,
      name: "云台视觉基座模型",
      version: "2.1",
      provider: "云台智能有限公司",
      number: "Beijing-YunTaiShiJue-202503180127",
      use: "fine_tune",
    },
  ],
  route,
  dataFlow,
  families: ["cgan"],
  generator: "四层转置卷积，输入为 64 维隐变量与类别嵌入，输出 28 × 28 图片。",
  discriminator: "四层卷积，输入为图片与类别嵌入，输出真假判断的对数几率。",
  parameters: 6_420_000,
  framework: "TensorFlow.js",
  process:
    "分两个阶段：先冻结编码层，只训练生成器与判别器；再解冻最后两层微调。每 500 步在留出集上测量，连续三次不改善即停止。",
  losses: "非饱和对抗损失，判别器标签平滑 0.9。",
  steps: 6000,
  compute: [
    { id: ROWS.stageA, stage: "第一阶段", accelerator: "国产加速卡 A 型", count: 16, hours: 210.5 },
    { id: ROWS.stageB, stage: "第二阶段", accelerator: "国产加速卡 A 型", count: 8, hours: 96 },
  ],
  trainingHosting: "own",
  trainingPlace: "浙江省杭州市",
  ...inference,
};

const calling: SectionAnswers = {
  calledModels: [
    {
      id: ROWS.base,
      name: "云台视觉基座模型",
      provider: "云台智能有限公司",
      number: "Beijing-YunTaiShiJue-202503180127",
      purpose: "生成字形图片",
      method: "api",
    },
  ],
  route,
  dataFlow,
  ...inference,
};

const sources: readonly Row[] = [
  {
    id: ROWS.sourceA,
    name: "公开手写字形集",
    kind: "open_source",
    modality: "image",
    size: 6,
    items: 50_000,
    overseas: true,
    licence: "CC BY 4.0",
    personal: false,
    crossBorder: false,
  },
  {
    id: ROWS.sourceB,
    name: "自采字形说明文本",
    kind: "self_collected",
    modality: "text",
    language: "zh",
    size: 24,
    tokens: 3_200_000,
    overseas: false,
    method: "由签约教师书写并拍摄，逐份登记授权。",
    collectedFrom: "2026-01-05",
    collectedTo: "2026-06-30",
    robotsReview: "2026-01-04 审查，未从网站抓取。",
    personal: false,
    crossBorder: false,
  },
];

const processing: SectionAnswers = {
  filters: ["keywords", "manual"],
  filtering: "先按关键词与图片分类模型过滤，再由人工复核，近似重复的只留一份。",
  debiasing: "按字体流派与书写者年龄均衡抽样。",
  intellectualProperty: "由法务负责人逐份核对授权，投诉经 App 入口受理。",
};

const sampling: SectionAnswers = {
  manualSampled: 4000,
  manualPassRate: 96.8,
  technicalSampledShare: 12,
  technicalPassRate: 99.1,
};

const publicText: SectionAnswers = {
  algorithmName: "墨行字形模型",
  principle: "以条件生成对抗网络学习手写字形的分布，按给定类别生成图片。",
  mechanism: "输入文字经检查后转为类别编号，与随机隐变量一起送入生成器，输出图片并加标识。",
  scenario: "教育、设计中的字帖制作与字体初稿。",
  purpose: "帮助教师与设计师快速得到手写风格的字形。",
  providerName: "杭州砚池智能科技有限公司",
  publicContact: "tousu@yanchi.example",
  registeredAddress: "浙江省杭州市西湖区文三路 1 号",
  technicalPlan: "由已备案视觉基座模型微调，先整理语料，再对抗训练，部署在境内云平台。",
  dataSources: "两个来源共 30 GB：公开手写字形集 6 GB，自采文本 24 GB。",
  serviceScope: "App 与接口，面向全国，限定教育与设计领域。",
  safetyMeasures: "关键词与分类模型双重拦截，生成图片加显式与隐式标识，三个工作日内答复投诉。",
};
