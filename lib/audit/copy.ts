import type { Words } from "@/lib/format";
import type { ChainFault, EventName } from "./types";

/** What each event says in a ledger. An action on a case is said by its own verb; this stands where it must not be. */
export const EVENT_WORDS: Record<EventName, Words> = {
  "organisation.registered": { zh: "登记单位", en: "Organisation registered" },
  "user.created": { zh: "建立账号", en: "Account created" },
  "user.seated": { zh: "授予角色", en: "Role given" },
  "user.signedIn": { zh: "登录", en: "Signed in" },
  "user.signInRefused": { zh: "登录被拒绝", en: "Sign-in refused" },
  "user.signedOut": { zh: "退出登录", en: "Signed out" },
  "user.disabled": { zh: "停用账号", en: "Account disabled" },
  "user.sessionsRevoked": { zh: "结束全部会话", en: "All sessions ended" },
  "dataset.registered": { zh: "登记内置数据集", en: "Built-in data set registered" },
  "dataset.uploaded": { zh: "上传数据集", en: "Data set uploaded" },
  "dataset.textsRegistered": { zh: "登记内置文本数据集", en: "Built-in texts registered" },
  "dataset.textsUploaded": { zh: "上传文本数据集", en: "Texts uploaded" },
  "dataset.removed": { zh: "移除数据集", en: "Data set removed" },
  "weights.uploaded": { zh: "上传权重文件", en: "Weights uploaded" },
  "weights.removed": { zh: "移除权重文件", en: "Weights removed" },
  "run.requested": { zh: "申请模型评估", en: "Run requested" },
  "run.seriesRequested": { zh: "申请稳定性评估", en: "Stability run requested" },
  "run.repeatRequested": { zh: "申请以相同配置重跑", en: "Identical re-run requested" },
  "run.claimed": { zh: "开始模型评估", en: "Run started" },
  "run.resumed": { zh: "继续模型评估", en: "Run resumed" },
  "run.lost": { zh: "模型评估中断", en: "Run lost" },
  "run.cancelRequested": { zh: "请求取消模型评估", en: "Cancelling requested" },
  "run.cancelled": { zh: "取消模型评估", en: "Run cancelled" },
  "run.completed": { zh: "完成模型评估", en: "Run completed" },
  "run.failed": { zh: "模型评估失败", en: "Run failed" },
  "attachment.added": { zh: "上传附件", en: "Attachment added" },
  "attachment.removed": { zh: "移除附件", en: "Attachment removed" },
  "runEvidence.attached": { zh: "附上模型评估", en: "Run attached" },
  "runEvidence.detached": { zh: "移除所附模型评估", en: "Run detached" },
  "pledge.signed": { zh: "签署合规承诺", en: "Pledge signed" },
  "item.answered": { zh: "答复补正事项", en: "Rectification item answered" },
  "dossier.exported": { zh: "导出卷宗", en: "Dossier exported" },
  "register.imported": { zh: "导入已公布的名单", en: "A published list imported" },
  "calendar.yearEntered": { zh: "录入一年的节假日安排", en: "Holidays of a year entered" },
  "filing.created": { zh: "新建服务档案", en: "Filing created" },
  "filing.acted": { zh: "办理", en: "Handled" },
  "application.acted": { zh: "办理", en: "Handled" },
};

/** What is wrong with a chain, where it first breaks: the rule, the defect, the remedy. */
export const FAULT_WORDS: Record<ChainFault["fault"], Words> = {
  altered: {
    zh: "第 {sequence} 条被改动：内容与其哈希不符。自该条起不可采信，请报告管理员，并与每日公布的根哈希核对。",
    en: "Entry {sequence} was altered: its content does not match its hash. Nothing from it on can be relied on. Report it to the administrator and compare with the published daily root.",
  },
  missing: {
    zh: "第 {sequence} 条缺失：条目被删除。请报告管理员，并与每日公布的根哈希核对。",
    en: "Entry {sequence} is missing: it was deleted. Report it to the administrator and compare with the published daily root.",
  },
  moved: {
    zh: "第 {sequence} 条被移动：条目不在其原来的位置。请报告管理员，并与每日公布的根哈希核对。",
    en: "Entry {sequence} was moved: it does not stand where it was written. Report it to the administrator and compare with the published daily root.",
  },
  unannounced: {
    zh: "第 {sequence} 条没有登记在链尾：条目被添加，或链尾记录被删除。请报告管理员。",
    en: "Entry {sequence} is not announced by the end of the chain: it was added, or the end was deleted. Report it to the administrator.",
  },
};
