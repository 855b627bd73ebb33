import { fill, formatScore, type Words } from "@/lib/format";
import type { Restoration, RestorationRow } from "@/models/contracts/report";
import type { RestorationTask } from "@/models/contracts/restoration-config";

/** Words of what a VAE restores. */

export const RESTORATION = {
  title: { zh: "修复没有见过的图像", en: "Restoring unseen images" },
  note: {
    zh: "{count} 张留出图像。误差越小、PSNR 与 SSIM 越大越好；比不过简单方法，就没有用处。",
    en: "{count} held-out images. Less error, and more PSNR and SSIM, is better; what does not beat the simple method is of no use.",
  },
  alt: {
    zh: "{columns} 列图像，自上而下四行一组：原图、受损、简单方法、模型",
    en: "{columns} columns of images in groups of four rows: whole, spoilt, simple method, model",
  },
  caption: {
    zh: "自上而下四行一组：原图、受损的图、{simple}、模型还原。",
    en: "In groups of four rows from above: the whole image, the spoilt one, {simple}, and what the model restored.",
  },
  table: { zh: "与原图的差别", en: "Difference from the whole images" },
  method: { zh: "方法", en: "Method" },
  error: { zh: "均方误差（95 % 区间）", en: "Mean squared error (95 % interval)" },
  decibels: { zh: "PSNR（分贝）", en: "PSNR (decibels)" },
  likeness: { zh: "SSIM", en: "SSIM" },
} as const satisfies Record<string, Words>;

const SIMPLE: Record<RestorationTask, Words> = {
  completion: { zh: "用训练图像的平均补缺", en: "the mean training image in the hole" },
  denoising: { zh: "3×3 像素平均", en: "averages over 3×3 pixels" },
  superResolution: { zh: "双线性插值", en: "bilinear interpolation" },
};

const METHODS: Record<Exclude<RestorationRow["method"], "simple">, Words> = {
  model: { zh: "模型", en: "the model" },
  spoilt: { zh: "不修复", en: "nothing done" },
};

export function methodWords(task: RestorationTask, method: RestorationRow["method"]): Words {
  return method === "simple" ? SIMPLE[task] : METHODS[method];
}

const TASKS: Record<RestorationTask, Words> = {
  completion: { zh: "补全缺了一块的图像", en: "completing images of which a square is missing" },
  denoising: { zh: "去除噪声", en: "removing noise" },
  superResolution: { zh: "把分辨率提高一倍", en: "doubling the resolution" },
};

const BETTER: Words = {
  zh: "模型另为{task}训练：在 {count} 张留出图像上 PSNR 为 {model} 分贝，好于{simple}的 {other} 分贝。",
  en: "It was also trained for {task}: on {count} held-out images its PSNR is {model} decibels, better than the {other} of {simple}.",
};

const NOT_BETTER: Words = {
  zh: "模型另为{task}训练：在 {count} 张留出图像上 PSNR 为 {model} 分贝，不好于{simple}的 {other} 分贝，作此用途没有意义。",
  en: "It was also trained for {task}: on {count} held-out images its PSNR is {model} decibels, no better than the {other} of {simple}, so it is of no use for that.",
};

/** One sentence of the report; intervals of the errors that meet count as no difference. */
export function describeRestoration({ task, images: count, rows }: Restoration): Words {
  const [model, simple] = (["model", "simple"] as const).map((method) => rows.find((row) => row.method === method));
  if (!model || !simple) return { zh: "", en: "" };
  const template = model.interval[1] < simple.interval[0] ? BETTER : NOT_BETTER;
  const facts = { count, model: formatScore(model.peakSignalToNoise), other: formatScore(simple.peakSignalToNoise) };
  return {
    zh: fill(template, { ...facts, task: TASKS[task].zh, simple: SIMPLE[task].zh }).zh,
    en: fill(template, { ...facts, task: TASKS[task].en, simple: SIMPLE[task].en }).en,
  };
}
