"use client";
import { type ComponentProps, useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Language, Words } from "@/lib/format";
import { type ActionState, IDLE } from "@/lib/http/action-state";

type Dialog = ComponentProps<typeof ConfirmDialog>;

interface RemoveRecordProps extends Pick<Dialog, "title" | "typed" | "openerName" | "values"> {
  /** Its record's; names the reason. */
  id: string;
  actions: readonly { readonly action: string; readonly refused: Words | null }[];
  remove: (state: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  words: Record<"remove" | "removing" | "keep" | "removeWhat" | "removeFailed", Words>;
  language: Language;
}

/** The button stays visible where removing is refused, with the reason beside it. */
export function RemoveRecord({ id, actions, remove, words, language, ...dialog }: RemoveRecordProps) {
  const [state, action] = useActionState(remove, IDLE);
  const speak = speaker(language);
  const refused = actions.find((choice) => choice.action === "remove")?.refused;
  if (refused) {
    const reason = `why-not-${id}`;
    return (
      <div className="grid gap-1">
        <div>
          <Button small refusedBy={reason}>
            {speak(words.remove)}
          </Button>
        </div>
        <Refused id={reason}>{speak(refused)}</Refused>
      </div>
    );
  }
  return (
    <div className="grid justify-items-start gap-1">
      <ConfirmDialog
        opener={speak(words.remove)}
        confirm={speak(words.remove)}
        pending={speak(words.removing)}
        dismiss={speak(words.keep)}
        action={action}
        {...dialog}
      >
        <p>{speak(words.removeWhat)}</p>
      </ConfirmDialog>
      {state.status === "error" && state.message && (
        <p role="alert" className="max-w-measure text-sm font-strong text-red">
          {speak(words.removeFailed)}
          {speak(state.message)}
        </p>
      )}
    </div>
  );
}
