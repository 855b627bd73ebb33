import { z } from "zod";

/** Fields that the configurations of several models share, with their words and limits. */

/** Words and unit of one field; the form is generated from them. */
export interface FieldMeta {
  label: { zh: string; en: string };
  help: { zh: string; en: string };
  unit?: { zh: string; en: string };
  /** Words of each value, where a field is a choice. */
  options?: Record<string, { zh: string; en: string }>;
  advanced?: boolean;
}

export const field = (meta: FieldMeta) => meta as unknown as Record<string, unknown>;

/** The seed is at least 1: TensorFlow.js ignores a seed of 0. */
export const seed = z
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

export const steps = z
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

export const evaluationSamples = z
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

/** Robustness is the difference that this makes to the same scores. */
export const corruptedShare = z
  .number()
  .min(0)
  .max(0.5)
  .default(0)
  .meta(
    field({
      label: { zh: "损坏的训练数据比例", en: "Share of spoilt training data" },
      help: {
        zh: "测试稳健性：这一比例的训练数据被打乱（图像打乱像素，文本打乱字序），对照数据不动。常用 0.05 与 0.2，与 0 的结果比较。",
        en: "To test robustness: this share of the training data is scrambled (pixels of images, characters of texts); the control data is not. Usual are 0.05 and 0.2, compared with 0.",
      },
      advanced: true,
    }),
  );

export const learningRate = (fallback: number) =>
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

const BATCH_WORDS = {
  images: {
    help: { zh: "每步使用的图像数。", en: "Images used in each step." },
    unit: { zh: "张", en: "images" },
  },
  texts: {
    help: { zh: "每步使用的文本段数。", en: "Stretches of text used in each step." },
    unit: { zh: "段", en: "stretches" },
  },
} as const;

export const batchSize = (fallback: number, of: "images" | "texts" = "images") =>
  z
    .int()
    .min(8)
    .max(256)
    .default(fallback)
    .meta(
      field({
        label: { zh: "批次大小", en: "Batch size" },
        ...BATCH_WORDS[of],
        advanced: true,
      }),
    );

/** The weights that training starts from in the place of random ones. */
export const initFrom = z
  .object({
    /** Number of the run that left them; null for a file. */
    run: z.string().nullable(),
    /** SHA-256 of the values, as the report of that run names it. */
    weightsHash: z.string().regex(/^[0-9a-f]{64}$/),
    /** Of an uploaded file: its record, and what whoever uploaded it says of it. */
    file: z.object({ id: z.uuid(), name: z.string(), origin: z.string() }).optional(),
  })
  .optional();
export type InitFrom = NonNullable<z.infer<typeof initFrom>>;
