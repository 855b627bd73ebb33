import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { assessImageModel } from "./assess/assess-image-model";
import { KEEP_CHECKPOINT } from "./assess/train-model";
import { loadBackend } from "./backend";
import { type IdxRefusal, inflateUpload, readIdxImages, readIdxLabels, toModelSize } from "./contracts/idx";
import { MODEL_FAMILIES, type ModelFamily, PRESET_STEPS, runConfig } from "./contracts/run-config";
import type { Artefact, ProgressEvent } from "./contracts/run-events";
import type { ImageDataset } from "./data/image-dataset";
import { generateStrokes } from "./data/strokes";

/**
 * One assessment without web or database:
 *   node --import tsx models/cli.ts --model dcgan --images images.gz --labels labels.gz --steps 2500 --seed 7 --out folder
 * `--strokes 10000` takes the built-in set, `--resume file` goes on from a checkpoint. Progress goes to standard error.
 */

const { values: given } = parseArgs({
  options: {
    model: { type: "string", default: "dcgan" },
    images: { type: "string" },
    labels: { type: "string" },
    strokes: { type: "string" },
    steps: { type: "string" },
    samples: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    out: { type: "string", default: "assessment" },
    resume: { type: "string" },
    "checkpoint-seconds": { type: "string", default: "10" },
  },
});

async function main(): Promise<void> {
  const model = MODEL_FAMILIES.find((family) => family === given.model);
  if (!model) throw new Error(`--model: one of ${MODEL_FAMILIES.join(", ")}, not ${given.model}`);
  const config = readConfig(model);
  const data = await readData(config.seed);
  const { tf, info } = await loadBackend();
  tell(`${info.backend} ${info.libraryVersion}, ${info.device}, ${info.threads} threads; ${data.count} images`);
  mkdirSync(given.out, { recursive: true });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(KEEP_CHECKPOINT));
  const report = await assessImageModel({
    ...{ tf, backend: info, config, data, signal: stop.signal, onProgress: tellProgress },
    sink: (artefact) => Promise.resolve(keep(artefact)),
    resumeFrom: given.resume ? readFileSync(given.resume) : null,
    checkpointSeconds: Number(given["checkpoint-seconds"]),
  });
  for (const { key, value, floor } of report.metrics)
    tell(`${key} ${value.toFixed(4)} (real against real ${floor.toFixed(4)})`);
  const { median, p95 } = report.stepMilliseconds;
  tell(
    `step ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ${report.peakResidentMegabytes} MB; ${report.weightsHash}`,
  );
}

function readConfig(model: ModelFamily) {
  const parsed = runConfig.safeParse({
    ...{ model, seed: Number(given.seed), evaluationSamples: Number(given.samples) },
    steps: given.steps ? Number(given.steps) : PRESET_STEPS[model].quick,
  });
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("; "));
}

async function readData(seed: number): Promise<ImageDataset> {
  if (given.strokes) return generateStrokes({ count: Number(given.strokes), seed });
  if (!given.images) throw new Error("--images FILE or --strokes COUNT is needed");
  const images = toModelSize(unwrap(readIdxImages(unwrap(await inflateUpload(readFileSync(given.images), "images")))));
  if (!given.labels) return { ...images, labels: null };
  const bytes = unwrap(await inflateUpload(readFileSync(given.labels), "labels"));
  return { ...images, labels: unwrap(readIdxLabels(bytes, images.count)) };
}

function unwrap<T>(outcome: { ok: true; value: T } | { ok: false; error: IdxRefusal }): T {
  if (outcome.ok) return outcome.value;
  const { file, code, facts } = outcome.error;
  throw new Error(`--${file}: ${code} ${JSON.stringify(facts)}`);
}

const ENDINGS: Readonly<Record<string, string>> = {
  ...{ "image/png": "png", "application/json": "json", "text/csv": "csv", "application/x-idx": "idx" },
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
