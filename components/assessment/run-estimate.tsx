"use client";
import { speaker } from "@/components/layout/speaker";
import { formatDuration, type Language } from "@/lib/format";
import { NEW_RUN } from "./new-run-copy";
import { SERIES } from "./series-copy";
import { estimateSeconds, type ModelChoice, presetIn, type RunDraft } from "./use-run-draft";

interface RunEstimateProps {
  model: ModelChoice;
  draft: RunDraft;
  language: Language;
}

export function RunEstimate({ model, draft, language }: RunEstimateProps) {
  const speak = speaker(language);
  const seconds = estimateSeconds(model, draft);
  const seeds = Number(draft.seeds);
  const chosen = presetIn(model, draft);
  const estimate = (model.presets.find((entry) => entry.preset === chosen) ?? model.presets[0])?.estimate;
  const basis = estimate?.basis === "measured" ? NEW_RUN.estimateMeasured : NEW_RUN.estimateExpected;
  return (
    <output
      aria-live="polite"
      className="edge block max-w-measure rounded-2 @side/frame:sticky @side/frame:top-4 border-line border-s-4 border-s-accent bg-surface px-4 py-3"
    >
      <span className="block font-strong tabular-nums">
        {seconds === null
          ? speak(NEW_RUN.estimateNone)
          : speak(NEW_RUN.estimateTitle, { time: formatDuration(seconds, language) })}
      </span>
      {estimate && seconds !== null && (
        <span className="block text-sm text-text-2 tabular-nums">
          {speak(basis, { rate: estimate.stepsPerSecond.toFixed(0) })}
        </span>
      )}
      {seconds !== null && seeds > 1 && (
        <span className="block text-sm text-text-2 tabular-nums">
          {speak(SERIES.estimate, { count: seeds, time: formatDuration(seconds * seeds, language) })}
        </span>
      )}
    </output>
  );
}
