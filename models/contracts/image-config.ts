import { z } from "zod";
import { batchSize, corruptedShare, evaluationSamples, field, learningRate, seed, steps } from "./config-fields";

/** Configurations of the models that train on images. */

/** What a GAN's two networks are pulled towards. */
export const GAN_LOSSES = ["nonSaturating", "lsgan", "hinge"] as const;
export type GanLoss = (typeof GAN_LOSSES)[number];

const ganLoss = z
  .enum(GAN_LOSSES)
  .default("nonSaturating")
  .meta(
    field({
      label: { zh: "损失函数", en: "Loss" },
      help: { zh: "生成器与判别器优化的目标。", en: "What generator and discriminator optimise." },
      options: {
        nonSaturating: { zh: "非饱和（对数）", en: "Non-saturating (logistic)" },
        lsgan: { zh: "最小二乘（LSGAN）", en: "Least squares (LSGAN)" },
        hinge: { zh: "合页（hinge）", en: "Hinge" },
      },
      advanced: true,
    }),
  );

const latentSize = (fallback: number) =>
  z
    .int()
    .min(8)
    .max(256)
    .default(fallback)
    .meta(
      field({
        label: { zh: "隐向量维数", en: "Latent size" },
        help: { zh: "生成器输入的随机数个数。", en: "Count of random numbers that enter the generator." },
        advanced: true,
      }),
    );

const channels = z
  .int()
  .min(8)
  .max(128)
  .multipleOf(2)
  .default(32)
  .meta(
    field({
      label: { zh: "通道数", en: "Channels" },
      help: {
        zh: "生成器第一层与判别器末层的特征图数，中间层为其一半。须为偶数。",
        en: "Feature maps of the generator's first and the discriminator's last layer; the layer between has half. An even number.",
      },
      advanced: true,
    }),
  );

const emaDecay = (fallback: number) =>
  z
    .number()
    .min(0)
    .max(0.9999)
    .default(fallback)
    .meta(
      field({
        label: { zh: "权重滑动平均", en: "Weight averaging (EMA)" },
        help: {
          zh: "生成器权重的指数滑动平均系数，0 为不用。",
          en: "Exponential moving average of the generator's weights; 0 switches it off.",
        },
        advanced: true,
      }),
    );

const run = { steps, seed, evaluationSamples, corruptedShare };
const convolutional = {
  ...run,
  batchSize: batchSize(32),
  learningRate: learningRate(1e-3),
  latentSize: latentSize(64),
  channels,
};

export const dcganConfig = z.object({
  model: z.literal("dcgan"),
  ...{ ...convolutional, emaDecay: emaDecay(0.998), loss: ganLoss },
});

/** A dcgan that is told the class of each image; its data needs labels. */
export const cganConfig = z.object({
  model: z.literal("cgan"),
  ...{ ...convolutional, emaDecay: emaDecay(0.998), loss: ganLoss },
});

export const mlpGanConfig = z.object({
  model: z.literal("mlp-gan"),
  ...{ ...run, batchSize: batchSize(64), learningRate: learningRate(5e-4), latentSize: latentSize(64) },
  ...{ emaDecay: emaDecay(0.998), loss: ganLoss },
});

/** The listing of introductory articles, kept for comparison. */
export const textbookConfig = z.object({
  model: z.literal("textbook"),
  ...{ ...run, batchSize: batchSize(32), learningRate: learningRate(2e-4), latentSize: latentSize(100) },
  ...{ emaDecay: emaDecay(0), loss: ganLoss },
});

export const vaeConfig = z.object({
  model: z.literal("vae"),
  ...run,
  batchSize: batchSize(100),
  learningRate: learningRate(2e-3),
  latentSize: z
    .int()
    .min(2)
    .max(128)
    .default(20)
    .meta(
      field({
        label: { zh: "隐变量维数", en: "Latent size" },
        help: { zh: "编码器压缩到的维数。", en: "Dimensions into which the encoder compresses." },
        advanced: true,
      }),
    ),
  hiddenUnits: z
    .int()
    .min(32)
    .max(1_024)
    .default(400)
    .meta(
      field({
        label: { zh: "隐藏层宽度", en: "Hidden units" },
        help: { zh: "编码器和解码器每层的单元数。", en: "Units per layer of encoder and decoder." },
        advanced: true,
      }),
    ),
  klWarmUpSteps: z
    .int()
    .min(0)
    .max(10_000)
    .default(500)
    .meta(
      field({
        label: { zh: "KL 预热步数", en: "KL warm-up" },
        help: {
          zh: "在这些步内把 KL 项的权重从 0 升到 1。",
          en: "Steps over which the weight of the KL term rises from 0 to 1.",
        },
        unit: { zh: "步", en: "steps" },
        advanced: true,
      }),
    ),
});

export type DcganConfig = z.infer<typeof dcganConfig>;
export type CganConfig = z.infer<typeof cganConfig>;
export type MlpGanConfig = z.infer<typeof mlpGanConfig>;
export type TextbookConfig = z.infer<typeof textbookConfig>;
export type GanConfig = DcganConfig | CganConfig | MlpGanConfig | TextbookConfig;
export type VaeConfig = z.infer<typeof vaeConfig>;
