"use client";
import { speaker } from "@/components/layout/speaker";
import { removeWeightsAction } from "@/lib/assessment/actions";
import type { WeightsView } from "@/lib/assessment/types/weights";
import type { Language } from "@/lib/format";
import { RemoveRecord } from "./remove-record";
import { WEIGHTS } from "./weights-copy";

interface RemoveWeightsProps {
  weights: Pick<WeightsView, "id" | "version" | "name" | "actions">;
  language: Language;
}

export function RemoveWeights({ weights, language }: RemoveWeightsProps) {
  const speak = speaker(language);
  const { id, version, name, actions } = weights;
  return (
    <RemoveRecord
      {...{ id, actions, language }}
      remove={removeWeightsAction}
      words={WEIGHTS}
      openerName={speak(WEIGHTS.removeName, { name })}
      title={speak(WEIGHTS.removeTitle, { name })}
      values={{ weightsId: id, version: String(version) }}
    />
  );
}
