import type { Words } from "@/lib/format";
import type { ZipRefusalCode } from "@/models/contracts/image-folders";
import type { NpyRefusalCode } from "@/models/contracts/npy";

/** What is wrong with a zip of images or a NumPy file, and what to do. */

const ZIP_WORDS: Record<ZipRefusalCode, Words> = {
  damagedZip: {
    zh: "zip 不完整、已损坏或是空的。请重新打包后再上传。",
    en: "The zip is cut off, damaged or empty. Pack it again, then upload it.",
  },
  inflatesTooFar: {
    zh: "zip 解压后太大，已停止读取。请减少图像数量或尺寸。",
    en: "The zip inflates too far; reading stopped. Use fewer or smaller images.",
  },
  otherFile: {
    zh: "zip 里有 {count} 个不是 PNG 或 JPEG 的文件：{names}。请移出后重新打包。",
    en: "The zip holds files that are neither PNG nor JPEG ({count}): {names}. Take them out and pack it again.",
  },
  mixedFolders: {
    zh: "有 {count} 张图像放在类别文件夹之外：{names}。要么每张都放进类别文件夹，要么全部放在一个文件夹。",
    en: "Images lie beside the folders of the classes ({count}): {names}. Put every image into a class's folder, or all into one folder.",
  },
  badImage: {
    zh: "有 {count} 张图像无法解码或超过 4096×4096：{names}。请修复或移出。",
    en: "Images that cannot be decoded or exceed 4096×4096 ({count}): {names}. Repair them or take them out.",
  },
  tooFewImages: {
    zh: "只有 {found} 张图像，至少需要 {minimum} 张才能训练并测量。",
    en: "There are only {found} images; at least {minimum} are needed to train and to measure.",
  },
  tooManyImages: {
    zh: "有 {found} 张图像，最多 {maximum} 张。请抽取一部分。",
    en: "There are {found} images; at most {maximum} are accepted. Use a part of them.",
  },
  tooManyClasses: {
    zh: "文件夹就是类别，共 {count} 个，最多 100 个：{names}。",
    en: "There are {count} folders, which are classes; at most 100 are accepted: {names}.",
  },
  labelsBeside: {
    zh: "zip 的文件夹就是类别，不要再选标签文件。",
    en: "The folders of a zip are its classes; leave the label file out.",
  },
};

const NPY_WORDS: Record<NpyRefusalCode, Words> = {
  damagedHeader: {
    zh: "NPY 文件的开头不完整或已损坏。请用 numpy.save 重新保存。",
    en: "The head of the NPY file is cut off or damaged. Save it again with numpy.save.",
  },
  elementType: {
    zh: "NPY 的元素类型是 {found}，应为 {expected}。图像请先转为 0 到 255 的 uint8，标签转为整数。",
    en: "The NPY's elements are {found}; {expected} is expected. Convert images to uint8 from 0 to 255, labels to whole numbers.",
  },
  fortranOrder: {
    zh: "NPY 按列存放（Fortran 顺序）。请用 numpy.ascontiguousarray 转换后再保存。",
    en: "The NPY is stored by columns (Fortran order). Convert it with numpy.ascontiguousarray and save it again.",
  },
  shape: {
    zh: "NPY 的形状是 {found}。图像应为（张数, 高, 宽），单通道；标签应为一维。",
    en: "The NPY's shape is {found}. Images are (count, height, width) with one channel; labels have one dimension.",
  },
  truncated: {
    zh: "NPY 的数据不完整或过长：应有 {expected} 字节，实有 {found} 字节。请重新保存。",
    en: "The NPY's data are cut off or too long: {expected} bytes expected, {found} found. Save it again.",
  },
  tooFewImages: ZIP_WORDS.tooFewImages,
  tooManyImages: ZIP_WORDS.tooManyImages,
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

export const zipReason = (code: ZipRefusalCode) => `zip.${code}`;
export const npyReason = (code: NpyRefusalCode) => `npy.${code}`;

export const IMAGE_REASONS: Readonly<Record<string, Words>> = Object.fromEntries([
  ...Object.entries(ZIP_WORDS).map(([code, words]) => [`zip.${code}`, words]),
  ...Object.entries(NPY_WORDS).map(([code, words]) => [`npy.${code}`, words]),
]);
