import { z } from "zod";
import type { Words } from "@/lib/format";
import type { FieldMeta } from "@/models/contracts/config-fields";
import { cganConfig, dcganConfig, mlpGanConfig, textbookConfig, vaeConfig } from "@/models/contracts/image-config";
import {
  MODEL_FAMILIES,
  type ModelFamily,
  PRESETS,
  type Preset,
  presetSettings,
  presetsOf,
  type RunConfig,
  runConfig,
} from "@/models/contracts/run-config";
import { gruConfig, lstmConfig, textGanConfig, transformerConfig } from "@/models/contracts/text-config";
import type { ConfigField } from "./types";
import { SEED_CHOICES } from "./workflow";

/**
 * What an upload may be, said before a file is chosen and enforced while it is read. 60 MB hold 60 000 images of
 * 28 × 28 compressed (26 MB for the classic digits) with room; what they inflate to is bounded apart, so that a small
 * file cannot fill the memory.
 */
export const UPLOAD_LIMITS = {
  imagesBytes: 60_000_000,
  labelsBytes: 1_000_000,
  inflatedImagesBytes: 128_000_000,
  inflatedLabelsBytes: 2_000_000,
  textsBytes: 16_000_000,
  inflatedTextsBytes: 32_000_000,
  /** A transformer of eight layers of width 512, the largest that the form allows, has some 29 million values of 4 bytes. */
  weightsBytes: 128_000_000,
} as const;

export const NAME_LIMIT = 80;
export const ORIGIN_LIMIT = 200;

/** Of one organisation, or one office. A stability run is as many runs as it has seeds. */
export const RUN_LIMITS = {
  /** Training at once, however many workers are free: some stay free for whoever comes next. */
  runningPerOwner: 4,
  /** Waiting at once. Turns are taken, so more would delay nobody else; they would only grow old. */
  queuedPerOwner: 10,
} as const;

/** Measured where the reader names no number: large enough for a stable FD on 64 features. */
export const USUAL_EVALUATION_SAMPLES = 2_000;

const name = z.string().trim().min(1, "field.required").max(NAME_LIMIT, "field.tooLong");

/** The text fields of an upload, beside the files `images` and (optional) `labels`. */
export const uploadFields = z.object({
  name,
  /** Where the data come from and under which licence they may be used for training. */
  licence: z.string().trim().min(1, "field.required").max(200, "field.tooLong"),
  /** Checkbox: the provider confirms that the data may be used so. */
  licenceConfirmed: z.enum(["on", "yes", "true"], "dataset.licenceNotConfirmed"),
});
export type UploadFields = z.infer<typeof uploadFields>;

/** The text fields of an upload of weights, beside the file `weights`. */
export const weightsFields = z.object({
  name,
  /** Base model and licence: what a filing says of fine-tuned weights. */
  origin: z.string().trim().min(1, "field.required").max(ORIGIN_LIMIT, "field.tooLong"),
});
export type WeightsFields = z.infer<typeof weightsFields>;

/**
 * What the form for a run sends. Blank means: the schema's default, for steps the preset's count, for the seed a drawn
 * one. The seed is drawn by the service, since a schema knows no chance. Blanks are filled first, so that all faults of
 * a form are told at once.
 */
export const requestRunInput = z
  .preprocess(
    fillBlanks,
    z.object({
      ...{ name, datasetId: z.uuid("field.required"), config: runConfig, drawSeed: z.boolean() },
      seeds: z.enum(SEED_CHOICES).default("1"),
      /** The run or the uploaded file whose weights this one starts from. */
      initFrom: z.uuid("run.originGone").nullable(),
    }),
  )
  .transform((input) => ({ ...input, preset: presetOf(input.config), seeds: Number(input.seeds) }));
export type RequestRunInput = z.output<typeof requestRunInput>;

const isBlank = (value: unknown) => value === undefined || value === "";
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Fields whose values are words; all others are numbers. */
const WORDED = new Set(["model", "loss", "spectralNorm", "task"]);

function fillBlanks(form: unknown): unknown {
  if (!isObject(form)) return form;
  const typed = isObject(form.config) ? form.config : {};
  const filled = Object.entries(typed).filter(([, value]) => !isBlank(value));
  const config: Record<string, unknown> = Object.fromEntries(
    filled.map(([key, value]) => [key, WORDED.has(key) ? value : Number(value)]),
  );
  const preset = PRESETS.find((candidate) => candidate === form.preset);
  const family = MODEL_FAMILIES.find((candidate) => candidate === config.model);
  const settings = preset && family ? presetSettings(family, preset) : null;
  for (const [key, value] of Object.entries(settings ?? {})) config[key] ??= value;
  config.seed ??= 1;
  config.evaluationSamples ??= USUAL_EVALUATION_SAMPLES;
  const initFrom = isBlank(form.initFrom) ? null : form.initFrom;
  return { ...form, config, initFrom, drawSeed: isBlank(typed.seed) };
}

/** A run counts as a preset's exactly when it has what the preset sets; the preset that sets the most comes first. */
export function presetOf(config: RunConfig): Preset | null {
  const values: Readonly<Record<string, unknown>> = config;
  const fits = (preset: Preset) =>
    Object.entries(presetSettings(config.model, preset) ?? {}).every(([key, value]) => values[key] === value);
  return presetsOf(config.model).toReversed().find(fits) ?? null;
}

/** An address with anything else names no record. */
export const recordId = z.uuid();

export const repeatRunInput = z.object({ runId: z.uuid() });
export const cancelSeriesInput = z.object({ seriesId: z.uuid() });
export const cancelRunInput = z.object({ runId: z.uuid() });
export const removeWeightsInput = z.object({ weightsId: z.uuid(), version: z.coerce.number().int().min(1) });
export const removeDatasetInput = z.object({ datasetId: z.uuid(), version: z.coerce.number().int().min(1) });

const CONFIG_SCHEMAS = {
  ...{ dcgan: dcganConfig, cgan: cganConfig, "mlp-gan": mlpGanConfig, textbook: textbookConfig, vae: vaeConfig },
  ...{ lstm: lstmConfig, gru: gruConfig, transformer: transformerConfig, "text-gan": textGanConfig },
} as const satisfies Record<ModelFamily, z.ZodObject>;

type FieldSchema = FieldMeta & {
  readonly type: "integer" | "number" | "string";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number | string;
};

/** The fields of a model's form, from its schema: nothing about a field stands anywhere else. */
export function configFields(model: ModelFamily): readonly ConfigField[] {
  const described = z.toJSONSchema(CONFIG_SCHEMAS[model], { io: "input" });
  const fields = Object.entries(described.properties ?? {}).filter(([key]) => key !== "model" && key !== "initFrom");
  return fields.map(([key, property]) => describeField(key, property as unknown as FieldSchema));
}

function describeField(key: string, property: FieldSchema): ConfigField {
  return {
    key,
    label: property.label,
    help: property.help,
    unit: (property.unit as Words | undefined) ?? null,
    advanced: property.advanced ?? false,
    kind: property.type === "string" ? "choice" : property.type,
    ...{ minimum: property.minimum ?? 0, maximum: property.maximum ?? 0 },
    options: Object.entries(property.options ?? {}).map(([value, words]) => ({ value, words })),
    fallback: property.default ?? (key === "evaluationSamples" ? USUAL_EVALUATION_SAMPLES : null),
  };
}

/** Facts of a refusal as they are kept with a failed run. */
export const runFailure = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type RunFailure = z.infer<typeof runFailure>;

/**
 * What set-up found about the library that trains: TensorFlow's own, else WebAssembly, else none. Reason and remedy say
 * why it is not the first.
 */
export const backendVerdict = z.object({
  backend: z.enum(["tensorflow", "wasm", "none"]),
  reason: z.object({ zh: z.string(), en: z.string() }).nullable(),
  remedy: z.object({ zh: z.string(), en: z.string() }).nullable(),
  ldLibraryPath: z.string().nullable().default(null),
});
export type BackendVerdict = z.infer<typeof backendVerdict>;
