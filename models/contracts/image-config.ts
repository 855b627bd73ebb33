import { z } from "zod";
import { augmentation } from "./augmentation-config";
import {
  batchSize,
  corruptedShare,
  evaluationSamples,
  field,
  initFrom,
  learningRate,
  seed,
  steps,
} from "./config-fields";
import { privacy } from "./privacy-config";
import { task } from "./restoration-config";

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

/** Off and on as words, since a form sends words. */
export const SWITCH = ["off", "on"] as const;

const spectralNorm = z
  .enum(SWITCH)
  .default("off")
  .meta(
    field({
      label: { zh: "谱归一化", en: "Spectral normalisation" },
      help: {
        zh: "判别器每层权重除以其最大奇异值，使判别器的斜率有界，训练更稳定。",
        en: "Divides each layer's weights of the discriminator by their largest singular value: its slope is bounded and training steadier.",
      },
      options: { off: { zh: "关闭", en: "Off" }, on: { zh: "开启", en: "On" } },
      advanced: true,
    }),
  );

const r1Weight = z
  .number()
  .min(0)
  .max(100)
  .default(0)
  .meta(
    field({
      label: { zh: "R1 梯度惩罚", en: "R1 gradient penalty" },
      help: {
        zh: "每 16 步惩罚一次判别器在真实图像处的梯度，0 为不用。",
        en: "Penalises the discriminator's gradient at real images, at every sixteenth step; 0 switches it off.",
      },
      advanced: true,
    }),
  );

const packing = z
  .int()
  .min(1)
  .max(4)
  .default(1)
  .meta(
    field({
      label: { zh: "打包张数（PacGAN）", en: "Images judged together (PacGAN)" },
      help: {
        zh: "判别器一次判断几张图像。2 张以上能看出生成的图像彼此雷同，减少模式丢失。",
        en: "How many images the discriminator judges as one. With two or more it sees when generated images repeat each other, against mode loss.",
      },
      unit: { zh: "张", en: "images" },
      advanced: true,
    }),
  );

const run = { steps, seed, evaluationSamples, corruptedShare, initFrom, ...augmentation };
const steadying = { spectralNorm, r1Weight, packing };
const convolutional = {
  ...run,
  batchSize: batchSize(32),
  learningRate: learningRate(1e-3),
  latentSize: latentSize(64),
  channels,
};

export const dcganConfig = z.object({
  model: z.literal("dcgan"),
  ...{ ...convolutional, emaDecay: emaDecay(0.998), loss: ganLoss, ...steadying },
});

/** A dcgan that is told the class of each image; its data needs labels. */
export const cganConfig = z.object({
  model: z.literal("cgan"),
  ...{ ...convolutional, emaDecay: emaDecay(0.998), loss: ganLoss, ...steadying },
});

export const mlpGanConfig = z.object({
  model: z.literal("mlp-gan"),
  ...{ ...run, batchSize: batchSize(64), learningRate: learningRate(5e-4), latentSize: latentSize(64) },
  ...{ emaDecay: emaDecay(0.998), loss: ganLoss, ...steadying },
});

/** The listing of introductory articles, kept for comparison. */
export const textbookConfig = z.object({
  model: z.literal("textbook"),
  ...{ ...run, batchSize: batchSize(32), learningRate: learningRate(2e-4), latentSize: latentSize(100) },
  ...{ emaDecay: emaDecay(0), loss: ganLoss, ...steadying },
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
  task,
  ...privacy,
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
