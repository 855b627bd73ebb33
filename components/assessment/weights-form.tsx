"use client";
import { useRouter } from "next/navigation";
import { sendForm } from "@/components/forms/send-form";
import type { FieldLabels } from "@/components/layout/field-error";
import { speaker } from "@/components/layout/speaker";
import { FilePicker } from "@/components/ui/file-picker";
import { TextField } from "@/components/ui/input";
import { formatBytes, type Language } from "@/lib/format";
import { UPLOAD } from "./dataset-copy";
import { SendRow } from "./send-row";
import { errorOf, UploadErrors } from "./upload-fields";
import { useUpload } from "./use-upload";
import { WEIGHTS_UPLOAD } from "./weights-copy";

interface WeightsFormProps {
  language: Language;
  limits: { readonly nameCharacters: number; readonly originCharacters: number; readonly bytes: number };
}

/** What is said of a file names it already. */
const LABELS: FieldLabels = { name: WEIGHTS_UPLOAD.name, origin: WEIGHTS_UPLOAD.origin };

const sendWeights = (form: FormData, onProgress: (sent: number, total: number) => void) =>
  sendForm("/api/weights", form, onProgress);

/** Sends the file with progress. A refusal keeps every field and the chosen file. */
export function WeightsForm({ language, limits }: WeightsFormProps) {
  const router = useRouter();
  const { sending, refusal, send } = useUpload(sendWeights, () => router.push("/runs/weights"));
  const speak = speaker(language);
  const error = (field: string) => errorOf(refusal, field, speak, LABELS);
  const limit = formatBytes(limits.bytes);
  return (
    <form onSubmit={send} noValidate className="grid gap-6">
      {refusal && <UploadErrors refusal={refusal} speak={speak} labels={LABELS} />}
      <TextField
        id="name"
        name="name"
        label={speak(WEIGHTS_UPLOAD.name)}
        hint={speak(WEIGHTS_UPLOAD.nameHint, { limit: limits.nameCharacters })}
        error={error("name")}
        maxLength={limits.nameCharacters}
        autoComplete="off"
      />
      <TextField
        id="origin"
        name="origin"
        label={speak(WEIGHTS_UPLOAD.origin)}
        hint={speak(WEIGHTS_UPLOAD.originHint, { limit: limits.originCharacters })}
        error={error("origin")}
        maxLength={limits.originCharacters}
        autoComplete="off"
      />
      <FilePicker
        id="weights"
        name="weights"
        label={speak(WEIGHTS_UPLOAD.file)}
        hint={speak(WEIGHTS_UPLOAD.fileHint, { limit })}
        error={error("weights")}
        limit={limits.bytes}
        words={{
          ...{ choose: speak(UPLOAD.choose), none: speak(UPLOAD.none) },
          tooLarge: speak(WEIGHTS_UPLOAD.tooLarge, { limit }),
        }}
      />
      <SendRow sending={sending} speak={speak} />
    </form>
  );
}
