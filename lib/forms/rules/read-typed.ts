import { normaliseUscc } from "@/lib/identity/rules";
import type { AnsweredField, Scalar } from "../types";
import { isBlank } from "./path";

/**
 * What a control sends as the answer it means. Nothing is refused here: what does not read as a number or a date stays
 * the text that was typed, is kept, and is a fault.
 */
export function readTyped(field: AnsweredField, typed: string | readonly string[] | undefined): Scalar {
  if (field.kind === "choices") {
    const list = typed === undefined ? [] : typeof typed === "string" ? [typed] : typed;
    const chosen = list.filter((value) => value !== "");
    return chosen.length > 0 ? chosen : null;
  }
  const text = (typeof typed === "string" ? typed : (typed?.[0] ?? "")).replace(/\r\n?/g, "\n");
  return isBlank(text) ? null : readText(field, text);
}

function readText(field: AnsweredField, text: string): Scalar {
  const plain = text.normalize("NFKC").trim();
  switch (field.kind) {
    case "yesNo":
      return plain === "yes" ? true : plain === "no" ? false : plain;
    case "number":
    case "integer":
      return readNumber(plain) ?? text.trim();
    case "date":
      return readDate(plain);
    case "uscc":
      return normaliseUscc(text);
    case "url":
    case "filingNumber":
      return plain;
    case "text":
      return text.trim();
    case "longText":
      return text.replace(/\s+$/u, "");
    default:
      return plain;
  }
}

/** Thousands may be parted by commas or spaces. A number past the exact range stays text, so that no digit is lost. */
function readNumber(text: string): number | null {
  const digits = text.replace(/(?<=\d)[,\s](?=\d{3}(?!\d))/g, "");
  if (!/^-?\d+(\.\d+)?$/.test(digits)) return null;
  const value = Number(digits);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** `2026年3月5日`, `2026/3/5` and `2026.3.5` mean 2026-03-05. */
function readDate(text: string): string {
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  if (!parts) return text;
  const [, year = "", month = "", day = ""] = parts;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** An answer as its control shows it. */
export function typedText(field: AnsweredField, answer: Scalar | undefined): string | readonly string[] {
  if (field.kind === "choices") return Array.isArray(answer) ? answer : [];
  if (answer === null || answer === undefined) return "";
  if (typeof answer === "boolean") return answer ? "yes" : "no";
  return String(answer);
}
