"use client";
import { useState } from "react";
import type { RunForm } from "@/lib/assessment/types";
import { PRESETS } from "@/models/contracts/run-config";

/** What is typed so far, by field name. Blank means the default. */
export type RunDraft = Readonly<Record<string, string>>;
export type ModelChoice = RunForm["models"][number];

export function useRunDraft(form: RunForm) {
  const [draft, setDraft] = useState<RunDraft>(() => ({
    name: "",
    datasetId: form.datasets[0]?.id ?? "",
    preset: "quick",
    seeds: "1",
    "config.model": form.models[0]?.model ?? "",
    ...form.initial,
  }));
  const set = (name: string, value: string) => setDraft((before) => ({ ...before, [name]: value }));
  return { draft, set };
}

/** The models that the chosen data serve; all of them while none is chosen. */
export function modelsFor(form: RunForm, draft: RunDraft): readonly ModelChoice[] {
  const chosen = form.datasets.find(({ id }) => id === draft.datasetId);
  return chosen ? form.models.filter(({ kind }) => kind === chosen.kind) : form.models;
}

/** The chosen model; the first that fits the data where none does, so that the form always has fields. */
export function modelOf(form: RunForm, draft: RunDraft): ModelChoice {
  const fitting = modelsFor(form, draft);
  const chosen = fitting.find((entry) => entry.model === draft["config.model"]) ?? fitting[0] ?? form.models[0];
  if (!chosen) throw new Error("The form for a run names no model");
  return chosen;
}

/** The preset chosen, where the model has it; a model that lacks it, or a draft without any, starts with its first. */
export function presetIn(model: ModelChoice, draft: RunDraft): string {
  const known = draft.preset === "own" || model.presets.some(({ preset }) => preset === draft.preset);
  return known ? (draft.preset ?? "own") : (model.presets[0]?.preset ?? "own");
}

export const presetNamed = (name: string) => PRESETS.find((preset) => preset === name) ?? null;

/** The runs whose weights the chosen model may start from. */
export function originsFor(form: RunForm, { model }: ModelChoice): RunForm["origins"] {
  return form.origins.filter((origin) => origin.model === model);
}

/** The uploaded files whose weights the chosen model may start from. */
export function uploadsFor(form: RunForm, { model }: ModelChoice): RunForm["uploads"] {
  return form.uploads.filter((weights) => weights.model === model);
}

/** The model's fields with what the chosen preset fills in as their defaults. */
export function fieldsIn(model: ModelChoice, draft: RunDraft): ModelChoice["fields"] {
  const chosen = presetIn(model, draft);
  const settings = model.presets.find(({ preset }) => preset === chosen)?.settings ?? {};
  return model.fields.map((field) => ({ ...field, fallback: settings[field.key] ?? field.fallback }));
}

/** Seconds that a run of so many steps would take: the preset's rate, and its time beside the steps. */
export function estimateSeconds(model: ModelChoice, draft: RunDraft): number | null {
  const chosen = presetIn(model, draft);
  const preset = model.presets.find((entry) => entry.preset === chosen);
  if (preset) return preset.estimate.seconds;
  const steps = Number(draft["config.steps"]);
  const reference = model.presets[0];
  if (!reference || !Number.isFinite(steps) || steps <= 0) return null;
  const { seconds, stepsPerSecond } = reference.estimate;
  const beside = Math.max(0, seconds - reference.steps / stepsPerSecond);
  return beside + steps / stepsPerSecond;
}
