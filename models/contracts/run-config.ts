import { z } from "zod";
import { batchSize, evaluationSamples, field, learningRate, seed, steps } from "./config-fields";
import { gruConfig, lstmConfig, textGanConfig, transformerConfig } from "./text-config";

/**
 * What a run may be asked to do. The same schemas draw the form, check the request on the server and are read by the
 * training process. Units stand in each field's `meta`; limits keep a run inside what two cores finish.
 */

export const IMAGE_FAMILIES = ["dcgan", "vae"] as const;
export const TEXT_FAMILIES = ["lstm", "gru", "transformer", "text-gan"] as const;
export const MODEL_FAMILIES = [...IMAGE_FAMILIES, ...TEXT_FAMILIES] as const;
export type ImageFamily = (typeof IMAGE_FAMILIES)[number];
export type TextFamily = (typeof TEXT_FAMILIES)[number];
export type ModelFamily = (typeof MODEL_FAMILIES)[number];

/** What a family trains on. */
export type DataKind = "image" | "text";

export function dataKindOf(model: ModelFamily): DataKind {
  return (TEXT_FAMILIES as readonly string[]).includes(model) ? "text" : "image";
}

export const PRESETS = ["quick", "standard", "thorough"] as const;
export type Preset = (typeof PRESETS)[number];

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
export const runConfig = z.discriminatedUnion("model", [
  dcganConfig,
  vaeConfig,
  lstmConfig,
  gruConfig,
  transformerConfig,
  textGanConfig,
]);
export type RunConfig = z.infer<typeof runConfig>;
export type ImageConfig = Extract<RunConfig, { model: ImageFamily }>;
export type TextConfig = Extract<RunConfig, { model: TextFamily }>;
export type RecurrentConfig = Extract<RunConfig, { model: "lstm" | "gru" }>;
export type TransformerConfig = z.infer<typeof transformerConfig>;
export type TextGanConfig = z.infer<typeof textGanConfig>;

export const isTextConfig = (config: RunConfig): config is TextConfig => dataKindOf(config.model) === "text";
export const isImageConfig = (config: RunConfig): config is ImageConfig => dataKindOf(config.model) === "image";

export type LanguageModelConfig = RecurrentConfig | TransformerConfig;
export type DcganConfig = z.infer<typeof dcganConfig>;
export type VaeConfig = z.infer<typeof vaeConfig>;

/** Presets are step counts (expected time on two cores: 1, 5 and 20 minutes), never a time limit. */
export const PRESET_STEPS: Record<ModelFamily, Record<Preset, number>> = {
  dcgan: { quick: 2_500, standard: 12_000, thorough: 50_000 },
  vae: { quick: 3_000, standard: 15_000, thorough: 60_000 },
  lstm: { quick: 600, standard: 3_000, thorough: 12_000 },
  gru: { quick: 600, standard: 3_000, thorough: 12_000 },
  transformer: { quick: 600, standard: 3_000, thorough: 12_000 },
  "text-gan": { quick: 300, standard: 1_500, thorough: 6_000 },
};
