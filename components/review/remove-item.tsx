"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { removeItemAction } from "@/lib/review/actions";
import type { ItemView } from "@/lib/review/types";
import { ITEMS } from "./case-copy";
import { FormTrouble } from "./form-trouble";

/** Takes a draft away, asked once: nobody outside was told of it. */
export function RemoveItem({
  applicationId,
  item,
  language,
}: {
  applicationId: string;
  item: ItemView;
  language: Language;
}) {
  const [state, remove] = useActionState(removeItemAction, IDLE);
  const speak = speaker(language);
  return (
    <div className="grid gap-3">
      <FormTrouble state={state} labels={{}} idOf={(field) => field} speak={speak} />
      <div>
        <ConfirmDialog
          opener={speak(ITEMS.remove)}
          title={speak(ITEMS.removeTitle)}
          confirm={speak(ITEMS.remove)}
          pending={speak(ITEMS.removing)}
          dismiss={speak(ITEMS.keep)}
          action={remove}
          values={{ applicationId, itemId: item.id, version: String(item.version) }}
        >
          <p>{speak(ITEMS.removeWhat)}</p>
        </ConfirmDialog>
      </div>
    </div>
  );
}
