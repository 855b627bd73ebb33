import type { Words } from "@/lib/format";

/** Why an upload was not taken, by the reason keys that reading it throws. Each says what to do. */
export const UPLOAD_REASONS: Readonly<Record<string, Words>> = {
  "upload.notAForm": {
    zh: "没有收到文件。请在页面上选择文件后提交。",
    en: "No file arrived. Choose a file on the page and submit it.",
  },
  "upload.interrupted": {
    zh: "上传中断，什么都没有保存。请重新上传。",
    en: "The upload broke off and nothing was kept. Please upload again.",
  },
  "upload.missing": { zh: "请选择文件。", en: "Please choose a file." },
  "upload.empty": {
    zh: "文件“{file}”是空的。请检查后重新选择。",
    en: "The file “{file}” is empty. Check it and choose again.",
  },
  "upload.tooLarge": {
    zh: "文件“{file}”超过 {limit}。请减少图像数量，或用 gzip 压缩。",
    en: "The file “{file}” is larger than {limit}. Use fewer images, or compress it with gzip.",
  },
  "upload.inflatesTooFar": {
    zh: "文件“{file}”解压后超过 {limit}，已停止读取。请减少图像数量。",
    en: "The file “{file}” inflates to more than {limit}; reading stopped. Use fewer images.",
  },
  "upload.truncated": {
    zh: "文件“{file}”的 gzip 不完整，末尾缺失。请重新压缩或重新下载后再上传。",
    en: "The gzip file “{file}” is cut off before its end. Compress or download it again, then upload it.",
  },
  "upload.corrupt": {
    zh: "文件“{file}”的 gzip 已损坏，无法解压。请重新压缩后再上传。",
    en: "The gzip file “{file}” is damaged and cannot be inflated. Compress it again, then upload it.",
  },
};
