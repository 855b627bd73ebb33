import { speaker } from "@/components/layout/speaker";
import { Button, ButtonRow } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Language, Words } from "@/lib/format";
import { answerWords } from "@/lib/forms/rules/display";
import type { AnsweredField, Scalar } from "@/lib/forms/types";
import { FORM } from "./form-copy";

export interface ShownConflict {
  readonly path: string;
  readonly kind: "changed" | "rowChanged" | "rowRemoved";
  readonly mine: Scalar;
  readonly theirs: Scalar;
  readonly by: string;
  readonly at: string;
}

interface ConflictChoiceProps {
  conflict: ShownConflict;
  field: AnsweredField;
  label: string;
  onTake: (whose: "mine" | "theirs") => void;
  language: Language;
}

/** Two values of one field, both whole: one is chosen, neither was overwritten. */
export function ConflictChoice({ conflict, field, label, onTake, language }: ConflictChoiceProps) {
  const speak = speaker(language);
  const { by, at } = conflict;
  const isGone = conflict.kind === "rowRemoved";
  const words = (value: Scalar): Words => answerWords(field, value) ?? FORM.blank;
  return (
    <section
      aria-label={speak(FORM.conflictTitle, { label })}
      className="max-w-[54rem] rounded-2 border-2 border-solid border-amber-solid bg-surface p-4"
    >
      <h2 className="flex items-center gap-2 text-lg">
        <Icon name="alert" className="text-amber" />
        {speak(FORM.conflictTitle, { label })}
      </h2>
      <p className="mt-1 text-sm">{speak(isGone ? FORM.removedBy : FORM.conflictBy, { by, at })}</p>
      <div className="mt-3 grid gap-4 @row/frame:grid-cols-2">
        <OneValue title={speak(FORM.theirs, { by })} text={speak(isGone ? FORM.removed : words(conflict.theirs))} />
        <OneValue title={speak(FORM.mine)} text={speak(words(conflict.mine))} />
      </div>
      <div className="mt-3">
        <ButtonRow>
          <Button onClick={() => onTake("theirs")}>{speak(FORM.takeTheirs)}</Button>
          <Button onClick={() => onTake("mine")}>{speak(isGone ? FORM.restore : FORM.takeMine)}</Button>
        </ButtonRow>
      </div>
    </section>
  );
}

function OneValue({ title, text }: { title: string; text: string }) {
  return (
    <div className="min-w-0">
      <p className="text-sm font-strong">{title}</p>
      <p className="edge mt-1 rounded-2 border-line bg-sunken px-3 py-2 wrap-anywhere whitespace-pre-line">{text}</p>
    </div>
  );
}
