import { z } from "zod";
import { field } from "./config-fields";

/** What a VAE restores besides drawing images of its own. */
export const RESTORATION_TASKS = ["completion", "denoising", "superResolution"] as const;
export type RestorationTask = (typeof RESTORATION_TASKS)[number];

/** How images are degraded, for training and for what is measured. */
export const DEGRADATION = {
  /** Side of the square that is missing, pixels. */
  hole: 14,
  /** Standard deviation of the noise on grey values 0–1, clipped to them. */
  noise: 0.3,
  /** Side of the blocks of which only the mean is left, pixels. */
  block: 2,
} as const;

export const task = z
  .enum(["none", ...RESTORATION_TASKS])
  .default("none")
  .meta(
    field({
      label: { zh: "修复任务", en: "Task of restoration" },
      help: {
        zh: "编码器看到受损的图像，解码器还原完整的图像；在留出图像上与简单方法比较误差。",
        en: "The encoder sees spoilt images, the decoder restores them; the error on held-out images stands beside that of a simple method.",
      },
      options: {
        none: { zh: "无，只生成", en: "None, drawing only" },
        completion: { zh: "补全（缺 14×14 的一块）", en: "Completion (a 14×14 square is missing)" },
        denoising: { zh: "去噪（噪声标准差 0.3）", en: "Denoising (noise of deviation 0.3)" },
        superResolution: { zh: "2 倍超分辨率（14×14 到 28×28）", en: "2× super-resolution (14×14 to 28×28)" },
      },
      advanced: true,
    }),
  );
