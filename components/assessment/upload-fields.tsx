"use client";
import { useState } from "react";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { type FieldLabels, nameField } from "@/components/layout/field-error";
import type { Speak } from "@/components/layout/speaker";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FilePicker } from "@/components/ui/file-picker";
import { TextField } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { formatBytes, type Words } from "@/lib/format";
import type { DataKind } from "@/models/contracts/run-config";
import { UPLOAD } from "./dataset-copy";
import type { Refusal } from "./send-dataset";

export interface UploadLimits {
  readonly nameCharacters: number;
  readonly imagesBytes: number;
  readonly inflatedImagesBytes: number;
  readonly labelsBytes: number;
  readonly images: readonly [minimum: number, maximum: number];
  readonly side: readonly [minimum: number, maximum: number];
  readonly maximumLabel: number;
  readonly textsBytes: number;
  /** Forms and limits of a file of texts, in words. */
  readonly textsHint: Words;
}

interface UploadFieldsProps {
  refusal: Refusal | null;
  limits: UploadLimits;
  speak: Speak;
}

export function UploadFields({ refusal, limits, speak }: UploadFieldsProps) {
  const error = (field: string) => errorOf(refusal, field, speak);
  const [kind, setKind] = useState<DataKind>("image");
  const pick = { choose: speak(UPLOAD.choose), none: speak(UPLOAD.none) };
  return (
    <>
      <TextField
        id="name"
        name="name"
        label={speak(UPLOAD.name)}
        hint={speak(UPLOAD.nameHint, { limit: limits.nameCharacters })}
        error={error("name")}
        maxLength={limits.nameCharacters}
        autoComplete="off"
      />
      <TextField
        id="licence"
        name="licence"
        label={speak(UPLOAD.licence)}
        hint={speak(UPLOAD.licenceHint)}
        error={error("licence")}
        autoComplete="off"
      />
      <RadioGroup
        id="kind"
        name="kind"
        label={speak(UPLOAD.kind)}
        value={kind}
        onChange={(value) => setKind(value === "text" ? "text" : "image")}
        options={[
          { value: "image", label: speak(UPLOAD.kindImage) },
          { value: "text", label: speak(UPLOAD.kindText) },
        ]}
      />
      {kind === "text" ? (
        <FilePicker
          id="texts"
          name="texts"
          label={speak(UPLOAD.texts)}
          hint={speak(limits.textsHint)}
          error={error("texts")}
          limit={limits.textsBytes}
          words={{ ...pick, tooLarge: speak(UPLOAD.tooLarge, { limit: formatBytes(limits.textsBytes) }) }}
        />
      ) : (
        <ImagePickers refusal={refusal} limits={limits} speak={speak} />
      )}
      <Checkbox
        id="licenceConfirmed"
        name="licenceConfirmed"
        value="yes"
        label={speak(UPLOAD.confirm)}
        error={error("licenceConfirmed")}
      />
    </>
  );
}

function ImagePickers({ refusal, limits, speak }: UploadFieldsProps) {
  const error = (field: string) => errorOf(refusal, field, speak);
  const bytes = {
    limit: formatBytes(limits.imagesBytes),
    inflated: formatBytes(limits.inflatedImagesBytes),
    minimum: limits.images[0],
    maximum: limits.images[1],
    minimumSide: limits.side[0],
    maximumSide: limits.side[1],
  };
  const pick = { choose: speak(UPLOAD.choose), none: speak(UPLOAD.none) };
  const labelBytes = { limit: formatBytes(limits.labelsBytes), maximumLabel: limits.maximumLabel };
  return (
    <>
      <FilePicker
        id="images"
        name="images"
        label={speak(UPLOAD.images)}
        hint={speak(UPLOAD.imagesHint, bytes)}
        error={error("images")}
        limit={limits.imagesBytes}
        words={{ ...pick, tooLarge: speak(UPLOAD.tooLarge, bytes) }}
      />
      <FilePicker
        id="labels"
        name="labels"
        label={speak(UPLOAD.labels)}
        hint={speak(UPLOAD.labelsHint, labelBytes)}
        error={error("labels")}
        limit={limits.labelsBytes}
        words={{ ...pick, tooLarge: speak(UPLOAD.tooLarge, labelBytes) }}
      />
    </>
  );
}

export function UploadErrors({ refusal, speak, labels }: { refusal: Refusal; speak: Speak; labels?: FieldLabels }) {
  const fields = Object.keys(refusal.fields).map((target) => ({
    target,
    text: errorOf(refusal, target, speak, labels) ?? "",
  }));
  const whole = refusal.detail ?? speak(refusal.stopped ? UPLOAD.stopped : UPLOAD.broken);
  return (
    <ErrorSummary
      title={speak(ERROR_SUMMARY)}
      titlePrefix={speak(ERROR_TITLE)}
      lines={fields.length > 0 ? fields : [{ text: whole }]}
      note={refusal.stopped ? undefined : speak(UPLOAD.nothingStored)}
    />
  );
}

/** What is said of a file or of the confirmation names it already. */
const LABELS: FieldLabels = { name: UPLOAD.name, licence: UPLOAD.licence };

export function errorOf(
  refusal: Refusal | null,
  field: string,
  speak: Speak,
  labels: FieldLabels = LABELS,
): string | undefined {
  const text = refusal?.fields[field];
  return text && speak(nameField({ zh: text, en: text }, labels[field]));
}
