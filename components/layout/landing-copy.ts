import type { Words } from "@/lib/format";

/** Words of the home page. It promises only what can be done today. */
export const LANDING = {
  title: { zh: "生成式人工智能服务备案平台", en: "Generative AI Service Filing" },
  lead: {
    zh: "具有舆论属性或者社会动员能力的生成式人工智能服务，应当依法备案或登记。这里办理备案，并实际训练、测量模型，把测得的结果作为备案证据。",
    en: "Generative-AI services that can shape or mobilise public opinion in mainland China must be filed or registered. Filings are handled here, and models are trained and measured here, so that a filing rests on measured evidence.",
  },
  now: { zh: "现在可以做什么", en: "What can be done now" },
  nowNote: {
    zh: "平台分步开放，只列出已经可用的。",
    en: "The platform opens step by step; only what works is listed.",
  },
  visitor: { zh: "公众", en: "Visitors" },
  visitorCan: { zh: "了解平台怎样评估一个生成模型", en: "Read how the platform assesses a generative model" },
  visitorLater: {
    zh: "登记册查询、异议和投诉尚未开放。",
    en: "The public register, objections and complaints are not open yet.",
  },
  provider: { zh: "提供者", en: "Providers" },
  providerCan1: { zh: "上传训练数据，校验后按指纹保存", en: "Upload training data, checked and stored by fingerprint" },
  providerCan2: {
    zh: "训练 DCGAN 或 VAE，实时查看损失与样本",
    en: "Train a DCGAN or VAE and watch losses and samples live",
  },
  providerCan3: {
    zh: "得到测量报告：质量、多样性、是否抄录训练数据",
    en: "Receive a measured report: quality, variety, copying of training data",
  },
  providerLater: { zh: "填写和提交备案材料尚未开放。", en: "Preparing and submitting a dossier is not open yet." },
  reviewer: { zh: "审查员", en: "Reviewers" },
  reviewerCan: { zh: "登录并查看本人的账户与所属办公室", en: "Sign in and see their account and office" },
  reviewerLater: { zh: "受理、审查和公示尚未开放。", en: "Acceptance, review and publicity are not open yet." },
  signIn: { zh: "登录", en: "Sign in" },
  continue: { zh: "进入{place}", en: "Go to {place}" },
  how: { zh: "一次评估怎样进行", en: "How an assessment goes" },
  step1: { zh: "选数据", en: "Choose data" },
  step1Why: {
    zh: "提供者上传的图像，或平台内置的合成数据。按种子划为训练、留出、参照三部分。",
    en: "A provider's images or the built-in synthetic data. A seed splits them into training, held-out and reference images.",
  },
  step2: { zh: "训练模型", en: "Train the model" },
  step2Why: {
    zh: "在平台上用 TensorFlow 原生库训练。种子、步数和后端都有记录，可以重算出同样的数字。",
    en: "On the platform with TensorFlow's native library. Seed, steps and backend are recorded, so the same numbers can be computed again.",
  },
  step3: { zh: "测量样本", en: "Measure the samples" },
  step3Why: {
    zh: "看样本像不像、全不全，有没有抄录训练数据，能不能猜出谁在训练数据里。",
    en: "Do the samples look right, is variety complete, is training data copied, can one guess what was trained on?",
  },
  step4: { zh: "写出报告", en: "Write the report" },
  step4Why: {
    zh: "每个数字旁边是真实数据自己的得分。判读规则有版本，供参考，由人决定。",
    en: "Beside each number stands what real data itself would score. The verdict follows versioned rules and informs; a person decides.",
  },
} as const satisfies Record<string, Words>;
