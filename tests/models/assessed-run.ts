import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { assessImageModel } from "@/models/assess/assess-image-model";
import { loadBackend } from "@/models/backend";
import { runConfig } from "@/models/contracts/run-config";
import { generateStrokes } from "@/models/data/strokes";

/**
 * A training process as the worker forks one: `assessed-run.ts CHECKPOINT CONFIG`. It goes on from the checkpoint where
 * the file is there, writes checkpoints into it, and tells its parent of each and of the end.
 */

export type RunMessage =
  | { readonly type: "checkpoint"; readonly step: number }
  | { readonly type: "training"; readonly step: number }
  | { readonly type: "done"; readonly weightsHash: string; readonly fd: number; readonly curve: readonly number[] };

const tell = (message: RunMessage) => process.send?.(message);

async function run(file: string, config: string): Promise<void> {
  const { tf, info } = await loadBackend();
  // Unlabelled, so that principal components serve and the test waits for no feature network.
  const data = { ...generateStrokes({ count: 600, seed: 3 }), labels: null };
  const report = await assessImageModel({
    ...{ tf, backend: info, config: runConfig.parse(JSON.parse(config)), data },
    ...{ signal: new AbortController().signal, checkpointSeconds: 0.3, resumeFrom: readIfThere(file) },
    onProgress: ({ phase, step }) => phase === "training" && tell({ type: "training", step }),
    sink: async ({ kind, step, bytes }) => {
      if (kind !== "checkpoint" || step === null) return;
      writeFileSync(`${file}.part`, bytes);
      renameSync(`${file}.part`, file);
      tell({ type: "checkpoint", step });
    },
  });
  const curve = report.curves.map(({ step }) => step);
  tell({ type: "done", weightsHash: report.weightsHash, fd: report.metrics[0]?.value ?? Number.NaN, curve });
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
