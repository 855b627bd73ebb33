"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { ButtonRow } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { removeItemAction } from "@/lib/filing/actions/dossier";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { DOSSIER } from "./dossier-copy";

interface RemoveItemProps {
  filingId: string;
  applicationId: string;
  /** Path of the item, and its version as this page shows it. */
  item: string;
  base: number;
  back: string;
  language: Language;
}

/** Asks before an item is removed, on a page of its own; an item that somebody changed meanwhile stays. */
export function RemoveItem({ filingId, applicationId, item, base, back, language }: RemoveItemProps) {
  const [state, remove, pending] = useActionState(removeItemAction, IDLE);
  const speak = speaker(language);
  const conflict = state.status === "ok" ? state.data : undefined;
  return (
    <form action={remove} className="grid gap-6">
      {Object.entries({ filingId, applicationId, item, base: String(base) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {conflict && (
        <Notice
          tone="amber"
          announce
          title={speak(DOSSIER.removeConflict, { by: conflict.changedBy, at: conflict.at })}
        />
      )}
      {state.status === "error" && state.message && (
        <Notice tone="red" announce title={speak(DOSSIER.nothingKept) + speak(state.message)} />
      )}
      <ButtonRow>
        <SubmitButton look="danger" pending={pending} pendingLabel={speak(DOSSIER.removing)}>
          {speak(DOSSIER.removeYes)}
        </SubmitButton>
        <LinkButton href={back}>{speak(DOSSIER.removeNo)}</LinkButton>
      </ButtonRow>
    </form>
  );
}
