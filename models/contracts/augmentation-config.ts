import { z } from "zod";
import { field } from "./config-fields";

/** How the images of a training batch are varied. What is measured, and what may be copied, stays the data as it is. */

const amount = (maximum: number, words: Parameters<typeof field>[0]) =>
  z
    .number()
    .min(0)
    .max(maximum)
    .default(0)
    .meta(field({ ...words, advanced: true }));

export const augmentation = {
  augmentShift: amount(6, {
    label: { zh: "增广：平移", en: "Augmentation: shift" },
    help: {
      zh: "每张训练图像随机平移，最多这么多像素。只改训练批次，测量用的图像不变。",
      en: "Each training image moves by chance, at most so many pixels. Only batches of training are varied, never what is measured.",
    },
    unit: { zh: "像素", en: "pixels" },
  }),
  augmentRotation: amount(45, {
    label: { zh: "增广：旋转", en: "Augmentation: rotation" },
    help: {
      zh: "每张训练图像随机旋转，向两边最多这么多度。",
      en: "Each training image turns by chance, at most so many degrees either way.",
    },
    unit: { zh: "度", en: "degrees" },
  }),
  augmentNoise: amount(0.5, {
    label: { zh: "增广：噪声", en: "Augmentation: noise" },
    help: {
      zh: "给训练图像的灰度（0 到 1）加上这一标准差的正态噪声。",
      en: "Adds normal noise of this standard deviation to the grey values (0 to 1) of training images.",
    },
  }),
} as const;
