import { z } from "zod";
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

/** Configurations of the models of text: what they are trained with and how samples are drawn from them. */

const temperature = z
  .number()
  .min(0.1)
  .max(2)
  .default(1)
  .meta(
    field({
      label: { zh: "采样温度", en: "Temperature" },
      help: {
        zh: "低于 1 更保守，高于 1 更随意；1 按模型自己的概率抽取，才能公平比较。",
        en: "Below 1 is more cautious, above 1 more adventurous; 1 draws by the model's own probabilities, which alone compares fairly.",
      },
      advanced: true,
    }),
  );

const topK = z
  .int()
  .min(0)
  .max(1_000)
  .default(0)
  .meta(
    field({
      label: { zh: "只取前 K 个字符", en: "Top K" },
      help: {
        zh: "每次只在最可能的 K 个字符中抽取，0 为不限。",
        en: "Draws among the K likeliest characters only; 0 sets no limit.",
      },
      unit: { zh: "个", en: "characters" },
      advanced: true,
    }),
  );

const topP = z
  .number()
  .min(0.05)
  .max(1)
  .default(1)
  .meta(
    field({
      label: { zh: "累计概率上限 P", en: "Top P" },
      help: {
        zh: "只在累计概率达到 P 的最可能字符中抽取，1 为不限。",
        en: "Draws among the likeliest characters whose probabilities add up to P; 1 sets no limit.",
      },
      advanced: true,
    }),
  );

const sampleLength = z
  .int()
  .min(8)
  .max(400)
  .default(80)
  .meta(
    field({
      label: { zh: "样本最长字符数", en: "Longest sample" },
      help: {
        zh: "样本在模型自己结束时结束，最长到这里。",
        en: "A sample ends where the model ends it, at the latest here.",
      },
      unit: { zh: "字符", en: "characters" },
      advanced: true,
    }),
  );

const length = (fallback: number) =>
  z
    .int()
    .min(8)
    .max(128)
    .default(fallback)
    .meta(
      field({
        label: { zh: "上下文长度", en: "Context length" },
        help: { zh: "训练时一段文本的字符数。", en: "Characters of one stretch in training." },
        unit: { zh: "字符", en: "characters" },
        advanced: true,
      }),
    );

const units = (fallback: number) =>
  z
    .int()
    .min(16)
    .max(512)
    .default(fallback)
    .meta(
      field({
        label: { zh: "循环层宽度", en: "Recurrent units" },
        help: {
          zh: "循环层的单元数，也是字符向量的维数。",
          en: "Units of the recurrent layer and size of the character vectors.",
        },
        advanced: true,
      }),
    );

const run = { steps, seed, evaluationSamples, corruptedShare, initFrom };
const sampling = { temperature, topK, topP, sampleLength };
const recurrent = {
  ...run,
  batchSize: batchSize(32, "texts"),
  learningRate: learningRate(2e-3),
  length: length(40),
  units: units(256),
  ...sampling,
};

export const lstmConfig = z.object({ model: z.literal("lstm"), ...recurrent });
export const gruConfig = z.object({ model: z.literal("gru"), ...recurrent });

export const transformerConfig = z.object({
  model: z.literal("transformer"),
  ...run,
  batchSize: batchSize(32, "texts"),
  learningRate: learningRate(1e-3),
  length: length(48),
  layers: z
    .int()
    .min(1)
    .max(8)
    .default(3)
    .meta(
      field({
        label: { zh: "层数", en: "Layers" },
        help: { zh: "自注意力层的层数。", en: "Layers of self-attention." },
        advanced: true,
      }),
    ),
  width: z
    .int()
    .min(32)
    .max(512)
    .multipleOf(32)
    .default(128)
    .meta(
      field({
        label: { zh: "向量维数", en: "Width" },
        help: { zh: "每个字符的向量维数，32 的倍数。", en: "Size of each character's vector; a multiple of 32." },
        advanced: true,
      }),
    ),
  heads: z
    .int()
    .min(1)
    .max(8)
    .refine((heads) => [1, 2, 4, 8].includes(heads), "field.oneTwoFourEight")
    .default(4)
    .meta(
      field({
        label: { zh: "注意力头数", en: "Heads" },
        help: { zh: "1、2、4 或 8。", en: "1, 2, 4 or 8." },
        advanced: true,
      }),
    ),
  weightDecay: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .meta(
      field({
        label: { zh: "权重衰减", en: "Weight decay" },
        help: { zh: "AdamW 对矩阵权重的衰减，0 为不用。", en: "AdamW's decay of matrices; 0 switches it off." },
        advanced: true,
      }),
    ),
  ...sampling,
});

export const textGanConfig = z.object({
  model: z.literal("text-gan"),
  ...run,
  batchSize: batchSize(16, "texts"),
  learningRate: learningRate(1e-3),
  length: length(40),
  units: units(128),
  latentSize: z
    .int()
    .min(8)
    .max(256)
    .default(32)
    .meta(
      field({
        label: { zh: "隐向量维数", en: "Latent size" },
        help: { zh: "生成器输入的随机数个数。", en: "Count of random numbers that enter the generator." },
        advanced: true,
      }),
    ),
  likelihoodShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .meta(
      field({
        label: { zh: "似然预热比例", en: "Likelihood warm-up" },
        help: {
          zh: "开头这一比例的步数只按似然训练生成器，之后对抗损失逐步加入。文字 GAN 从零开始对抗几乎学不会。",
          en: "For this share of the steps the generator learns by likelihood alone, then the adversarial loss sets in. A text GAN hardly learns from scratch.",
        },
        advanced: true,
      }),
    ),
  ...sampling,
});
