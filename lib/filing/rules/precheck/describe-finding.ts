import { fill, type Words } from "@/lib/format";
import { placeOf } from "@/lib/forms/rules/path";
import { faultWords, validateSection } from "@/lib/forms/rules/validate";
import type { Answers, Choice, Fault, SectionDef } from "@/lib/forms/types";
import { FINDING_WORDS, type FindingText, MODEL_STATE_WORDS } from "../../copy/findings";
import { CAPACITY_WORDS } from "../../copy/pledge";
import { FUNCTIONS, MODALITIES } from "../../schema/dossier/choices";
import type { Finding, FindingWords } from "../../types/finding";
import { ATTACHMENT_SLOTS } from "../attachment-slots";
import type { FindingCode } from "./codes";

interface Described {
  readonly sections: readonly SectionDef[];
  readonly answers: Answers;
}

export function describeFinding(finding: Finding, { sections, answers }: Described): FindingWords {
  const { code, severity, path } = finding;
  const texts: FindingText = FINDING_WORDS[code as FindingCode];
  const facts = factsInWords(finding, faultAt({ sections, answers }, path));
  const put = (words: Words): Words => ({ zh: fill(words, facts.zh).zh, en: fill(words, facts.en).en });
  return {
    ...{ code, severity, path, place: placeWords(path, { sections, answers }) },
    ...{ rule: put(texts.rule), defect: put(texts.defect), remedy: put(texts.remedy) },
  };
}

type Facts = Readonly<Record<string, string | number>>;

/** Facts that are keys of lists become the words of that list, each in its language. */
function factsInWords({ facts }: Finding, fault: Words | null): { readonly zh: Facts; readonly en: Facts } {
  const inLanguage = (language: "zh" | "en"): Facts => {
    const named = (choices: readonly Choice[], key: string | number | undefined) =>
      choices.find(({ value }) => value === key)?.label[language] ?? String(key);
    const document = language === "zh" ? facts.documentZh : facts.documentEn;
    return {
      ...facts,
      ...(facts.function === undefined ? {} : { function: named(FUNCTIONS, facts.function) }),
      ...(facts.capacity === undefined ? {} : { capacity: capacityWords(facts.capacity)[language] }),
      ...(facts.modality === undefined ? {} : { modality: named(MODALITIES, facts.modality) }),
      ...(facts.state === undefined ? {} : { state: MODEL_STATE_WORDS[facts.state]?.[language] ?? facts.state }),
      ...(document === undefined ? {} : { document }),
      ...(fault ? { defect: fault[language] } : {}),
    };
  };
  return { zh: inLanguage("zh"), en: inLanguage("en") };
}

function capacityWords(capacity: string | number): Words {
  const known: Readonly<Record<string, Words>> = CAPACITY_WORDS;
  return known[capacity] ?? { zh: String(capacity), en: String(capacity) };
}

/** What the form itself says is wrong at a path. */
function faultAt({ sections, answers }: Described, path: string): Words | null {
  const def = sections.find(({ key }) => key === path.split(".")[0]);
  if (!def || def.records) return null;
  const fault = validateSection(def, answers).find((one: Fault) => one.path === path);
  return fault ? faultWords(sections, answers, fault).words : null;
}

function placeWords(path: string, { sections, answers }: Described): Words {
  const [sectionKey = "", second] = path.split(".");
  const section = sections.find(({ key }) => key === sectionKey);
  const title = section?.title ?? { zh: sectionKey, en: sectionKey };
  const inner = innerWords(path, { sections, answers }, second);
  return inner ? { zh: `${title.zh} › ${inner.zh}`, en: `${title.en} › ${inner.en}` } : title;
}

function innerWords(path: string, described: Described, second: string | undefined): Words | null {
  if (second === undefined) return null;
  if (path.startsWith("attachments.")) {
    const slots = [...ATTACHMENT_SLOTS.filing, ...ATTACHMENT_SLOTS.registration];
    return slots.find(({ key }) => key === second)?.words ?? { zh: second, en: second };
  }
  if (path.startsWith("assessments.")) return { zh: second, en: second };
  const { sections, answers } = described;
  const known = placeOf(sections, path) !== null || path.split(".").length === 2;
  return known ? faultWords(sections, answers, { path, code: "missing" }).label : null;
}
