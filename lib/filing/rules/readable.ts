import type { Words } from "@/lib/format";
import { APPROVE_WORDS, INPUT_WORDS, INPUT_WORDS_OF, MEASURE_WORDS } from "../copy/inputs";
import { reasonWords } from "../copy/reason-codes";
import { CHANGE_CLASS_WORDS } from "../copy/status";
import type { InputName } from "../schema/action-input";
import type { Action, GivenInput } from "../types/past";
import type { ChangeClass, Measure } from "../types/vocabulary";

/** Of the office alone: who handles a case, what is drafted or thought of it. None of it leaves the office. */
const INTERNAL: readonly Action[] = [
  ...(["draft_item", "judge_clause", "judge_items", "recommend", "challenge", "propose_decline"] as const),
  ...([
    "return_decline",
    "assign",
    "transfer",
    "add_reviewer",
    "mark_duplicate",
    "clear_duplicate",
    "co_sign",
  ] as const),
];

/** Given by a third person: the office reads it, the other side does not. */
const CONFIDENTIAL: readonly Action[] = ["receive_objection"];

/** Never shown in a history: who objected, and what has a page of its own. */
const UNSHOWN: readonly string[] = [
  "contact",
  "trackingCode",
  "objectionId",
  "items",
  "verdicts",
  "judgement",
  "files",
  "person",
];

export function isInternal(action: Action): boolean {
  return INTERNAL.includes(action);
}

export function inputWords(action: Action, name: InputName) {
  return INPUT_WORDS_OF[action]?.[name] ?? INPUT_WORDS[name];
}

/** What was said with an action, as this reader may read it. */
export function saidOf(
  action: Action,
  input: GivenInput,
  reader: "provider" | "office",
): { label: Words; text: Words }[] {
  if (reader === "provider" && (isInternal(action) || CONFIDENTIAL.includes(action))) return [];
  return Object.entries(input).flatMap(([name, value]) => {
    if (UNSHOWN.includes(name) || !(name in INPUT_WORDS)) return [];
    const text = valueWords(name as InputName, value);
    return text ? [{ label: inputWords(action, name as InputName).label, text }] : [];
  });
}

function valueWords(name: InputName, value: unknown): Words | null {
  if (name === "approve") return value === true ? APPROVE_WORDS.yes : APPROVE_WORDS.no;
  if (name === "emergency") return value === true ? { zh: "是", en: "yes" } : null;
  if (typeof value !== "string" || value === "") return null;
  if (name === "changeClass") return CHANGE_CLASS_WORDS[value as ChangeClass] ?? null;
  if (name === "measure") return MEASURE_WORDS[value as Measure] ?? null;
  if (name === "reasonCode") return reasonWords(value);
  return { zh: value, en: value };
}
