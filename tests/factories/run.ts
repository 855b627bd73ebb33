import { writeFile } from "node:fs/promises";
import type { BackendVerdict } from "@/lib/assessment/schema";
import { requestRun } from "@/lib/assessment/service/request-run";
import { env } from "@/lib/env";
import type { Actor, Tenant } from "@/lib/identity/types";
import type { MeasuredMetric, RunReport } from "@/models/contracts/report";
import { type RunConfig, runConfig } from "@/models/contracts/run-config";

/** A small run: enough steps to be stopped in the middle, few enough for a test. */
export function smallConfig(change: Record<string, unknown> = {}): RunConfig {
  return runConfig.parse({ model: "vae", steps: 60, seed: 11, evaluationSamples: 200, hiddenUnits: 64, ...change });
}

export async function createRun(
  owner: { actor: Actor; tenant: Tenant },
  { datasetId, config = smallConfig() }: { datasetId: string; config?: RunConfig },
): Promise<string> {
  const { runId } = await requestRun({ ...owner, datasetId, name: "probe", config });
  return runId;
}

/** What set-up would have found on this machine. */
export async function saySetUpFound(
  backend: BackendVerdict["backend"],
  ldLibraryPath: string | null = null,
): Promise<void> {
  const words = { zh: "没有找到库", en: "the library was not found" };
  const remedy = { zh: "重新安装", en: "install it again" };
  const lacks = backend === "tensorflow" ? { reason: null, remedy: null } : { reason: words, remedy };
  const verdict: BackendVerdict = { backend, ...lacks, ldLibraryPath };
  await writeFile(env().BACKEND_VERDICT_FILE, JSON.stringify(verdict));
}

/** A report as training would write it, for what happens to reports. */
export function sampleReport(config: RunConfig): RunReport {
  const metric = (key: MeasuredMetric["key"], value: number, floor: number): MeasuredMetric => ({
    ...{ key, value, floor },
    interval: key === "membershipAuc" ? [0.48, 0.52] : null,
  });
  return {
    ...{ version: 1, config, sampleCount: 200, curves: [{ step: 1, values: { loss: 1 } }], nonFiniteSteps: 0 },
    backend: {
      backend: "tensorflow",
      native: true,
      device: "cpu",
      libraryVersion: "2.21.0",
      threads: 2,
      shortfalls: [],
    },
    featureSpace: { kind: "cnn", hash: "0a1b2c3d", dimensions: 64, heldOutAccuracy: 0.97 },
    split: { train: 250, holdout: 125, reference: 125 },
    metrics: [
      ...[metric("fd", 40, 10), metric("precision", 0.8, 0.9), metric("recall", 0.5, 0.9), metric("density", 0.8, 1)],
      ...[metric("coverage", 0.6, 0.9), metric("authPct", 60, 58), metric("membershipAuc", 0.5, 0.5)],
    ],
    classShares: null,
    ...{ stepMilliseconds: { median: 4, p95: 6 }, trainingSeconds: 12, execution: null, peakResidentMegabytes: 600 },
    weightsHash: "ab".repeat(32),
  };
}
