import { UPLOAD_REASONS } from "@/lib/files/copy";
import type { Words } from "@/lib/format";

/** Why a part of the dossier stays as it is. */
export const LOCK_REASONS = {
  "dossier.locked": {
    zh: "材料已提交，现在不能改动。如需更正，请等待补正告知，或撤回后重新提交。",
    en: "The dossier was submitted and cannot be changed now. Wait for a rectification notice, or withdraw and submit again.",
  },
  "dossier.notNamed": {
    zh: "本次补正告知没有点名这一项，不能改动。只有被点名的内容可以更正。",
    en: "The rectification notice does not name this part, so it stays as submitted. Only what is named can be corrected.",
  },
} as const satisfies Record<string, Words>;

const WRONG_ROLE: Words = {
  zh: "你的角色不能这样做，请联系本单位的所有者。",
  en: "Your role does not allow this; ask your organisation's owner.",
};

/** Everything that a file of a dossier may be refused for: the rule, the defect, the remedy. */
export const ATTACHMENT_REASONS: Readonly<Record<string, Words>> = {
  ...UPLOAD_REASONS,
  ...LOCK_REASONS,
  "policy.wrongRole": WRONG_ROLE,
  "upload.tooLarge": {
    zh: "文件“{file}”超过 {limit}，没有保存。请压缩或拆成几份后再上传。",
    en: "The file “{file}” is larger than {limit} and was not kept. Compress or split it, then upload again.",
  },
  "upload.inflatesTooFar": {
    zh: "文件“{file}”解压后超过 {limit}，没有保存。请直接上传原文件。",
    en: "The file “{file}” inflates to more than {limit} and was not kept. Upload the original file.",
  },
  "upload.empty": {
    zh: "文件“{file}”是空的，没有保存。请打开原文件检查后重新选择。",
    en: "The file “{file}” is empty and was not kept. Open the original, check it and choose again.",
  },
  "attachment.unrecognised": {
    zh: "文件“{file}”的内容不是 {allowed}，没有保存。请用原来的软件另存为其中一种格式后上传。",
    en: "The content of “{file}” is not {allowed}, so it was not kept. Save it in one of these formats and upload that.",
  },
  "attachment.wrongFormat": {
    zh: "文件“{file}”的内容是 {found}，此处只收 {allowed}，没有保存。改文件名不会改变内容，请另存为所需格式。",
    en: "The content of “{file}” is {found}; only {allowed} is taken here, so it was not kept. Renaming does not change content: save it in the format that is needed.",
  },
  "attachment.renamed": {
    zh: "文件“{file}”的内容是 {found}，名称的后缀却不是 {wanted}，没有保存。请把后缀改为 {wanted} 后上传。",
    en: "The content of “{file}” is {found}, but its name does not end in {wanted}, so it was not kept. Rename it to {wanted} and upload again.",
  },
  "attachment.tooMany": {
    zh: "此处最多 {limit} 个文件，已经满了。请先移除不需要的文件。",
    en: "At most {limit} files are kept here and the place is full. Remove one that is not needed first.",
  },
  "attachment.alreadyThere": {
    zh: "“{file}”与已上传的“{other}”内容完全相同，不用再传。",
    en: "“{file}” has the same content as “{other}”, which is here already; there is no need to upload it again.",
  },
  "attachment.gone": {
    zh: "这个文件刚刚已被移除。请刷新页面查看现状。",
    en: "This file was removed a moment ago. Reload the page to see how it stands.",
  },
};

/** Everything that attaching or detaching a run may be refused for. */
export const RUN_EVIDENCE_REASONS: Readonly<Record<string, Words>> = {
  ...LOCK_REASONS,
  "policy.wrongRole": WRONG_ROLE,
  "run.notChosen": { zh: "请选择要附上的评估。", en: "Choose the run to attach." },
  "run.notUsable": {
    zh: "评估 {number} 失败或已取消，没有结果可作证明。请选择已完成的评估，或重新评估。",
    en: "Run {number} failed or was cancelled and shows nothing. Choose a completed run, or run it again.",
  },
  "run.attachedAlready": {
    zh: "评估 {number} 已经附上。要改对应的功能，请先取下再附上。",
    en: "Run {number} is attached already. To change its functions, detach it and attach it again.",
  },
  "run.noFunction": {
    zh: "请至少选择一项功能，说明这次评估证明的是什么。",
    en: "Choose at least one function that this run is evidence for.",
  },
  "run.unknownFunction": {
    zh: "所选功能不在“服务信息”填写的功能之中。请先在“服务信息”补充，或改选。",
    en: "A chosen function is not among those declared in the service section. Declare it there, or choose another.",
  },
  "run.gone": {
    zh: "这次评估刚刚已被取下。请刷新页面查看现状。",
    en: "This run was detached a moment ago. Reload the page to see how it stands.",
  },
};
