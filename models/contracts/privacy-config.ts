import { z } from "zod";
import { field } from "./config-fields";

/** Training with differential privacy (DP-SGD). Off by default. */

export const privacy = {
  privacyClip: z
    .number()
    .min(0)
    .max(1_000_000)
    .default(0)
    .meta(
      field({
        label: { zh: "差分隐私：裁剪范数", en: "Differential privacy: clipping norm" },
        help: {
          zh: "每张训练图像的梯度最长多少，常用 1；0 为不用差分隐私。",
          en: "The longest gradient that one training image may have; 1 is usual, 0 switches differential privacy off.",
        },
        advanced: true,
      }),
    ),
  privacyNoise: z
    .number()
    .min(0)
    .max(20)
    .default(1.1)
    .meta(
      field({
        label: { zh: "差分隐私：噪声倍数", en: "Differential privacy: noise multiplier" },
        help: {
          zh: "噪声标准差是裁剪范数的几倍，只在裁剪范数大于 0 时起作用。越大 ε 越小，样本质量越低。",
          en: "Deviation of the noise as a multiple of the clipping norm, where that is above 0. More of it means a smaller ε and worse samples.",
        },
        advanced: true,
      }),
    ),
} as const;
