"use client";
import { useRouter } from "next/navigation";
import { speaker } from "@/components/layout/speaker";
import { Button, ButtonRow } from "@/components/ui/button";
import type { Language } from "@/lib/format";
import { UPLOAD } from "./dataset-copy";
import { sendDataset } from "./send-dataset";
import { UploadErrors, UploadFields, type UploadLimits } from "./upload-fields";
import { UploadProgress } from "./upload-progress";
import { useUpload } from "./use-upload";

/** Sends both files with progress. A refusal keeps every field and every chosen file. */
export function UploadForm({ language, limits }: { language: Language; limits: UploadLimits }) {
  const router = useRouter();
  const { sending, refusal, send } = useUpload(sendDataset, ({ datasetId }) => router.push(`/datasets/${datasetId}`));
  const speak = speaker(language);
  return (
    <form onSubmit={send} noValidate className="grid gap-6">
      {refusal && <UploadErrors refusal={refusal} speak={speak} />}
      <UploadFields refusal={refusal} limits={limits} speak={speak} />
      {sending ? (
        <UploadProgress sent={sending.sent} total={sending.total} onStop={sending.stop} speak={speak} />
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
