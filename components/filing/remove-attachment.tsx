"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { removeAttachmentAction } from "@/lib/filing/actions/evidence";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { ATTACHMENTS } from "./evidence-copy";

interface RemoveAttachmentProps {
  filingId: string;
  attachment: { id: string; name: string };
  language: Language;
}

export function RemoveAttachment({ filingId, attachment, language }: RemoveAttachmentProps) {
  const [state, remove] = useActionState(removeAttachmentAction, IDLE);
  const speak = speaker(language);
  const { id, name } = attachment;
  return (
    <div className="grid justify-items-start gap-1">
      <ConfirmDialog
        opener={speak(ATTACHMENTS.remove)}
        openerName={`${speak(ATTACHMENTS.remove)} ${name}`}
        title={speak(ATTACHMENTS.removeTitle, { name })}
        confirm={speak(ATTACHMENTS.remove)}
        pending={speak(ATTACHMENTS.removing)}
        dismiss={speak(ATTACHMENTS.keep)}
        action={remove}
        values={{ filingId, attachmentId: id }}
      >
        <p>{speak(ATTACHMENTS.removeWhat)}</p>
      </ConfirmDialog>
      {state.status === "error" && state.message && (
        <p role="alert" className="text-sm font-strong text-red">
          {speak(ATTACHMENTS.removeFailed)}
          {speak(state.message)}
        </p>
      )}
    </div>
  );
}
