import { setTimeout as pause } from "node:timers/promises";
import { requestRun } from "@/lib/assessment/service/request-run";
import { readBackendVerdict } from "@/lib/assessment/service/training-library";
import { uploadDataset } from "@/lib/assessment/service/upload-dataset";
import { database } from "@/lib/db/client";
import type { Actor, Tenant } from "@/lib/identity/types";
import { readBytes } from "@/lib/storage/files";
import { startWorker } from "@/lib/worker/worker";
import { MODEL_SIDE, readIdxImages, writeIdx } from "@/models/contracts/idx";
import { runConfig } from "@/models/contracts/run-config";

/** Small enough to train while the product is set up; the numbers that they measure are small too. */
const RUNS = [
  {
    name: "线条图像质量评估",
    config: { model: "vae", steps: 240, seed: 20261, evaluationSamples: 200, hiddenUnits: 64 },
  },
  {
    name: "线条图像质量复测",
    config: { model: "vae", steps: 160, seed: 20262, evaluationSamples: 200, hiddenUnits: 64 },
  },
] as const;
const IMAGES = 600;
const DATASET = "澜图线条图像 600";
const PATIENCE_MS = 120_000;

type Owner = { readonly actor: Actor; readonly tenant: Tenant };

/**
 * Runs that a real worker trained, as evidence for the demo's dossiers; trained once and found again. None where this
 * machine cannot train.
 */
export async function ensureDemoRuns(owner: Owner): Promise<string[]> {
  const done = await findRuns(owner.tenant.id);
  if (done.length >= RUNS.length) return done;
  if ((await readBackendVerdict()).backend === "none") return done;
  const datasetId = await ensureDataset(owner);
  const requested: string[] = [];
  for (const { name, config } of RUNS) {
    requested.push((await requestRun({ ...owner, datasetId, name, config: runConfig.parse(config) })).runId);
  }
  await trainAll(requested);
  return await findRuns(owner.tenant.id);
}

async function findRuns(organisationId: string): Promise<string[]> {
  const names = RUNS.map(({ name }) => name);
  const rows = await database().assessmentRun.findMany({
    where: { organisationId, name: { in: names }, status: "completed" },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The first images of the built-in set, without labels: a run on them trains no classifier first. */
async function ensureDataset({ actor, tenant }: Owner): Promise<string> {
  const present = await database().dataset.findFirst({
    where: { organisationId: tenant.id, name: DATASET, removedAt: null },
  });
  if (present) return present.id;
  const builtIn = await database().dataset.findFirstOrThrow({ where: { source: "strokes", organisationId: null } });
  const images = readIdxImages(await readBytes(builtIn.imagesHash ?? ""));
  if (!images.ok) throw new Error("The built-in images cannot be read");
  const pixels = images.value.pixels.slice(0, IMAGES * MODEL_SIDE * MODEL_SIDE);
  const bytes = writeIdx([IMAGES, MODEL_SIDE, MODEL_SIDE], pixels);
  const upload = { actor, tenant, name: DATASET, licence: "自有数据", labels: null };
  return (await uploadDataset({ ...upload, images: { fileName: "lines-idx3", bytes } })).datasetId;
}

async function trainAll(runIds: readonly string[]): Promise<void> {
  const worker = await startWorker({ pollSeconds: 0.5 });
  try {
    const deadline = Date.now() + PATIENCE_MS;
    const where = { id: { in: [...runIds] }, finishedAt: null };
    while ((await database().assessmentRun.count({ where })) > 0 && Date.now() < deadline) await pause(250);
  } finally {
    await worker.stop();
  }
}
