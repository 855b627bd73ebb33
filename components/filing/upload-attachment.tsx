"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { UploadProgress } from "@/components/assessment/upload-progress";
import { type Sending, type SendRefusal, sendForm } from "@/components/forms/send-form";
import { speaker } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { FilePicker } from "@/components/ui/file-picker";
import { SpokenText } from "@/components/ui/spoken-text";
import { formatBytes, type Language, type Words } from "@/lib/format";
import { ATTACHMENTS } from "./evidence-copy";

interface UploadAttachmentProps {
  url: string;
  slot: { key: string; words: Words; accept: string; maximumBytes: number };
  language: Language;
}

type State =
  | { readonly at: "editing"; readonly refusal: SendRefusal | null; readonly round: number }
  | { readonly at: "sending"; readonly sending: Sending; readonly sent: number; readonly total: number; round: number };

/** Sends one file with progress. A refusal stands beside the picker, which keeps the chosen file. */
export function UploadAttachment({ url, slot, language }: UploadAttachmentProps) {
  const router = useRouter();
  const [state, setState] = useState<State>({ at: "editing", refusal: null, round: 0 });
  const speak = speaker(language);
  const limit = formatBytes(slot.maximumBytes);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { round } = state;
    const sending = sendForm(url, new FormData(event.currentTarget), (sent, total) =>
      setState((before) => (before.at === "sending" ? { ...before, sent, total } : before)),
    );
    setState({ at: "sending", sending, sent: 0, total: 1, round });
    const outcome = await sending.outcome;
    if (!outcome.ok) return setState({ at: "editing", refusal: outcome.error, round });
    setState({ at: "editing", refusal: null, round: round + 1 });
    router.refresh();
  }

  const refusal = state.at === "editing" ? state.refusal : null;
  const broken = speak(refusal?.stopped ? ATTACHMENTS.stopped : ATTACHMENTS.broken);
  const error = refusal ? (refusal.fields.file ?? refusal.detail ?? broken) : undefined;
  return (
    <form action={url} method="post" encType="multipart/form-data" onSubmit={send} noValidate className="grid gap-3">
      <FilePicker
        key={state.round}
        id={`file-${slot.key}`}
        name="file"
        label={speak(ATTACHMENTS.chooseFor, { slot: speak(slot.words) })}
        hint={null}
        error={error}
        accept={slot.accept}
        limit={slot.maximumBytes}
        words={{
          choose: speak(ATTACHMENTS.choose),
          none: speak(ATTACHMENTS.none),
          tooLarge: speak(ATTACHMENTS.tooLarge, { limit }),
        }}
      />
      {error && <SpokenText>{error}</SpokenText>}
      {state.at === "sending" ? (
        <UploadProgress sent={state.sent} total={state.total} onStop={state.sending.stop} speak={speak} />
      ) : (
        <div>
          <Button type="submit" small>
            {speak(ATTACHMENTS.send)}
          </Button>
        </div>
      )}
    </form>
  );
}
