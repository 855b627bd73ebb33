import type { Words } from "@/lib/format";

export type FieldLabels = Readonly<Record<string, Words>>;

/** `名称：请填写。` Beside the field and in the summary stand the same words, and in the summary they must say where. */
export function nameField(words: Words, label: Words | undefined): Words {
  if (!label) return words;
  return { zh: `${label.zh}：${words.zh}`, en: `${label.en}: ${words.en}` };
}
