"use client";
import { useRouter } from "next/navigation";
import { speaker } from "@/components/layout/speaker";
import type { Language } from "@/lib/format";
import { sendDataset } from "./send-dataset";
import { SendRow } from "./send-row";
import { UploadErrors, UploadFields, type UploadLimits } from "./upload-fields";
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
      <SendRow sending={sending} speak={speak} />
    </form>
  );
}
