import type { Words } from "@/lib/format";
import type { WeightsRefusalCode } from "@/models/contracts/weights-file";

/** What is wrong with a file of weights, and what to do. A new refusal code does not compile until it has its words. */
const WEIGHTS_WORDS: Record<WeightsRefusalCode, Words> = {
  notACheckpoint: {
    zh: "这不是本平台的权重文件；改文件名不能改变格式。请选择某次评估的页面上“下载权重文件”得到的 weights.bin。",
    en: "This is not a file of weights of this platform; renaming does not change the format. Choose the weights.bin that “Download the weights” on a run's page gives.",
  },
  damaged: {
    zh: "文件已损坏或不完整：内容与文件开头记录的哈希不一致。请重新下载或复制原文件后再上传。",
    en: "The file is damaged or cut off: its content differs from the hash at its beginning. Download or copy the original again, then upload it.",
  },
  badHeader: {
    zh: "文件的说明部分与其中的数值不符，无法使用。请从留下它的评估重新下载。",
    en: "What the file says of itself does not match its values, so it cannot be used. Download it again from the run that left it.",
  },
  noConfig: {
    zh: "文件没有写明训练时的模型设置（训练中途的检查点和旧版本留下的文件没有）。请以相同配置重跑那次评估，再下载它的权重文件。",
    en: "The file does not say which settings it was trained with (checkpoints of a running training and files of earlier versions do not). Repeat that run with the same settings and download its weights.",
  },
  noCharacters: {
    zh: "文本模型的权重文件里没有字符表，无法知道每个编号是哪个字。请从留下它的评估重新下载。",
    en: "These weights of a text model hold no table of characters, so nobody knows which number is which character. Download them again from the run that left them.",
  },
  noValues: {
    zh: "文件里没有任何数值。请从留下它的评估重新下载。",
    en: "The file holds no values. Download it again from the run that left it.",
  },
  notFinite: {
    zh: "{total} 个数值中有 {count} 个不是有限数（NaN 或无穷大），从这里接着训练没有意义。请换用另一次评估的权重，或降低学习率重新训练。",
    en: "{count} of {total} values are not finite (NaN or infinite); nothing can be trained from there. Take the weights of another run, or train again with a lower learning rate.",
  },
};

export const weightsReason = (code: WeightsRefusalCode) => `weights.${code}`;

/** With words of their own for what every upload may be refused for, where those speak of images. */
export const WEIGHTS_REASONS: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(Object.entries(WEIGHTS_WORDS).map(([code, words]) => [`weights.${code}`, words])),
  "upload.tooLarge": {
    zh: "文件“{file}”超过 {limit}，不会是本平台的模型留下的。请检查是否选错了文件。",
    en: "The file “{file}” is larger than {limit}; no model of this platform leaves such a file. Check whether you chose the right one.",
  },
  "upload.inflatesTooFar": {
    zh: "文件“{file}”解压后超过 {limit}，已停止读取。请检查是否选错了文件。",
    en: "The file “{file}” inflates to more than {limit}; reading stopped. Check whether you chose the right one.",
  },
};
