import { checkUscc } from "@/lib/identity/rules";
import type { Answer, AnsweredField, ChoiceField, Fault, NumberField, TextField } from "../types";
import { isBlank } from "./path";

type FieldFault = Omit<Fault, "path">;

/** What is wrong with an answer that was given; null: nothing. A blank answer is no fault here. */
export function faultOf(field: AnsweredField, answer: Answer | undefined): FieldFault | null {
  if (isBlank(answer)) return null;
  switch (field.kind) {
    case "text":
    case "longText":
      return textFault(field, answer);
    case "number":
    case "integer":
      return numberFault(field, answer);
    case "choice":
    case "choices":
      return choiceFault(field, answer);
    case "yesNo":
      return typeof answer === "boolean" ? null : { code: "notListed" };
    case "date":
      return isDate(answer) ? null : { code: "notDate", facts: { typed: shown(answer) } };
    case "url":
      return isAddress(answer) ? null : { code: "notUrl" };
    case "uscc":
      return usccFault(answer);
    case "filingNumber":
      return filingNumberFault(String(answer));
  }
}

function textFault(field: TextField, answer: Answer | undefined): FieldFault | null {
  if (typeof answer !== "string") return { code: "pattern" };
  const length = [...answer].length;
  const { minimum = 0, maximum } = field;
  if (length > maximum) return { code: "tooLong", facts: { maximum, length } };
  if (length < minimum) return { code: "tooShort", facts: { minimum, length } };
  if (field.pattern && !field.pattern.test.test(answer)) return { code: "pattern", words: field.pattern.words };
  return null;
}

function numberFault(field: NumberField, answer: Answer | undefined): FieldFault | null {
  const whole = field.kind === "integer";
  if (typeof answer !== "number" || (whole && !Number.isInteger(answer))) {
    return { code: whole ? "notInteger" : "notNumber", facts: { typed: shown(answer) } };
  }
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.MAX_SAFE_INTEGER } = field;
  if (answer < minimum) return { code: "tooSmall", facts: { minimum } };
  return answer > maximum ? { code: "tooBig", facts: { maximum } } : null;
}

function choiceFault(field: ChoiceField, answer: Answer | undefined): FieldFault | null {
  const listed = (value: unknown) => field.choices.some((choice) => choice.value === value);
  const fine = field.kind === "choice" ? listed(answer) : Array.isArray(answer) && answer.every(listed);
  return fine ? null : { code: "notListed" };
}

/** A day that is in the calendar, as `YYYY-MM-DD`. */
export function isDate(answer: Answer | undefined): boolean {
  if (typeof answer !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(answer)) return false;
  const day = new Date(`${answer}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === answer;
}

function isAddress(answer: Answer | undefined): boolean {
  if (typeof answer !== "string" || /\s/.test(answer) || !URL.canParse(answer)) return false;
  const { protocol, hostname } = new URL(answer);
  return ["http:", "https:"].includes(protocol) && hostname.includes(".");
}

function usccFault(answer: Answer | undefined): FieldFault | null {
  const code = shown(answer);
  const checked = checkUscc(code);
  if (checked.ok) return null;
  if (checked.error === "LENGTH") return { code: "usccLength", facts: { length: code.length } };
  return { code: checked.error === "CHARACTERS" ? "usccCharacters" : "usccCheck" };
}

/** Place, name, then a date of 8 digits with or without a serial number of 4; published numbers mix capitals. */
function filingNumberFault(number: string): FieldFault | null {
  const parts = /^([A-Za-z]+)-([A-Za-z0-9]+)-(\d+)$/.exec(number);
  const digits = parts?.[3];
  if (digits === undefined) return { code: "numberLayout" };
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  const fine = [8, 12].includes(digits.length) && isDate(day);
  return fine ? null : { code: "numberDate", facts: { length: digits.length, typed: digits } };
}

/** What was typed, short enough for a sentence. */
function shown(answer: Answer | undefined): string {
  const text = String(answer);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
