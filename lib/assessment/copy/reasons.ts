import { UPLOAD_REASONS } from "@/lib/files/copy";
import type { Words } from "@/lib/format";
import type { RunRefusal } from "../workflow";
import { IMAGE_REASONS } from "./image-upload";
import { TEXT_REASONS } from "./text-upload";
import { IDX_REASONS } from "./upload";
import { WEIGHTS_REASONS } from "./weights-upload";

/** Why a run cannot be moved, by the code that the table of moves answers. */
export const RUN_MOVE_REASONS: Record<RunRefusal, Words> = {
  "run.finished": { zh: "评估已经结束。", en: "The run has already ended." },
  "run.notFromStatus": { zh: "评估当前的状态不允许这样做。", en: "The run's present status does not allow this." },
  "run.cancelAlreadyRequested": {
    zh: "已经请求取消，几秒内停止。",
    en: "Cancelling was already requested; the run stops within seconds.",
  },
  "run.wrongMover": { zh: "这一步由系统完成。", en: "The system takes this step." },
};

/** Words by the reason keys that the services of this domain throw. `{…}` is filled from the error's facts. */
export const ASSESSMENT_REASONS: Readonly<Record<string, Words>> = {
  ...RUN_MOVE_REASONS,
  "run.noBackend": {
    zh: "现在不能开始评估：{reasonZh}。解决办法：{remedyZh}。",
    en: "No run can start now: {reasonEn}. Remedy: {remedyEn}.",
  },
  "run.datasetNotReady": {
    zh: "内置数据还在生成，请稍后再试。",
    en: "The built-in data are still being generated; try again in a moment.",
  },
  "run.tooMany": {
    zh: "已有 {queued} 个评估在排队，再加 {asked} 个就超过上限 {limit} 个。请等排队的开始，取消几个，或减少种子数。",
    en: "{queued} runs are queued already; {asked} more would be past the limit of {limit}. Wait until queued runs start, cancel some, or ask for fewer seeds.",
  },
  "run.notFinished": {
    zh: "评估结束后才能以相同配置重跑。",
    en: "A run can be repeated once it has ended.",
  },
  "run.dataRemoved": {
    zh: "这次评估的数据集已移除，不能重跑。请重新上传同一份数据，再新建评估。",
    en: "The data set of this run was removed, so it cannot be repeated. Upload the same data again and start a new run.",
  },
  "run.compareTwoToFour": {
    zh: "请选 2 到 4 个评估来比较。",
    en: "Choose 2 to 4 runs to compare.",
  },
  "run.batchTooLarge": {
    zh: "批次大小 {batchSize} 超过了可用于训练的 {trained} 张图像。请减小批次，或换更大的数据集。",
    en: "A batch of {batchSize} is more than the {trained} images that train. Use a smaller batch or a larger data set.",
  },
  "run.batchTooLargeTexts": {
    zh: "批次大小 {batchSize} 超过了可用于训练的 {trained} 段文本。请减小批次，或换更大的数据集。",
    en: "A batch of {batchSize} is more than the {trained} stretches of text that train. Use a smaller batch or a larger data set.",
  },
  "run.otherKindOfData": {
    zh: "这种模型不能用这份数据训练：图像模型要图像，文本模型要文本。请换一个模型或数据集。",
    en: "This model cannot train on these data: models of images need images, models of text need texts. Choose another model or data set.",
  },
  "run.originGone": {
    zh: "没有这个评估或权重文件，已移除，或不属于本单位。请从列表里选一个，或选随机初始化。",
    en: "There is no such run or file of weights, it was removed, or it is not your organisation's. Choose one of the list, or random weights.",
  },
  "run.originUnfinished": {
    zh: "这个评估没有留下权重。请选一个已完成的评估，或选随机初始化。",
    en: "That run left no weights. Choose one that was completed, or random weights.",
  },
  "run.originOtherForm": {
    zh: "结构不同：那些权重的{fieldZh}是 {otherZh}，这里是 {ownZh}。请改成一样的，或换一种起始权重。",
    en: "The form differs: {fieldEn} is {otherEn} there and {ownEn} here. Make them equal, or choose other weights.",
  },
  "field.oneTwoFourEight": { zh: "只能是 1、2、4 或 8。", en: "Only 1, 2, 4 or 8." },
  "upload.oneKind": {
    zh: "图像和文本请分成两份数据集上传。",
    en: "Upload images and texts as two data sets.",
  },
  "dataset.inUse": {
    zh: "评估 {numbers} 正在使用这份数据，不能移除。请等它结束，或先取消它。",
    en: "Run {numbers} uses this data set, so it cannot be removed. Wait until it ends, or cancel it first.",
  },
  "dataset.builtIn": {
    zh: "内置数据属于平台，不能移除。",
    en: "Built-in data belong to the platform and cannot be removed.",
  },
  "dataset.licenceNotConfirmed": {
    zh: "请确认贵单位有权把这份数据用于训练。",
    en: "Please confirm that your organisation may use these data for training.",
  },
  "field.required": { zh: "请填写。", en: "Please fill this in." },
  "field.tooLong": { zh: "太长了，请缩短。", en: "This is too long; please shorten it." },
  "policy.wrongRole": {
    zh: "你的角色不能这样做，请联系本单位的所有者。",
    en: "Your role does not allow this; ask your organisation's owner.",
  },
};

/** Everything that an upload may be refused for. */
export const UPLOAD_ROUTE_REASONS: Readonly<Record<string, Words>> = {
  ...ASSESSMENT_REASONS,
  ...UPLOAD_REASONS,
  ...IDX_REASONS,
  ...IMAGE_REASONS,
  ...TEXT_REASONS,
};

/** Everything that an upload of weights may be refused for. */
export const WEIGHTS_ROUTE_REASONS: Readonly<Record<string, Words>> = {
  ...ASSESSMENT_REASONS,
  ...UPLOAD_REASONS,
  ...WEIGHTS_REASONS,
};

/** The words of one reason with its gaps kept, for a place that fills them itself. */
export function reasonWords(reason: string): Words {
  return ASSESSMENT_REASONS[reason] ?? { zh: reason, en: reason };
}
