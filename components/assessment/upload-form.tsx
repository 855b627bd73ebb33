"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { speaker } from "@/components/layout/speaker";
import { Button, ButtonRow } from "@/components/ui/button";
import type { Language } from "@/lib/format";
import { UPLOAD } from "./dataset-copy";
import { type Refusal, sendDataset, type Upload } from "./send-dataset";
import { UploadErrors, UploadFields, type UploadLimits } from "./upload-fields";
import { UploadProgress } from "./upload-progress";

type State =
  | { readonly at: "editing"; readonly refusal: Refusal | null }
  | { readonly at: "sending"; readonly upload: Upload; readonly sent: number; readonly total: number };

/** Sends both files with progress. A refusal keeps every field and every chosen file. */
export function UploadForm({ language, limits }: { language: Language; limits: UploadLimits }) {
  const router = useRouter();
  const [state, setState] = useState<State>({ at: "editing", refusal: null });
  const speak = speaker(language);
  const refusal = state.at === "editing" ? state.refusal : null;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const upload = sendDataset(new FormData(event.currentTarget), (sent, total) =>
      setState((before) => (before.at === "sending" ? { ...before, sent, total } : before)),
    );
    setState({ at: "sending", upload, sent: 0, total: 1 });
    const outcome = await upload.outcome;
    if (outcome.ok) router.push(`/datasets/${outcome.value.datasetId}`);
    else setState({ at: "editing", refusal: outcome.error });
  }

  return (
    <form onSubmit={send} noValidate className="grid gap-6">
      {refusal && <UploadErrors refusal={refusal} speak={speak} />}
      <UploadFields refusal={refusal} limits={limits} speak={speak} />
      {state.at === "sending" ? (
        <UploadProgress sent={state.sent} total={state.total} onStop={state.upload.stop} speak={speak} />
      ) : (
        <ButtonRow>
          <Button type="submit" look="primary">
            {speak(UPLOAD.send)}
          </Button>
        </ButtonRow>
      )}
    </form>
  );
}
