import type { Words } from "@/lib/format";

export const FILINGS = {
  title: { zh: "备案", en: "Filings" },
  lead: {
    zh: "每项服务一份备案或登记；申请在办理中时，此处显示进度、期限和由谁办理。",
    en: "One filing or registration for each service. While an application is under way, its progress, time limit and turn stand here.",
  },
  start: { zh: "新建备案", en: "Start a filing" },
  list: { zh: "本单位的备案", en: "Filings of this organisation" },
  emptyTitle: { zh: "还没有备案", en: "No filing yet" },
  emptyWhy: {
    zh: "新建一份，填写材料、附上模型评估、签署承诺后提交。",
    en: "Start one: complete the dossier, attach model assessments, have the pledge signed, submit.",
  },
  service: { zh: "服务", en: "Service" },
  track: { zh: "类型", en: "Track" },
  status: { zh: "备案状态", en: "Filing" },
  application: { zh: "申请", en: "Application" },
  standing: { zh: "办理进度", en: "Progress" },
  turn: { zh: "由谁办理", en: "Whose turn" },
  time: { zh: "期限", en: "Time limit" },
  none: { zh: "无在办申请", en: "No open application" },
} as const satisfies Record<string, Words>;

export const FILING = {
  caption: { zh: "{track}，{office}", en: "{track}, {office}" },
  open: { zh: "在办申请 {number}", en: "Open application {number}" },
  noOpen: { zh: "没有在办申请", en: "No open application" },
  clocks: { zh: "期限", en: "Time limits" },
  dossier: { zh: "申请材料", en: "Dossier" },
  notice: { zh: "查看并答复补正告知", en: "Read and answer the notice" },
  openDossier: { zh: "打开申请材料", en: "Open the dossier" },
  publicPage: { zh: "登记册页面", en: "Page in the register" },
  actions: { zh: "办理", en: "Actions" },
  actionsNote: {
    zh: "不能办理的一并列出，并说明原因。",
    en: "Those that are not possible now stand here too, with the reason.",
  },
  filingActions: { zh: "对备案本身", en: "On the filing itself" },
  history: { zh: "办理记录", en: "History" },
  documents: { zh: "文书", en: "Documents" },
  noDocuments: { zh: "尚无文书", en: "No document yet" },
  document: { zh: "文书", en: "Document" },
  documentNumber: { zh: "文号", en: "Number" },
  issued: { zh: "出具", en: "Issued" },
  validity: { zh: "效力", en: "Validity" },
  inForce: { zh: "有效", en: "in force" },
  revoked: { zh: "已撤销", en: "revoked" },
  earlier: { zh: "以往申请", en: "Earlier applications" },
  facts: { zh: "基本情况", en: "At a glance" },
  number: { zh: "编号", en: "Number" },
  noNumber: { zh: "办结后核发", en: "Issued with the approval" },
  filedOn: { zh: "备案日期", en: "Filed on" },
  submitted: { zh: "提交", en: "Submitted" },
  kind: { zh: "申请类型", en: "Kind" },
  result: { zh: "结果", en: "Result" },
  appNumber: { zh: "申请编号", en: "Application" },
} as const satisfies Record<string, Words>;

export const ACTION_PAGE = {
  effects: { zh: "办理后", en: "What happens" },
  refused: { zh: "现在不能办理", en: "Not possible now" },
  back: { zh: "返回", en: "Back" },
  sending: { zh: "正在办理…", en: "Under way …" },
  optional: { zh: "（可不填）", en: " (optional)" },
  choose: { zh: "请选择", en: "Choose" },
  notDone: { zh: "尚未办理，已填写的内容保留在本页。", en: "Nothing was done. What you typed is still on this page." },
  refresh: { zh: "载入现状，保留已填写的内容", en: "Load how it stands now and keep what I typed" },
  confirm: { zh: "此项不能撤销。请输入 {number} 以确认", en: "This cannot be undone. Type {number} to confirm" },
  confirmLabel: { zh: "确认", en: "Confirmation" },
} as const satisfies Record<string, Words>;

export const NEW_FILING = {
  title: { zh: "新建备案", en: "Start a filing" },
  lead: {
    zh: "先选类型，再填服务名称。新建后是草稿，提交前随时可改、可放弃。",
    en: "Choose the track, then name the service. It begins as a draft, which you may change or discard until you submit.",
  },
  track: { zh: "类型", en: "Track" },
  filing: { zh: "备案", en: "Filing" },
  filingHint: {
    zh: "自行训练、微调或部署模型，面向公众提供服务：省级审查后国家复核。",
    en: "You train, fine-tune or host a model and serve the public: provincial, then national review.",
  },
  registration: { zh: "登记", en: "Registration" },
  registrationHint: {
    zh: "只调用已备案的模型，不作改动：省级审查。",
    en: "You only call a filed model and change nothing in it: provincial review.",
  },
  serviceName: { zh: "服务名称", en: "Name of the service" },
  serviceNameHint: {
    zh: "与协议、界面和公示内容一致，最多 200 字",
    en: "As in agreements, on the screen and in the public text; at most 200 characters",
  },
  submit: { zh: "新建草稿", en: "Start the draft" },
  sending: { zh: "正在新建…", en: "Starting …" },
} as const satisfies Record<string, Words>;

export const EVENT = {
  title: { zh: "{what}", en: "{what}" },
  number: { zh: "编号", en: "Number" },
  at: { zh: "时间", en: "Time" },
  service: { zh: "服务", en: "Service" },
  next: { zh: "接下来", en: "What happens next" },
  turn: { zh: "由谁办理", en: "Whose turn" },
  limits: { zh: "期限", en: "Time limits" },
  documents: { zh: "出具的文书", en: "Documents issued" },
  toFiling: { zh: "查看备案", en: "To the filing" },
  toCase: { zh: "返回本件", en: "To the case" },
  keep: {
    zh: "请记下编号，查询和来电时使用。",
    en: "Keep the number for enquiries.",
  },
} as const satisfies Record<string, Words>;
