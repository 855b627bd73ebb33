import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { assessImageModel } from "@/models/assess/assess-image-model";
import { assessTextModel } from "@/models/assess/assess-text-model";
import { loadBackend } from "@/models/backend";
import type { TrailPoint } from "@/models/contracts/report";
import { isTextConfig, runConfig } from "@/models/contracts/run-config";
import type { Artefact, ProgressEvent } from "@/models/contracts/run-events";
import { generateReplies } from "@/models/data/replies";
import { generateStrokes } from "@/models/data/strokes";

/**
 * A training process as the worker forks one: `assessed-run.ts CHECKPOINT CONFIG`. It goes on from the checkpoint where
 * the file is there, writes checkpoints into it, and tells its parent of each and of the end.
 */

export type RunMessage =
  | { readonly type: "checkpoint"; readonly step: number }
  | { readonly type: "training"; readonly step: number }
  | {
      readonly type: "done";
      readonly weightsHash: string;
      readonly score: number;
      readonly curve: readonly number[];
      readonly trail: readonly TrailPoint[];
    };

const tell = (message: RunMessage) => process.send?.(message);

async function run(file: string, config: string): Promise<void> {
  const { tf, info } = await loadBackend();
  const parsed = runConfig.parse(JSON.parse(config));
  // Unlabelled, so that principal components serve and the test waits for no feature network.
  const images = { ...generateStrokes({ count: 600, seed: 3 }), labels: null };
  const request = {
    ...{ tf, backend: info },
    ...{ signal: new AbortController().signal, checkpointSeconds: 0.3, resumeFrom: readIfThere(file) },
    onProgress: ({ phase, step }: ProgressEvent) => void (phase === "training" && tell({ type: "training", step })),
    sink: async ({ kind, step, bytes }: Artefact) => {
      if (kind !== "checkpoint" || step === null) return;
      writeFileSync(`${file}.part`, bytes);
      renameSync(`${file}.part`, file);
      tell({ type: "checkpoint", step });
    },
  };
  const report = isTextConfig(parsed)
    ? await assessTextModel({ ...request, config: parsed, data: generateReplies({ count: 240, seed: 3 }) })
    : await assessImageModel({ ...request, config: parsed, data: images });
  const curve = report.curves.map(({ step }) => step);
  const trail = report.trail?.points ?? [];
  tell({ type: "done", weightsHash: report.weightsHash, score: report.metrics[0]?.value ?? Number.NaN, curve, trail });
  process.disconnect();
}

function readIfThere(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

const [file, config] = process.argv.slice(2);
if (file && config) await run(file, config);
