"use client";
import { speaker } from "@/components/layout/speaker";
import { removeDatasetAction } from "@/lib/assessment/actions";
import type { DatasetView } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { DATASETS } from "./dataset-copy";
import { RemoveRecord } from "./remove-record";

interface RemoveDatasetProps {
  dataset: Pick<DatasetView, "id" | "version" | "name" | "actions">;
  language: Language;
}

export function RemoveDataset({ dataset, language }: RemoveDatasetProps) {
  const speak = speaker(language);
  const { id, version, actions } = dataset;
  const name = speak(dataset.name);
  return (
    <RemoveRecord
      {...{ id, actions, language }}
      remove={removeDatasetAction}
      words={DATASETS}
      title={speak(DATASETS.removeTitle, { name })}
      typed={{ expected: name, label: speak(DATASETS.removeType), mismatch: speak(DATASETS.removeMismatch) }}
      values={{ datasetId: id, version: String(version) }}
    />
  );
}
