import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { assessImageModel } from "../assess/assess-image-model";
import { assessTextModel } from "../assess/assess-text-model";
import { KEEP_CHECKPOINT } from "../assess/train-model";
import { loadBackend } from "../backend";
import { decodeCheckpoint } from "../contracts/checkpoint-file";
import type { RunReport } from "../contracts/report";
import { isTextConfig, runConfig } from "../contracts/run-config";
import type { Artefact, ProgressEvent } from "../contracts/run-events";
import { CliFault } from "./fault";
import { nameFault } from "./name-fault";
import { readBytes, readImages, readTexts } from "./read-data";
import { type CliRequest, readRequest } from "./read-request";

/** `assess [FILE] [--set key=value …]`: trains, samples and measures; report and files go into the folder `out`. */
export async function assess(given: readonly string[]): Promise<void> {
  const request = readRequest(...readArguments(given));
  const { data, out } = request;
  const { config, initialWeights } = withInitialWeights(request);
  const { tf, info } = await loadBackend().catch(throwNamed);
  tell(`${info.backend} ${info.libraryVersion}, ${info.device}, ${info.threads} threads`);
  for (const { zh, en } of info.shortfalls) tell(`${zh}${en}`);
  mkdirSync(out, { recursive: true });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(KEEP_CHECKPOINT));
  const asked = {
    ...{ tf, backend: info, signal: stop.signal, onProgress: tellProgress },
    sink: (artefact: Artefact) => Promise.resolve(keep(request, artefact)),
    initialWeights,
    resumeFrom: request.resume === undefined ? null : readBytes(request.resume),
    checkpointSeconds: request.checkpointSeconds,
  };
  const assessed = isTextConfig(config)
    ? assessTextModel({ ...asked, config, data: readTexts(data, config.seed) })
    : assessImageModel({ ...asked, config, data: await readImages(data, config.seed) });
  tellReport(await assessed.catch(throwNamed));
}

/** The file is named in the configuration by the hash of what it holds, so that the report tells which it was. */
function withInitialWeights({ config, initFrom: file }: CliRequest) {
  if (file === undefined) return { config, initialWeights: null };
  const bytes = readBytes(file);
  const weightsHash = hashOf(bytes);
  return { config: runConfig.parse({ ...config, initFrom: { run: null, weightsHash } }), initialWeights: bytes };
}

function hashOf(weights: Uint8Array): string {
  try {
    return decodeCheckpoint(weights).header.valuesHash;
  } catch (error) {
    return throwNamed(error);
  }
}

function throwNamed(error: unknown): never {
  throw nameFault(error);
}

function readArguments(given: readonly string[]): [string | null, string[]] {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: { set: { type: "string", multiple: true, default: [] } },
      allowPositionals: true,
    });
    const [file = null, ...others] = positionals;
    if (others.length === 0) return [file, values.set];
  } catch (cause) {
    throw new CliFault(USAGE, { cause });
  }
  throw new CliFault(USAGE);
}

const USAGE = {
  zh: "用法：assess [配置.json] [--set 字段=值 …]，如 assess run.json --set steps=500 --set data.strokes=4000。",
  en: "Usage: assess [FILE.json] [--set key=value …], as in assess run.json --set steps=500 --set data.strokes=4000.",
} as const;

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
function keep({ out }: CliRequest, { kind, step, mediaType, bytes }: Artefact): void {
  const ending = ENDINGS[mediaType] ?? "bin";
  const numbered = kind === "sampleSheet" ? `${kind}-${String(step).padStart(6, "0")}` : kind;
  const path = join(out, `${numbered}.${ending}`);
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

function tellReport(report: RunReport): void {
  for (const { key, value, floor } of report.metrics) {
    tell(`${key} ${value.toFixed(4)} (beside it ${floor.toFixed(4)})`);
  }
  for (const { order, bitsPerCharacter } of report.text?.baselines ?? []) {
    tell(`${order}-gram baseline ${bitsPerCharacter.toFixed(4)} bits a character`);
  }
  if (report.privacy) tell(`epsilon ${report.privacy.epsilon} at delta ${report.privacy.delta}`);
  const { median, p95 } = report.stepMilliseconds;
  tell(
    `step ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ${report.peakResidentMegabytes} MB; ${report.weightsHash}`,
  );
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
