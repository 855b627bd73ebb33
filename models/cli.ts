import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { assessImageModel } from "./assess/assess-image-model";
import { assessTextModel } from "./assess/assess-text-model";
import { KEEP_CHECKPOINT } from "./assess/train-model";
import { loadBackend } from "./backend";
import { type IdxRefusal, inflateUpload, readIdxImages, readIdxLabels, toModelSize } from "./contracts/idx";
import {
  isTextConfig,
  MODEL_FAMILIES,
  type ModelFamily,
  PRESETS,
  presetSettings,
  presetsOf,
  runConfig,
} from "./contracts/run-config";
import type { Artefact, ProgressEvent } from "./contracts/run-events";
import { readTextUpload, TEXT_LIMITS } from "./contracts/text";
import type { ImageDataset } from "./data/image-dataset";
import { generateReplies } from "./data/replies";
import { generateStrokes } from "./data/strokes";
import type { TextDataset } from "./data/text-dataset";

/**
 * One assessment without web or database:
 *   node --import tsx models/cli.ts --model dcgan --images images.gz --labels labels.gz --steps 2500 --seed 7 --out folder
 * `--preset stable` and `--set loss=hinge --set channels=48` fill in the configuration's other fields. `--strokes 10000` takes the built-in set, `--texts file` or `--replies 4000` those of models of text, `--resume file` goes on from a checkpoint. Progress goes to standard error.
 */

const { values: given } = parseArgs({
  options: {
    model: { type: "string", default: "dcgan" },
    images: { type: "string" },
    labels: { type: "string" },
    strokes: { type: "string" },
    texts: { type: "string" },
    replies: { type: "string" },
    steps: { type: "string" },
    samples: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    preset: { type: "string", default: "quick" },
    set: { type: "string", multiple: true, default: [] },
    out: { type: "string", default: "assessment" },
    resume: { type: "string" },
    "checkpoint-seconds": { type: "string", default: "10" },
  },
});

async function main(): Promise<void> {
  const model = MODEL_FAMILIES.find((family) => family === given.model);
  if (!model) throw new Error(`--model: one of ${MODEL_FAMILIES.join(", ")}, not ${given.model}`);
  const config = readConfig(model);
  const { tf, info } = await loadBackend();
  tell(`${info.backend} ${info.libraryVersion}, ${info.device}, ${info.threads} threads`);
  mkdirSync(given.out, { recursive: true });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(KEEP_CHECKPOINT));
  const request = {
    ...{ tf, backend: info, signal: stop.signal, onProgress: tellProgress },
    sink: (artefact: Artefact) => Promise.resolve(keep(artefact)),
    resumeFrom: given.resume ? readFileSync(given.resume) : null,
    checkpointSeconds: Number(given["checkpoint-seconds"]),
  };
  const report = isTextConfig(config)
    ? await assessTextModel({ ...request, config, data: readTexts(config.seed) })
    : await assessImageModel({ ...request, config, data: await readData(config.seed) });
  for (const { key, value, floor } of report.metrics)
    tell(`${key} ${value.toFixed(4)} (beside it ${floor.toFixed(4)})`);
  for (const { order, bitsPerCharacter } of report.text?.baselines ?? [])
    tell(`${order}-gram baseline ${bitsPerCharacter.toFixed(4)} bits a character`);
  const { median, p95 } = report.stepMilliseconds;
  tell(
    `step ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ${report.peakResidentMegabytes} MB; ${report.weightsHash}`,
  );
}

function readConfig(model: ModelFamily) {
  const preset = readPreset(model);
  const parsed = runConfig.safeParse({
    ...{ model, seed: Number(given.seed), evaluationSamples: Number(given.samples) },
    ...(given.steps ? { ...preset, steps: Number(given.steps) } : preset),
    ...Object.fromEntries(given.set.map(readField)),
  });
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
  const unknown = given.set.map(readField).find(([key]) => !(key in parsed.data));
  if (unknown) throw new Error(`--set ${unknown[0]}: ${model} has ${Object.keys(parsed.data).join(", ")}`);
  return parsed.data;
}

function readPreset(model: ModelFamily) {
  const name = PRESETS.find((preset) => preset === given.preset);
  const settings = name && presetSettings(model, name);
  if (!settings) throw new Error(`--preset: ${model} has ${presetsOf(model).join(", ")}, not ${given.preset}`);
  return settings;
}

/** `key=value`; a number where it reads as one, since the fields' other values are words. */
function readField(text: string): [string, number | string] {
  const [key = "", value = ""] = text.split(/=(.*)/s);
  if (!key || !value) throw new Error(`--set ${text}: key=value is needed`);
  return [key, Number.isNaN(Number(value)) ? value : Number(value)];
}

async function readData(seed: number): Promise<ImageDataset> {
  if (given.strokes) return generateStrokes({ count: Number(given.strokes), seed });
  if (!given.images) throw new Error("--images FILE or --strokes COUNT is needed");
  const images = toModelSize(unwrap(readIdxImages(unwrap(await inflateUpload(readFileSync(given.images), "images")))));
  if (!given.labels) return { ...images, labels: null };
  const bytes = unwrap(await inflateUpload(readFileSync(given.labels), "labels"));
  return { ...images, labels: unwrap(readIdxLabels(bytes, images.count)) };
}

/** A file of texts, gzip allowed, or the built-in generator's. */
function readTexts(seed: number): TextDataset {
  if (given.replies) return generateReplies({ count: Number(given.replies), seed });
  if (!given.texts) throw new Error("--texts FILE or --replies COUNT is needed");
  const file = readFileSync(given.texts);
  const zipped = file[0] === 0x1f && file[1] === 0x8b;
  const bytes = zipped ? gunzipSync(file, { maxOutputLength: TEXT_LIMITS.inflatedBytes }) : file;
  const read = readTextUpload({ fileName: given.texts, bytes });
  if (read.ok) return read.value;
  throw new Error(`--texts: ${read.error.code} ${JSON.stringify(read.error.facts)}`);
}

function unwrap<T>(outcome: { ok: true; value: T } | { ok: false; error: IdxRefusal }): T {
  if (outcome.ok) return outcome.value;
  const { file, code, facts } = outcome.error;
  throw new Error(`--${file}: ${code} ${JSON.stringify(facts)}`);
}

const ENDINGS: Readonly<Record<string, string>> = {
  ...{
    "application/jsonl": "jsonl",
    "image/png": "png",
    "application/json": "json",
    "text/csv": "csv",
    "application/x-idx": "idx",
  },
};

/** Written beside and renamed, so that a kill leaves the file before or the file after, never half of one. */
function keep({ kind, step, mediaType, bytes }: Artefact): void {
  const ending = ENDINGS[mediaType] ?? "bin";
  const numbered = kind === "sampleSheet" ? `${kind}-${String(step).padStart(6, "0")}` : kind;
  const path = join(given.out, `${numbered}.${ending}`);
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

function tellProgress({ phase, step, totalSteps, secondsLeft, points }: ProgressEvent): void {
  const latest = points.at(-1)?.values ?? {};
  const losses = Object.entries(latest).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  const left = secondsLeft === null ? "" : `, ${Math.round(secondsLeft)} s left`;
  tell(`${phase} ${step}/${totalSteps}${left} ${losses.join(", ")}`);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().catch((error: Error) => {
  tell(error.message);
  process.exitCode = 1;
});
