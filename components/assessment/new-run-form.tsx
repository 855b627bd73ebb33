"use client";
import { useRouter } from "next/navigation";
import { useActionState, useEffect } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { type FieldLabels, nameField } from "@/components/layout/field-error";
import { speaker } from "@/components/layout/speaker";
import { Button, ButtonRow, Refused } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextField } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { requestRunAction } from "@/lib/assessment/actions";
import type { RunForm } from "@/lib/assessment/types";
import { SEED_CHOICES } from "@/lib/assessment/workflow";
import { formatCount, type Language } from "@/lib/format";
import { type ActionState, IDLE } from "@/lib/http/action-state";
import { ConfigInput } from "./config-input";
import { InitialWeightsField } from "./initial-weights-field";
import { ModelCardDetails } from "./model-card";
import { NEW_RUN } from "./new-run-copy";
import { RunEstimate } from "./run-estimate";
import { SERIES } from "./series-copy";
import { TrainingLength } from "./training-length";
import { fieldsIn, type ModelChoice, modelOf, modelsFor, presetIn, presetNamed, useRunDraft } from "./use-run-draft";

/** The form of a run, drawn from the models' schemas. Nothing typed is lost by a refusal. */
export function NewRunForm({ form, language }: { form: RunForm; language: Language }) {
  const [state, request, pending] = useActionState(requestRunAction, IDLE);
  const { draft, set } = useRunDraft(form);
  const router = useRouter();
  const speak = speaker(language);
  const model = modelOf(form, draft);
  const labels = labelsOf(model);
  const error = (field: string) => {
    const words = state.fields?.[field];
    return words && speak(nameField(words, labels[field]));
  };
  const bind = (name: string) => ({ name, value: draft[name] ?? "", onValue: (value: string) => set(name, value) });
  const href = state.status === "ok" ? state.data?.href : undefined;
  useEffect(() => {
    if (href) router.push(href);
  }, [href, router]);

  return (
    <form
      action={request}
      onSubmit={keepingValues(request)}
      noValidate
      className="grid items-start gap-8 @side/frame:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="grid gap-8">
        {state.status === "error" && <RunErrors state={state} labels={labels} language={language} />}
        <TextField
          id="name"
          name="name"
          label={speak(NEW_RUN.name)}
          hint={speak(NEW_RUN.nameHint)}
          error={error("name")}
          value={draft.name ?? ""}
          onChange={(event) => set("name", event.target.value)}
          autoComplete="off"
        />
        <SelectField
          id="datasetId"
          name="datasetId"
          label={speak(NEW_RUN.dataset)}
          hint={speak(NEW_RUN.datasetHint)}
          error={error("datasetId")}
          value={draft.datasetId ?? ""}
          onChange={(event) => set("datasetId", event.target.value)}
          options={form.datasets.map((set) => ({
            value: set.id,
            label: datasetLabel(set, language),
          }))}
        />
        <RadioGroup
          id="config.model"
          name="config.model"
          label={speak(NEW_RUN.model)}
          hint={speak(NEW_RUN.modelHint)}
          error={error("config.model")}
          value={model.model}
          onChange={(value) => set("config.model", value)}
          options={modelsFor(form, draft).map((entry) => ({
            value: entry.model,
            label: speak(entry.words),
            hint: speak(entry.about),
          }))}
        />
        <TrainingLength model={model} draft={draft} set={set} error={error} language={language} />
        <ModelCardDetails model={model.model} preset={presetNamed(presetIn(model, draft))} language={language} />
        <InitialWeightsField
          form={form}
          model={model}
          {...{ value: draft.initFrom ?? "", onValue: (value: string) => set("initFrom", value) }}
          error={error("initFrom")}
          language={language}
        />
        <RadioGroup
          id="seeds"
          name="seeds"
          label={speak(SERIES.choice)}
          hint={speak(SERIES.choiceHint)}
          error={error("seeds")}
          value={draft.seeds}
          onChange={(value) => set("seeds", value)}
          options={SEED_CHOICES.map((count) => ({
            value: count,
            label: count === "1" ? speak(SERIES.once) : speak(SERIES.times, { count }),
          }))}
        />
        <Details summary={speak(NEW_RUN.advanced)} open={hasAdvancedError(state)}>
          <p className="mb-4 text-text-2">{speak(NEW_RUN.advancedNote)}</p>
          <div className="grid gap-6 text-body">
            {fieldsIn(model, draft)
              .filter((field) => field.key !== "steps")
              .map((field) => (
                <ConfigInput
                  key={field.key}
                  field={field}
                  bind={bind(`config.${field.key}`)}
                  error={error(`config.${field.key}`)}
                  language={language}
                />
              ))}
          </div>
        </Details>
      </div>
      <RunEstimate model={model} draft={draft} language={language} />
      <ButtonRow>
        {form.start.refused ? (
          <>
            <Button refusedBy="why-no-start">{speak(NEW_RUN.submit)}</Button>
            <Refused id="why-no-start">{speak(form.start.refused)}</Refused>
          </>
        ) : (
          <SubmitButton pending={pending} pendingLabel={speak(NEW_RUN.submitting)}>
            {speak(NEW_RUN.submit)}
          </SubmitButton>
        )}
      </ButtonRow>
    </form>
  );
}

function datasetLabel(set: RunForm["datasets"][number], language: Language): string {
  const speak = speaker(language);
  const facts = { name: speak(set.name), count: formatCount(set.imageCount, language) };
  if (set.kind === "text") return speak(NEW_RUN.textOption, facts);
  return speak(NEW_RUN.datasetOption, {
    ...facts,
    labels: speak(set.labelled ? NEW_RUN.labelled : NEW_RUN.unlabelled),
  });
}

type State = ActionState<unknown>;

function labelsOf(model: ModelChoice): FieldLabels {
  const own = model.fields.map((field) => [`config.${field.key}`, field.label] as const);
  return {
    name: NEW_RUN.name,
    datasetId: NEW_RUN.dataset,
    initFrom: NEW_RUN.initFrom,
    "config.model": NEW_RUN.model,
    ...Object.fromEntries(own),
  };
}

interface RunErrorsProps {
  state: State;
  labels: FieldLabels;
  language: Language;
}

function RunErrors({ state, labels, language }: RunErrorsProps) {
  const speak = speaker(language);
  const fields = Object.entries(state.fields ?? {}).map(([target, words]) => ({
    target,
    text: speak(nameField(words, labels[target])),
  }));
  const whole = state.message ? [{ text: speak(state.message) }] : [];
  return (
    <ErrorSummary
      title={speak(ERROR_SUMMARY)}
      titlePrefix={speak(ERROR_TITLE)}
      lines={fields.length > 0 ? fields : whole}
      note={speak(NEW_RUN.nothingStarted)}
    />
  );
}

const hasAdvancedError = (state: State) =>
  Object.keys(state.fields ?? {}).some((field) => field.startsWith("config.") && field !== "config.steps") || undefined;
