"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useState } from "react";
import { ConflictChoice } from "@/components/forms/conflict-choice";
import { SaveState } from "@/components/forms/save-state";
import { answersWith, questionsAt, type Typed, typedFrom } from "@/components/forms/typed-answers";
import { useDraftSaver } from "@/components/forms/use-draft-saver";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { speaker } from "@/components/layout/speaker";
import { ButtonRow } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveDraftAction } from "@/lib/filing/actions/dossier";
import { groupAddress } from "@/lib/filing/rules/dossier/addresses";
import type { SaveAnswer } from "@/lib/filing/rules/dossier/after-save";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { typedText } from "@/lib/forms/rules/read-typed";
import type { SectionDef } from "@/lib/forms/types";
import { type ActionState, IDLE } from "@/lib/http/action-state";
import { DOSSIER } from "./dossier-copy";
import {
  type DraftPage,
  errorsOf,
  fieldsOfPage,
  openQuestions,
  scopeOfPage,
  shownJson,
  summaryLines,
} from "./draft-page";
import { DrawPublicText } from "./draw-public-text";
import { PageFields } from "./page-fields";

/** One page of the form, drawn from its definition. It saves at any state and never loses what was typed. */
export function DraftForm({ page }: { page: DraftPage }) {
  const [sections] = useState(() => sectionsOf(page.formVersion, page.track));
  const def = sections.find(({ key }) => key === page.section);
  return def ? <SectionForm page={page} sections={sections} def={def} /> : null;
}

interface SectionFormProps {
  page: DraftPage;
  sections: readonly SectionDef[];
  def: SectionDef;
}

function SectionForm({ page, sections, def }: SectionFormProps) {
  const { fields, prefix } = fieldsOfPage(def, page);
  const [posted, post] = useActionState(saveDraftAction, IDLE as ActionState<SaveAnswer>);
  const saver = useDraftSaver({
    typed: typedFrom(questionsAt(fields, prefix), page.answers),
    bases: page.versions,
    savedAt: page.savedAt,
    page: namesOf(page),
    save: saveDraftAction,
  });
  useFocusByAddress();
  const speak = speaker(page.language);
  const answers = answersWith(sections, page.answers, saver.typed);
  const scope = scopeOfPage(def, page, answers);
  const questions = openQuestions(fields, prefix, page, scope);
  const answer = saver.answer.status === "idle" ? posted : saver.answer;
  const errors = errorsOf(answer);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    saver.send(submitter instanceof HTMLButtonElement && submitter.value ? submitter.value : "stay");
  };
  return (
    <form action={post} onSubmit={submit} onBlur={() => saver.send("stay", true)} noValidate className="grid gap-8">
      {Object.entries(namesOf(page)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {questions.map((question) => (
        <input key={question.path} type="hidden" name="shown" value={shownJson(page, question)} />
      ))}
      {/* Enter in a field saves, whichever buttons stand before it. */}
      <button type="submit" name="next" value="stay" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <div className="edge-b sticky top-0 z-10 -mb-4 bg-bg py-2">
        <SaveState status={saver.status} language={page.language} />
      </div>
      <PageErrors answer={answer} errors={errors} page={page} />
      <Conflicts
        {...{ answer, saver, page }}
        questions={questionsAt(fields, prefix)}
        leaveTo={groupAddress(page.filingId, sections, prefix)}
      />
      {def.key === "publicText" && page.editing.may !== "none" && (
        <DrawPublicText
          page={page}
          onDrawn={(filled, versions) =>
            saver.rebase(
              Object.fromEntries(
                Object.entries(filled).map(([path, saved]) => [path, { saved, version: versions[path] ?? 1 }]),
              ),
            )
          }
        />
      )}
      <PageFields
        {...{ page, def, fields, prefix, scope, errors }}
        typed={saver.typed}
        onTyped={(path: string, typed: Typed) => saver.type(path, typed)}
      />
      <ButtonRow>
        <SubmitButton
          name="next"
          value={page.item === null ? "continue" : "return"}
          pending={saver.pressed}
          pendingLabel={speak(DOSSIER.saving)}
        >
          {speak(page.item === null && page.from !== "check" ? DOSSIER.saveAndContinue : DOSSIER.saveAndReturn)}
        </SubmitButton>
        <SubmitButton
          look="secondary"
          name="next"
          value="stay"
          pending={saver.pressed}
          pendingLabel={speak(DOSSIER.saving)}
        >
          {speak(DOSSIER.save)}
        </SubmitButton>
      </ButtonRow>
    </form>
  );
}

function namesOf(page: DraftPage): Record<string, string> {
  const { filingId, applicationId, section, part, item, from } = page;
  return { filingId, applicationId, section, part, from, ...(item === null ? {} : { item }) };
}

interface PageErrorsProps {
  answer: ActionState<SaveAnswer>;
  errors: ReturnType<typeof errorsOf>;
  page: DraftPage;
}

function PageErrors({ answer, errors, page }: PageErrorsProps) {
  const speak = speaker(page.language);
  const lines = summaryLines(errors, page);
  if (lines.length === 0 && answer.status !== "error") return null;
  const whole = answer.message ? [{ text: speak(DOSSIER.nothingKept) + speak(answer.message) }] : [];
  return (
    <ErrorSummary
      title={speak(ERROR_SUMMARY)}
      titlePrefix={speak(ERROR_TITLE)}
      lines={lines.length > 0 ? lines : whole}
      note={answer.status === "ok" ? speak(DOSSIER.keptAnyway) : undefined}
    />
  );
}

interface ConflictsProps {
  answer: ActionState<SaveAnswer>;
  saver: ReturnType<typeof useDraftSaver<SaveAnswer>>;
  questions: ReturnType<typeof questionsAt>;
  page: DraftPage;
  /** Where a removed item is left for: its list. */
  leaveTo: string;
}

function Conflicts({ answer, saver, questions, page, leaveTo }: ConflictsProps) {
  const router = useRouter();
  const { data } = answer;
  if (!data) return null;
  const take = (conflict: SaveAnswer["conflicts"][number], whose: "mine" | "theirs") => {
    const question = questions.find(({ path }) => path === conflict.path);
    if (!question) return;
    if (conflict.kind === "rowRemoved" && whose === "theirs") return router.push(leaveTo);
    const isBack = conflict.kind === "rowRemoved" && whose === "mine";
    if (isBack) bringBack(conflict);
    else saver.rebase({ [conflict.path]: chosen(conflict, typedText(question.field, conflict.theirs), whose) });
    const rest = data.conflicts.filter((other) => !isBack && other.path !== conflict.path);
    saver.setAnswer({ ...answer, data: { ...data, conflicts: rest } });
    if (whose === "mine") saver.send("stay");
  };
  const chosen = ({ path, version }: SaveAnswer["conflicts"][number], saved: Typed, whose: "mine" | "theirs") => ({
    ...{ version, saved },
    ...(whose === "mine" ? { mine: saver.typed[path] ?? "" } : {}),
  });
  /** Every field of a removed item moved on by one with it: all that this page still holds is written again. */
  const bringBack = (conflict: SaveAnswer["conflicts"][number]) =>
    saver.rebase(
      Object.fromEntries(
        questions.map(({ path, field }) => {
          const version = path === conflict.path ? conflict.version : saver.baseOf(path) + 1;
          return [path, { version, saved: typedText(field, null), mine: saver.typed[path] ?? "" }];
        }),
      ),
    );
  return data.conflicts.map((conflict) => {
    const field = questions.find(({ path }) => path === conflict.path)?.field;
    if (!field) return null;
    const label = field.label[page.language];
    const onTake = (whose: "mine" | "theirs") => take(conflict, whose);
    return <ConflictChoice key={conflict.path} {...{ conflict, field, label, onTake }} language={page.language} />;
  });
}

/** A link to a field of another page moves the focus there, also where the browser did not load the page anew. */
function useFocusByAddress(): void {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id) document.getElementById(id)?.focus();
  }, []);
}
