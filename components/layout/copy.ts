import type { Words } from "@/lib/format";
import type { MembershipRole, OfficeRole } from "@/lib/identity/types";

/** Words of the frame: what stands around every page. */
export const FRAME = {
  platform: { zh: "生成式人工智能服务备案平台", en: "Generative AI Service Filing" },
  skip: { zh: "跳到正文", en: "Skip to content" },
  display: { zh: "显示设置", en: "Display settings" },
  large: { zh: "大字版", en: "Large type" },
  normal: { zh: "标准字号", en: "Normal type" },
  dark: { zh: "深色", en: "Dark" },
  light: { zh: "浅色", en: "Light" },
  system: { zh: "跟随系统", en: "As the system" },
  appearance: { zh: "外观", en: "Appearance" },
  signIn: { zh: "登录", en: "Sign in" },
  signOut: { zh: "退出", en: "Sign out" },
  account: { zh: "账户", en: "Account" },
  position: { zh: "位置", en: "Position" },
  visitorNavigation: { zh: "公众", en: "Public" },
  providerNavigation: { zh: "提供者", en: "Provider" },
  officeNavigation: { zh: "办公室", en: "Office" },
  home: { zh: "首页", en: "Home" },
  filings: { zh: "备案", en: "Filings" },
  register: { zh: "备案名录", en: "Register" },
  publicity: { zh: "公示", en: "Publicity" },
  statistics: { zh: "统计", en: "Statistics" },
  importList: { zh: "导入名单", en: "Import" },
  calendar: { zh: "工作日历", en: "Calendar" },
  law: { zh: "期限与条款", en: "Periods and clauses" },
  runs: { zh: "模型评估", en: "Model assessment" },
  datasets: { zh: "数据集", en: "Data sets" },
  office: { zh: "办公室", en: "Office" },
  workflow: { zh: "办理流程", en: "Workflow" },
  disclaimer: {
    zh: "备案信息由提供者自行填报。该备案不代表对有关主体、算法、产品、服务等的认可，任何组织和个人不得将备案结果用于宣传和其他商业用途。",
    en: "Filing information is declared by the provider. A filing is no endorsement of the entity, algorithm, product or service; no organisation or person may use its result for publicity or any other commercial purpose.",
  },
  beijingTime: { zh: "日期与时间均为北京时间。", en: "Dates and times are Beijing time." },
} as const satisfies Record<string, Words>;

export const ROLES = {
  owner: { zh: "提供者（所有者）", en: "provider (owner)" },
  editor: { zh: "提供者（编辑）", en: "provider (editor)" },
  signatory: { zh: "提供者（签署人）", en: "provider (signatory)" },
  assessor: { zh: "第三方评估人", en: "third-party assessor" },
  reviewer: { zh: "审查员", en: "reviewer" },
  lead: { zh: "负责人", en: "lead" },
  inspector: { zh: "检查员", en: "inspector" },
  auditor: { zh: "审计员", en: "auditor" },
  administrator: { zh: "管理员", en: "administrator" },
} as const satisfies Record<MembershipRole | OfficeRole, Words>;

/** Before the title of a page whose form was refused. */
export const ERROR_TITLE: Words = { zh: "有误：", en: "Error: " };
export const ERROR_SUMMARY: Words = { zh: "提交内容有误", en: "There is a problem" };
