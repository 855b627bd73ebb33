import type { Words } from "@/lib/format";
import { allFields, groupOf, placeOf, rowsOf } from "@/lib/forms/rules/path";
import type { Answers, SectionDef } from "@/lib/forms/types";
import type { ItemTarget } from "../types";

/** One part of the dossier that an item may name; `value` is `<kind>:<target>`. */
export interface TargetChoice {
  readonly value: string;
  readonly label: Words;
}

export interface TargetGroup {
  readonly label: Words;
  readonly choices: readonly TargetChoice[];
}

interface Known {
  readonly sections: readonly SectionDef[];
  /** Numbers of the attached runs. */
  readonly runs: readonly string[];
  readonly hasSlot: (key: string) => boolean;
}

/** Whether the dossier has what an item names. */
export function isTarget({ targetKind, target }: ItemTarget, { sections, runs, hasSlot }: Known): boolean {
  if (targetKind === "section") return sections.some(({ key }) => key === target);
  if (targetKind === "attachment") return hasSlot(target);
  if (targetKind === "run") return runs.includes(target);
  return placeOf(sections, target) !== null || groupOf(sections, target) !== null;
}

const WHOLE: Words = { zh: "（整节）", en: " (whole section)" };

/**
 * What the form of an item offers: each section whole, its questions, and the items of its groups as the snapshot has
 * them; slots and runs under theirs.
 */
export function targetChoices({
  sections,
  answers,
  runs,
  slots,
}: {
  sections: readonly SectionDef[];
  answers: Answers;
  runs: readonly string[];
  slots: readonly { readonly key: string; readonly words: Words }[];
}): TargetGroup[] {
  return sections
    .filter(({ key }) => key !== "pledge")
    .map((section) => ({
      label: section.title,
      choices: [
        { value: `section:${section.key}`, label: join(section.title, WHOLE) },
        ...fieldChoices(section, answers),
        ...(section.key === "attachments"
          ? slots.map(({ key, words }) => ({ value: `attachment:${key}`, label: words }))
          : []),
        ...(section.key === "assessments"
          ? runs.map((number) => ({ value: `run:${number}`, label: { zh: number, en: number } }))
          : []),
      ],
    }));
}

function fieldChoices(section: SectionDef, answers: Answers): TargetChoice[] {
  return allFields(section).flatMap((field): TargetChoice[] => {
    if (field.kind === "computed") return [];
    const value = `field:${section.key}.${field.key}`;
    if (field.kind !== "group") return [{ value, label: field.label }];
    const rows = rowsOf(answers[section.key]?.[field.key]).map((row, at) => {
      const named = row[field.titleField];
      const title = typeof named === "string" && named !== "" ? named : `${at + 1}`;
      return { value: `${value}.${row.id}`, label: join(field.item, { zh: `：${title}`, en: `: ${title}` }) };
    });
    return [{ value, label: field.label }, ...rows];
  });
}

const join = (a: Words, b: Words): Words => ({ zh: a.zh + b.zh, en: a.en + b.en });
