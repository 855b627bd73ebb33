import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor, Tenant } from "@/lib/identity/types";
import type { InitFrom } from "@/models/contracts/config-fields";
import {
  dataKindOf,
  MODEL_FAMILIES,
  type ModelFamily,
  type PresetSettings,
  presetSettings,
  presetsOf,
  type RunConfig,
  runConfig,
} from "@/models/contracts/run-config";
import { datasetWords } from "../copy/dataset";
import { MODEL_ABOUT, MODEL_WORDS, PRESET_WORDS } from "../copy/run";
import { findDatasets } from "../repository/dataset";
import { findOrigins, findRunByNumber } from "../repository/run";
import { findAllWeights, findWeights } from "../repository/weights";
import { configFields, USUAL_EVALUATION_SAMPLES } from "../schema";
import type { RunForm } from "../types";
import type { TrainingBackend } from "../workflow";
import { estimateRun } from "./estimate-run";
import { readRun } from "./read-run-file";
import { startChoice } from "./start-choice";
import { trainingBackend } from "./training-library";

interface Reader {
  readonly actor: Actor;
  readonly tenant: Tenant;
}

/** @throws AppError NOT_FOUND where the run to repeat is not the reader's */
export async function viewRunForm(reader: Reader & { repeatRunId: string | null }): Promise<RunForm> {
  const [start, backend] = [await startChoice(reader), await trainingBackend()];
  return inTransaction(async (tx) => {
    const datasets = (await findDatasets(tx, reader.tenant.id)).filter(
      ({ imagesHash, textsHash }) => imagesHash !== null || textsHash !== null,
    );
    const models: RunForm["models"][number][] = [];
    for (const model of MODEL_FAMILIES) models.push(await describeModel(tx, model, backend));
    return {
      datasets: datasets.map((row) => ({
        ...{ id: row.id, name: datasetWords(row), kind: row.kind, imageCount: row.imageCount },
        labelled: row.labelsHash !== null,
      })),
      origins: (await findOrigins(tx, reader.tenant.id)).map(({ config, ...origin }) => ({
        ...{ ...origin, model: runConfig.parse(config).model },
      })),
      uploads: (await findAllWeights(tx, reader.tenant.id)).map(({ id, name, config }) => ({
        ...{ id, name, model: runConfig.parse(config).model },
      })),
      ...{ models, start, initial: await readInitial(tx, reader) },
    };
  });
}

async function describeModel(tx: Tx, model: ModelFamily, backend: TrainingBackend): Promise<RunForm["models"][number]> {
  const presets: RunForm["models"][number]["presets"][number][] = [];
  for (const preset of presetsOf(model)) {
    const settings = presetSettings(model, preset);
    if (!settings) continue;
    const { steps } = settings;
    const estimate = await estimateRun(tx, usual(model, settings), backend);
    presets.push({ preset, words: PRESET_WORDS[preset], steps, settings, estimate });
  }
  const kind = dataKindOf(model);
  return { model, kind, words: MODEL_WORDS[model], about: MODEL_ABOUT[model], fields: configFields(model), presets };
}

/** The configuration of a preset as it stands before the reader changes anything. */
function usual(model: ModelFamily, settings: PresetSettings): RunConfig {
  return runConfig.parse({ model, seed: 1, evaluationSamples: USUAL_EVALUATION_SAMPLES, ...settings });
}

async function readInitial(tx: Tx, reader: Reader & { repeatRunId: string | null }): Promise<RunForm["initial"]> {
  const { repeatRunId: runId } = reader;
  if (runId === null) return null;
  const row = await readRun(tx, { ...reader, runId });
  const { initFrom, ...config } = runConfig.parse(row.config);
  const fields = Object.entries(config).map(([key, value]) => [`config.${key}`, String(value)]);
  const origin = initFrom ? await findNamedOrigin(tx, reader, initFrom) : null;
  const removed = row.dataset.removedAt !== null;
  return {
    ...{ name: row.name, preset: row.preset ?? "own", ...(removed ? {} : { datasetId: row.datasetId }) },
    ...{ ...(origin ? { initFrom: origin.id } : {}), ...Object.fromEntries(fields) },
  };
}

/** What the configuration names, where it can still be chosen. */
async function findNamedOrigin(tx: Tx, { tenant }: Reader, { run, file }: InitFrom): Promise<{ id: string } | null> {
  if (file) return findWeights(tx, file.id, tenant.id);
  return run === null ? null : findRunByNumber(tx, run, tenant.id);
}
