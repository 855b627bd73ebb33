"use client";
import { useActionState } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { nameField } from "@/components/layout/field-error";
import { speaker } from "@/components/layout/speaker";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { draftItemAction, editItemAction } from "@/lib/review/actions";
import type { ItemsView, ItemView } from "@/lib/review/types";
import { ITEMS } from "./case-copy";
import { FormTrouble } from "./form-trouble";
import { ITEM_LABELS, ItemFields, type ItemValues } from "./item-fields";

interface DraftItemFormProps {
  applicationId: string;
  items: ItemsView;
  /** The draft that is changed; a new one without it. */
  item?: ItemView;
  values: ItemValues;
  language: Language;
}

/** Drafts an item, or changes a draft. What was typed outlives a refusal; a new page brings a new key. */
export function DraftItemForm({ applicationId, items, item, values, language }: DraftItemFormProps) {
  const [state, save, pending] = useActionState(item ? editItemAction : draftItemAction, IDLE);
  const speak = speaker(language);
  const idOf = (field: string) => `${item?.id ?? "new"}-${field}`;
  const error = (field: string) => {
    const words = state.fields?.[field];
    return words && speak(nameField(words, ITEM_LABELS[field]));
  };
  return (
    <form action={save} onSubmit={keepingValues(save)} noValidate className="grid gap-4">
      <input type="hidden" name="applicationId" value={applicationId} />
      {item ? (
        <>
          <input type="hidden" name="itemId" value={item.id} />
          <input type="hidden" name="version" value={item.version} />
        </>
      ) : (
        <input type="hidden" name="idempotencyKey" value={items.idempotencyKey} />
      )}
      <FormTrouble state={state} labels={ITEM_LABELS} idOf={idOf} speak={speak} />
      <ItemFields items={items} values={values} idOf={idOf} error={error} speak={speak} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton look={item ? "secondary" : "primary"} pending={pending} pendingLabel={speak(ITEMS.saving)}>
          {speak(ITEMS.draft)}
        </SubmitButton>
        {state.status === "ok" && !pending && (
          <span role="status" className="text-sm text-green">
            {speak(ITEMS.drafted)}
          </span>
        )}
      </div>
    </form>
  );
}
