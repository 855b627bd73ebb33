import { fill, formatShare, type Language, say, type Words } from "@/lib/format";
import { FORM_WORDS, YES_NO } from "../copy";
import type { AnsweredField, Breakdown, Choice, ComputedField, GroupField, ItemField, Row, Scalar } from "../types";
import { isAnswered, isBlank } from "./path";

const same = (text: string): Words => ({ zh: text, en: text });

/** An answer in words; null where there is none. What a person typed stays as it is, in both languages. */
export function answerWords(field: AnsweredField, answer: Scalar | undefined): Words | null {
  if (answer === undefined || isBlank(answer)) return null;
  if (typeof answer === "boolean") return answer ? YES_NO.yes : YES_NO.no;
  if (typeof answer === "number") return withUnit(countWords(answer), "unit" in field ? field.unit : undefined);
  if (field.kind !== "choice" && field.kind !== "choices") return same(String(answer));
  const values = typeof answer === "string" ? [answer] : (answer ?? []);
  return joinWords(values.map((value) => choiceWords(field.choices, value)));
}

export function choiceWords(choices: readonly Choice[], value: string): Words {
  return choices.find((choice) => choice.value === value)?.label ?? fill(FORM_WORDS.unlisted, { value });
}

export function joinWords(list: readonly Words[]): Words {
  return { zh: list.map(({ zh }) => zh).join("、"), en: list.map(({ en }) => en).join(", ") };
}

const UNITS = [
  { size: 100_000_000, words: FORM_WORDS.hundredMillion },
  { size: 10_000, words: FORM_WORDS.tenThousand },
] as const;

/** Chinese counts by 万 and 亿, exactly to four places; English by thousands. Exports keep the raw number. */
export function countWords(value: number): Words {
  const places = { maximumFractionDigits: 4 };
  const plain = new Intl.NumberFormat("en-GB", places).format(value);
  const unit = UNITS.find(({ size }) => Math.abs(value) >= size);
  if (!unit) return same(plain);
  const zh = fill(unit.words, { count: new Intl.NumberFormat("zh-CN", places).format(value / unit.size) }).zh;
  return { zh, en: plain };
}

function withUnit(words: Words, unit: Words | undefined): Words {
  return unit ? { zh: `${words.zh} ${unit.zh}`, en: `${words.en} ${unit.en}` } : words;
}

export function computedWords(field: ComputedField, value: number | Breakdown | null): Words | null {
  if (value === null) return null;
  const number = typeof value === "number" ? value : value.total;
  if (field.format === "share") return same(formatShare(number, 1));
  return withUnit(countWords(number), field.unit);
}

export function breakdownParts(field: ComputedField, value: Breakdown) {
  return value.parts.map((part) => ({
    label: part.label,
    value: withUnit(countWords(part.value), field.unit),
    share: same(formatShare(value.total === 0 ? 0 : part.value / value.total, 1)),
  }));
}

/** 来源 2：开源语料集 */
export function itemTitle(group: GroupField, row: Row | undefined, at: number): Words {
  const field = group.fields.find(({ key }) => key === group.titleField);
  const title = row && field ? titleWords(field, row) : FORM_WORDS.untitled;
  const text = (language: Language) =>
    say(fill(FORM_WORDS.itemTitle, { item: group.item[language], place: at + 1, title: title[language] }), language);
  return { zh: text("zh"), en: text("en") };
}

function titleWords(field: ItemField, row: Row): Words {
  if (!isAnswered(field)) return FORM_WORDS.untitled;
  return answerWords(field, row[field.key]) ?? FORM_WORDS.untitled;
}
