import { z } from "zod";

/**
 * What a run may be asked to do. The same schemas draw the form, check the request on the server and are read by the
 * training process. Units stand in each field's `meta`; limits keep a run inside what two cores finish.
 */

export const MODEL_FAMILIES = ["dcgan", "vae"] as const;
export type ModelFamily = (typeof MODEL_FAMILIES)[number];

export const PRESETS = ["quick", "standard", "thorough"] as const;
export type Preset = (typeof PRESETS)[number];

/** Words and unit of one field; the form is generated from them. */
export interface FieldMeta {
  label: { zh: string; en: string };
  help: { zh: string; en: string };
  unit?: { zh: string; en: string };
  advanced?: boolean;
}

const field = (meta: FieldMeta) => meta as unknown as Record<string, unknown>;

/** The seed is at least 1: TensorFlow.js ignores a seed of 0. */
const seed = z
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta(
    field({
      label: { zh: "随机种子", en: "Random seed" },
      help: {
        zh: "同一种子、同一配置、同一数据，得到同样的数字。",
        en: "The same seed, settings and data give the same numbers.",
      },
    }),
  );

const steps = z
  .int()
  .min(20)
  .max(60_000)
  .meta(
    field({
      label: { zh: "训练步数", en: "Training steps" },
      help: {
        zh: "一步处理一个批次。时间只是估计，训练总是走完步数。",
        en: "One step handles one batch. Time is an estimate; training always completes its steps.",
      },
      unit: { zh: "步", en: "steps" },
    }),
  );

const evaluationSamples = z
  .int()
  .min(200)
  .max(4_000)
  .meta(
    field({
      label: { zh: "测量样本数", en: "Samples measured" },
      help: {
        zh: "生成多少样本来测量。与真实对真实的下限用同样的数量。",
        en: "How many samples are generated and measured. The real-against-real floor uses the same number.",
      },
      unit: { zh: "个", en: "samples" },
    }),
  );

const learningRate = (fallback: number) =>
  z
    .number()
    .min(1e-6)
    .max(1e-1)
    .default(fallback)
    .meta(
      field({
        label: { zh: "学习率", en: "Learning rate" },
        help: { zh: "Adam 的起始学习率，训练中递减。", en: "Adam's initial learning rate; it decays during training." },
        advanced: true,
      }),
    );

const batchSize = (fallback: number) =>
  z
    .int()
    .min(8)
    .max(256)
    .default(fallback)
    .meta(
      field({
        label: { zh: "批次大小", en: "Batch size" },
        help: { zh: "每步使用的图像数。", en: "Images used in each step." },
        unit: { zh: "张", en: "images" },
        advanced: true,
      }),
    );

export const dcganConfig = z.object({
  model: z.literal("dcgan"),
  steps,
  seed,
  evaluationSamples,
  batchSize: batchSize(32),
  learningRate: learningRate(1e-3),
  latentSize: z
    .int()
    .min(8)
    .max(256)
    .default(64)
    .meta(
      field({
        label: { zh: "隐向量维数", en: "Latent size" },
        help: { zh: "生成器输入的随机数个数。", en: "Count of random numbers that enter the generator." },
        advanced: true,
      }),
    ),
  emaDecay: z
    .number()
    .min(0)
    .max(0.9999)
    .default(0.998)
    .meta(
      field({
        label: { zh: "权重滑动平均", en: "Weight averaging (EMA)" },
        help: {
          zh: "生成器权重的指数滑动平均系数，0 为不用。",
          en: "Exponential moving average of the generator's weights; 0 switches it off.",
        },
        advanced: true,
      }),
    ),
});

export const vaeConfig = z.object({
  model: z.literal("vae"),
  steps,
  seed,
  evaluationSamples,
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

/** One run's whole configuration: sealed by hash, so a field is never read from anywhere else. */
export const runConfig = z.discriminatedUnion("model", [dcganConfig, vaeConfig]);
export type RunConfig = z.infer<typeof runConfig>;
export type DcganConfig = z.infer<typeof dcganConfig>;
export type VaeConfig = z.infer<typeof vaeConfig>;

/** Presets are step counts (expected time on two cores: 1, 5 and 20 minutes), never a time limit. */
export const PRESET_STEPS: Record<ModelFamily, Record<Preset, number>> = {
  dcgan: { quick: 2_500, standard: 12_000, thorough: 50_000 },
  vae: { quick: 3_000, standard: 15_000, thorough: 60_000 },
};
