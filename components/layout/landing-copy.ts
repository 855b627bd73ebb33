import type { Words } from "@/lib/format";

/** Words of the home page. It promises only what can be done today. */
export const LANDING = {
  title: { zh: "生成式人工智能服务备案平台", en: "Generative AI Service Filing" },
  lead: {
    zh: "具有舆论属性或者社会动员能力的生成式人工智能服务，应当依法备案或登记。在这里查询已备案、已登记的服务，办理备案，并用实测结果作为备案证据。",
    en: "Generative-AI services that can shape or mobilise public opinion in mainland China must be filed or registered. Look up filed services here, file your own, and rest the filing on measured evidence.",
  },
  quick: { zh: "常用入口", en: "Quick links" },
  inPublicity: { zh: "正在公示的服务", en: "Services in publicity" },
  statistics: { zh: "名录统计", en: "Register statistics" },
  apply: { zh: "办理备案或登记", en: "File or register a service" },
  holds: { zh: "名录收录情况", en: "What the register holds" },
  apart: {
    zh: "备案与登记各自编号，不合并计数。",
    en: "Filed and registered services have numbers of their own and are never added up.",
  },
  who: { zh: "平台为谁服务", en: "Whom the platform serves" },
  visitor: { zh: "公众", en: "The public" },
  visitorCan1: {
    zh: "按名称、单位或编号查询服务，一个字即可",
    en: "Look up a service by name, organisation or number",
  },
  visitorCan2: { zh: "看公示内容、历次版本和现在的状态", en: "Read its public text, every version and its status now" },
  visitorCan3: { zh: "了解哪些服务正在公示、还剩几天", en: "See what is in publicity and for how long" },
  visitorGo: { zh: "打开备案名录", en: "Open the register" },
  provider: { zh: "提供者", en: "Providers" },
  providerCan1: {
    zh: "填写备案材料，随时保存，提交前预检",
    en: "Fill in the dossier, saved at any time, checked before it is submitted",
  },
  providerCan2: {
    zh: "上传数据，训练并测量模型，把报告附为证据",
    en: "Upload data, train and measure a model, attach its report as evidence",
  },
  providerCan3: {
    zh: "看办理进度，答复补正，申请变更或注销",
    en: "Follow the case, answer rectification, apply for a change or cancellation",
  },
  reviewer: { zh: "审查机关", en: "Offices" },
  reviewerCan1: { zh: "受理、审查、一次性告知补正", en: "Accept, examine, ask for rectification in one notice" },
  reviewerCan2: { zh: "逐条核对，对照实测报告", en: "Judge clause by clause beside the measured report" },
  reviewerCan3: { zh: "审批由另一人作出，每一步都有记录", en: "Another person signs off; every step is on record" },
  signIn: { zh: "登录", en: "Sign in" },
  continue: { zh: "进入{place}", en: "Go to {place}" },
  how: { zh: "一次备案怎样办理", en: "How a filing goes" },
  step1: { zh: "填报与收件", en: "Dossier" },
  step1Why: {
    zh: "提供者填写材料、附上测量报告、签署承诺并提交。",
    en: "The provider fills the dossier, attaches a measured report, signs the pledge and submits.",
  },
  step2: { zh: "受理与补正", en: "Acceptance" },
  step2Why: {
    zh: "省级机关受理；材料有缺的，一次性告知需要补正的全部内容。",
    en: "The provincial office accepts it; whatever is missing is asked for in one notice.",
  },
  step3: { zh: "审查", en: "Review" },
  step3Why: {
    zh: "备案经省级、国家两级审查，登记经省级审查；提出意见与审批由不同的人作出。",
    en: "A filing is reviewed by the province and the national office, a registration by the province; recommending and signing off are different people.",
  },
  step4: { zh: "公示与办结", en: "Publicity" },
  step4Why: {
    zh: "公示期满且没有未处理完的异议，核发编号，列入名录。",
    en: "Once the window is over and no objection is open, the number is issued and the service enters the register.",
  },
} as const satisfies Record<string, Words>;
