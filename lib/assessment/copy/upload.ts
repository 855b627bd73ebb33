import type { Words } from "@/lib/format";
import type { IdxRefusalCode } from "@/models/contracts/idx";

/** What is wrong with a data set's file, and what to do. A new refusal code does not compile until it has its words. */
const IDX_WORDS: Record<IdxRefusalCode, Words> = {
  empty: { zh: "文件是空的。请检查后重新选择。", en: "The file is empty. Check it and choose again." },
  notIdx: {
    zh: "这不是 IDX 文件（开头应为两个零字节）。请上传 MNIST 那样的 IDX 文件，可用 gzip 压缩。",
    en: "This is not an IDX file (it should begin with two zero bytes). Upload IDX files like those of MNIST; gzip is allowed.",
  },
  knownOtherFormat: {
    zh: "这是 {format} 文件；改文件名不能改变格式。请上传 IDX、NPY，或把 PNG、JPEG 图像打包为 zip。",
    en: "This is a {format} file; renaming does not change the format. Upload IDX or NPY, or pack PNG and JPEG images into a zip.",
  },
  damagedGzip: {
    zh: "gzip 不完整或已损坏。请重新压缩或重新下载后再上传。",
    en: "The gzip file is cut off or damaged. Compress or download it again, then upload it.",
  },
  tooLargeInflated: {
    zh: "解压后太大，已停止读取。请减少图像数量。",
    en: "The file inflates too far; reading stopped. Use fewer images.",
  },
  wrongElementType: {
    zh: "像素类型应为无符号字节（0x08），文件写的是 {found}。请按 8 位灰度导出。",
    en: "Pixels must be unsigned bytes (0x08); the file says {found}. Export it as 8-bit grey.",
  },
  wrongDimensions: {
    zh: "文件有 {found} 个维度，应为 {expected} 个。请检查图像文件和标签文件是否选反了。",
    en: "The file has {found} dimensions; {expected} are expected. Check whether images and labels were swapped.",
  },
  truncated: {
    zh: "文件不完整：应有 {expected} 字节，只有 {found} 字节。请重新导出或下载。",
    en: "The file is incomplete: {expected} bytes are announced, {found} are there. Export or download it again.",
  },
  trailingBytes: {
    zh: "文件比开头写明的长：应有 {expected} 字节，却有 {found} 字节。请重新导出。",
    en: "The file is longer than it announces: {expected} bytes expected, {found} found. Export it again.",
  },
  tooFewImages: {
    zh: "只有 {found} 张图像，至少需要 {minimum} 张才能训练并测量。",
    en: "There are only {found} images; at least {minimum} are needed to train and to measure.",
  },
  tooManyImages: {
    zh: "有 {found} 张图像，最多 {maximum} 张。请抽取一部分。",
    en: "There are {found} images; at most {maximum} are accepted. Use a part of them.",
  },
  imageSize: {
    zh: "图像为 {width}×{height}，边长应在 {minimum} 到 {maximum} 像素之间。请缩放后上传。",
    en: "The images are {width}×{height}; each side must have {minimum} to {maximum} pixels. Resize them first.",
  },
  labelCountDiffers: {
    zh: "图像有 {images} 张，标签有 {labels} 个，应当一样多。请检查两个文件是否配套。",
    en: "There are {images} images and {labels} labels; the counts must be equal. Check that the files belong together.",
  },
  labelOutOfRange: {
    zh: "第 {row} 个标签是 {found}，应在 0 到 {maximum} 之间。",
    en: "Label number {row} is {found}; labels lie between 0 and {maximum}.",
  },
  tooFewClasses: {
    zh: "标签只有 {found} 个类别，至少需要 2 个；没有类别时请不要上传标签文件。",
    en: "The labels have {found} class; at least 2 are needed. Without classes, leave the label file out.",
  },
};

export const idxReason = (code: IdxRefusalCode) => `idx.${code}`;

export const IDX_REASONS: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(IDX_WORDS).map(([code, words]) => [`idx.${code}`, words]),
);
