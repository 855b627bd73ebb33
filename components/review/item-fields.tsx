"use client";
import type { FieldLabels } from "@/components/layout/field-error";
import type { Speak } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import { describedBy, Field } from "@/components/ui/field";
import { CONTROL, SelectField } from "@/components/ui/input";
import { TextArea } from "@/components/ui/text-area";
import { REASON_CODES } from "@/lib/review/copy/reason-codes";
import type { ItemsView, OptionGroup } from "@/lib/review/types";
import { ITEMS } from "./case-copy";

export const ITEM_LABELS: FieldLabels = {
  ...{ target: ITEMS.target, reasonCode: ITEMS.reason, clauseKey: ITEMS.clause, instruction: ITEMS.instruction },
};

export interface ItemValues {
  readonly target: string;
  readonly reasonCode: string;
  readonly clauseKey: string;
  readonly instruction: string;
}

interface ItemFieldsProps {
  items: ItemsView;
  values: ItemValues;
  idOf: (field: string) => string;
  error: (field: string) => string | undefined;
  speak: Speak;
}

/** What an item asks: what it names, why, by which clause, and what has to be done. */
export function ItemFields({ items, values, idOf, error, speak }: ItemFieldsProps) {
  const words = (field: string) => ({ id: idOf(field), name: field, error: error(field) });
  const choose = { value: "", label: speak(ITEMS.choose) };
  return (
    <>
      <GroupedSelect
        {...words("target")}
        label={speak(ITEMS.target)}
        hint={speak(ITEMS.targetHint)}
        groups={items.targets}
        value={values.target}
        speak={speak}
      />
      <SelectField
        {...words("reasonCode")}
        label={speak(ITEMS.reason)}
        defaultValue={values.reasonCode}
        options={[
          choose,
          ...Object.entries(REASON_CODES).map(([value, reason]) => ({ value, label: `${value} ${speak(reason)}` })),
        ]}
      />
      <SelectField
        {...words("clauseKey")}
        label={speak(ITEMS.clause)}
        defaultValue={values.clauseKey}
        options={[
          { value: "", label: speak(ITEMS.noClause) },
          ...items.clauses.map((clause) => ({ value: clause.value, label: speak(clause.label) })),
        ]}
      />
      <TextArea
        {...words("instruction")}
        label={speak(ITEMS.instruction)}
        hint={speak(ITEMS.instructionHint)}
        defaultValue={values.instruction}
        rows={3}
      />
    </>
  );
}

interface GroupedSelectProps {
  id: string;
  name: string;
  label: string;
  hint: string;
  error?: string;
  groups: readonly OptionGroup[];
  value: string;
  speak: Speak;
}

/** The dossier's parts under their sections. An address may name an answer inside a row, which the list does not. */
function GroupedSelect({ id, name, label, hint, error, groups, value, speak }: GroupedSelectProps) {
  const known = value === "" || groups.some((group) => group.choices.some((choice) => choice.value === value));
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        name={name}
        defaultValue={value}
        aria-describedby={describedBy({ id, hint, error })}
        aria-invalid={error ? true : undefined}
        className={classNames(CONTROL, "select-arrow w-full appearance-none pe-9")}
      >
        <option value="">{speak(ITEMS.choose)}</option>
        {!known && <option value={value}>{value.split(":").slice(1).join(":")}</option>}
        {groups.map((group) => (
          <optgroup key={group.label.en} label={speak(group.label)}>
            {group.choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {speak(choice.label)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
