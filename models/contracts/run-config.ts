import { z } from "zod";
import { cganConfig, dcganConfig, mlpGanConfig, textbookConfig, vaeConfig } from "./image-config";
import { gruConfig, lstmConfig, textGanConfig, transformerConfig } from "./text-config";

/**
 * What a run may be asked to do. The same schemas draw the form, check the request on the server and are read by the
 * training process. Units stand in each field's `meta`; limits keep a run inside what two cores finish.
 */

export const IMAGE_FAMILIES = ["dcgan", "cgan", "mlp-gan", "textbook", "vae"] as const;
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

/** Lengths of training, for every family. */
const LENGTHS = ["quick", "standard", "thorough"] as const;
type Length = (typeof LENGTHS)[number];
/** `stable` besides changes how a GAN is trained. */
export const PRESETS = [...LENGTHS, "stable"] as const;
export type Preset = (typeof PRESETS)[number];

/** One run's whole configuration: sealed by hash, so a field is never read from anywhere else. */
export const runConfig = z.discriminatedUnion("model", [
  dcganConfig,
  cganConfig,
  mlpGanConfig,
  textbookConfig,
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

/** Presets are step counts (expected time on two cores: 1, 5 and 20 minutes), never a time limit. */
export const PRESET_STEPS: Record<ModelFamily, Record<Length, number>> = {
  dcgan: { quick: 2_500, standard: 12_000, thorough: 50_000 },
  cgan: { quick: 2_500, standard: 12_000, thorough: 50_000 },
  "mlp-gan": { quick: 4_000, standard: 20_000, thorough: 60_000 },
  textbook: { quick: 2_500, standard: 12_000, thorough: 50_000 },
  vae: { quick: 3_000, standard: 15_000, thorough: 60_000 },
  lstm: { quick: 600, standard: 3_000, thorough: 12_000 },
  gru: { quick: 600, standard: 3_000, thorough: 12_000 },
  transformer: { quick: 600, standard: 3_000, thorough: 12_000 },
  "text-gan": { quick: 300, standard: 1_500, thorough: 6_000 },
};

/**
 * What steadies a GAN: bounded slopes of the discriminator with the loss that suits them (Miyato et al. 2018), a penalty
 * on its gradient (Mescheder et al. 2018), and pairs of images judged as one (Lin et al. 2018).
 */
const STABLE = { loss: "hinge", spectralNorm: "on", r1Weight: 1, packing: 2 } as const;
const GAN_FAMILIES: readonly ModelFamily[] = ["dcgan", "cgan", "mlp-gan", "textbook"];

/** Presets that a family has, in the order in which they are offered. */
export function presetsOf(model: ModelFamily): readonly Preset[] {
  return GAN_FAMILIES.includes(model) ? PRESETS : LENGTHS;
}

export type PresetSettings = { readonly steps: number } & Readonly<Record<string, number | string>>;

/** The fields that a preset fills in; null where the family has no such preset. */
export function presetSettings(model: ModelFamily, preset: Preset): PresetSettings | null {
  if (!presetsOf(model).includes(preset)) return null;
  if (preset === "stable") return { steps: PRESET_STEPS[model].standard, ...STABLE };
  return { steps: PRESET_STEPS[model][preset] };
}
