"use client";
import { speaker } from "@/components/layout/speaker";
import { RadioGroup } from "@/components/ui/radio-group";
import { formatCount, formatDuration, type Language } from "@/lib/format";
import { ConfigInput } from "./config-input";
import { NEW_RUN } from "./new-run-copy";
import { type ModelChoice, presetIn, type RunDraft } from "./use-run-draft";

interface TrainingLengthProps {
  model: ModelChoice;
  draft: RunDraft;
  set: (name: string, value: string) => void;
  error: (field: string) => string | undefined;
  language: Language;
}

/** Presets with their steps and expected time, or a step count of one's own. */
export function TrainingLength({ model, draft, set, error, language }: TrainingLengthProps) {
  const speak = speaker(language);
  const steps = model.fields.find((field) => field.key === "steps");
  const chosen = presetIn(model, draft);
  const presets = model.presets.map((entry) => ({
    value: entry.preset,
    ...(entry.preset === "stable" && { hint: speak(NEW_RUN.stableHint) }),
    label: speak(NEW_RUN.presetOption, {
      preset: speak(entry.words),
      steps: formatCount(entry.steps, language),
      time: formatDuration(entry.estimate.seconds, language),
    }),
  }));
  return (
    <div className="grid gap-4">
      <RadioGroup
        id="preset"
        name="preset"
        label={speak(NEW_RUN.length)}
        hint={speak(NEW_RUN.lengthHint)}
        error={error("preset")}
        value={chosen}
        onChange={(value) => set("preset", value)}
        options={[...presets, { value: "own", label: speak(NEW_RUN.own) }]}
      />
      {chosen === "own" && steps && (
        <div className="ms-9">
          <ConfigInput
            field={steps}
            bind={{
              name: "config.steps",
              value: draft["config.steps"] ?? "",
              onValue: (value) => set("config.steps", value),
            }}
            error={error("config.steps")}
            language={language}
          />
        </div>
      )}
    </div>
  );
}
