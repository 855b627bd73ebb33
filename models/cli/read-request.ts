import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import {
  isTextConfig,
  MODEL_FAMILIES,
  type ModelFamily,
  PRESETS,
  presetSettings,
  presetsOf,
  type RunConfig,
  runConfig,
} from "../contracts/run-config";
import { CliFault, type Words } from "./fault";

/**
 * What one assessment is asked with: a JSON file whose fields are the run's configuration (`models/contracts`) and the
 * few below, with `--set key=value` over it. Pure but for reading that file; loads no TensorFlow.
 */

const path = z.string().min(1);
const dataChoice = z.strictObject({
  /** IDX files, gzip allowed. */
  images: path.optional(),
  labels: path.optional(),
  /** A count of the built-in digit-like images. */
  strokes: z.int().min(20).max(100_000).optional(),
  /** Folder of Fashion-MNIST's four IDX files. */
  fashionMnist: path.optional(),
  /** txt, JSONL or CSV, gzip allowed. */
  texts: path.optional(),
  /** A count of the built-in service replies. */
  replies: z.int().min(20).max(100_000).optional(),
});
export type DataChoice = z.infer<typeof dataChoice>;

const surroundings = z.object({
  preset: z.enum(PRESETS).default("quick"),
  data: dataChoice,
  out: path.default("assessment"),
  /** Weights of an earlier run to start from: its `weights.bin`. */
  initFrom: path.optional(),
  /** A checkpoint of the same request. */
  resume: path.optional(),
  checkpointSeconds: z.number().min(0).default(10),
});

export interface CliRequest extends Omit<z.infer<typeof surroundings>, "preset"> {
  readonly config: RunConfig;
}

/** Names of files inside the request: in a file they are relative to its folder, on the command line to the present one. */
const FILES = ["out", "resume", "initFrom", "data.images", "data.labels", "data.fashionMnist", "data.texts"] as const;
/** Fields of the configuration that need no mention. */
const USUAL = { seed: 1, evaluationSamples: 2_000 } as const;

type Fields = Record<string, unknown>;

/** @throws CliFault that names the field and what it may be */
export function readRequest(file: string | null, settings: readonly string[]): CliRequest {
  const fields = file === null ? {} : readFile(file);
  for (const setting of settings) put(fields, ...readSetting(setting));
  const { preset, data, out, initFrom, resume, checkpointSeconds, ...run } = fields;
  const given = parsed(surroundings, { preset, data, out, initFrom, resume, checkpointSeconds });
  const { preset: chosen, ...around } = given;
  const config = readConfig(run, chosen);
  refuseOtherData(config, around.data);
  return { config, ...around };
}

function readFile(file: string): Fields {
  const fields = parseJson(file);
  for (const key of FILES) {
    const value = pick(fields, key);
    if (typeof value === "string") put(fields, key, resolve(dirname(file), value));
  }
  return fields;
}

function parseJson(file: string): Fields {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CliFault(
      {
        zh: `配置文件 ${file} 读不出来：${why}。请检查路径和 JSON 格式。`,
        en: `The file ${file} cannot be read: ${why}. Check its path and that it is JSON.`,
      },
      { cause },
    );
  }
  if (typeof content === "object" && content !== null && !Array.isArray(content)) return content as Fields;
  throw new CliFault({
    zh: `配置文件 ${file} 应是一个 JSON 对象，如 {"model": "vae", "data": {"strokes": 8000}}。`,
    en: `The file ${file} must hold one JSON object, as {"model": "vae", "data": {"strokes": 8000}}.`,
  });
}

/** A number where it reads as one, since other values are words. */
function readSetting(setting: string): [string, string | number] {
  const [key = "", value = ""] = setting.split(/=(.*)/s);
  if (!key || !value) {
    throw new CliFault({
      zh: `--set ${setting}：应写成 字段=值，如 --set steps=500。`,
      en: `--set ${setting}: write it as key=value, as in --set steps=500.`,
    });
  }
  const isFile = (FILES as readonly string[]).includes(key);
  return [key, isFile || Number.isNaN(Number(value)) ? value : Number(value)];
}

const parts = (key: string) => key.split(".") as [string, string?];

function pick(fields: Fields, key: string): unknown {
  const [first, second] = parts(key);
  return second === undefined ? fields[first] : (fields[first] as Fields | undefined)?.[second];
}

function put(fields: Fields, key: string, value: unknown): void {
  const [first, second] = parts(key);
  if (second === undefined) fields[first] = value;
  else fields[first] = { ...(fields[first] as Fields | undefined), [second]: value };
}

function readConfig(run: Fields, preset: (typeof PRESETS)[number]): RunConfig {
  const model = MODEL_FAMILIES.find((family) => family === run.model);
  if (!model) {
    throw new CliFault({
      zh: `model 应是下列之一：${MODEL_FAMILIES.join("、")}。`,
      en: `model must be one of ${MODEL_FAMILIES.join(", ")}.`,
    });
  }
  const config = parsed(runConfig, { ...USUAL, ...settingsOf(model, preset), ...run });
  const unknown = Object.keys(run).find((key) => !(key in config));
  if (unknown === undefined) return config;
  const known = Object.keys(config);
  throw new CliFault({
    zh: `${model} 没有 ${unknown} 这个字段，可用的有：${known.join("、")}。`,
    en: `${model} has no field ${unknown}; it has ${known.join(", ")}.`,
  });
}

function settingsOf(model: ModelFamily, preset: (typeof PRESETS)[number]) {
  const settings = presetSettings(model, preset);
  if (settings) return settings;
  const known = presetsOf(model);
  throw new CliFault({
    zh: `${model} 没有“${preset}”档，可用的有：${known.join("、")}。`,
    en: `${model} has no preset ${preset}; it has ${known.join(", ")}.`,
  });
}

function refuseOtherData(config: RunConfig, data: DataChoice): void {
  const wanted = isTextConfig(config)
    ? (["texts", "replies"] as const)
    : (["images", "strokes", "fashionMnist"] as const);
  const given = wanted.filter((key) => data[key] !== undefined);
  if (given.length === 1) return;
  const names = wanted.map((key) => `data.${key}`);
  throw new CliFault({
    zh: `${config.model} 需要 ${names.join(" 或 ")} 中的一个，如 --set ${names[1]}=4000。`,
    en: `${config.model} needs one of ${names.join(" and ")}, as in --set ${names[1]}=4000.`,
  });
}

/** The library words its issues in both languages; the field is named as it is written. */
function parsed<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const answer = schema.safeParse(value);
  if (answer.success) return answer.data;
  const inWords = (locale: ReturnType<typeof z.locales.en>, between: string): string =>
    (schema.safeParse(value, { error: locale.localeError }).error?.issues ?? [])
      .map(({ path: at, message }) => `${at.join(".")}: ${message}`)
      .join(between);
  const words: Words = { zh: inWords(z.locales.zhCN(), "；"), en: inWords(z.locales.en(), "; ") };
  throw new CliFault(words);
}
