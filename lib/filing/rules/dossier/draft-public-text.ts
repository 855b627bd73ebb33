import { answerWords, countWords } from "@/lib/forms/rules/display";
import { allFields, isAnswered, isBlank, rowsOf } from "@/lib/forms/rules/path";
import { visibleAnswers } from "@/lib/forms/rules/visible";
import type { Answers, Breakdown, Scalar, SectionAnswers } from "@/lib/forms/types";
import { sectionsOf } from "../../schema/dossier/sections";
import type { SectionKey, Track } from "../../types/vocabulary";
import { corpusTotals, sizeByKind, sizeByModality } from "./corpus-totals";

interface Source {
  readonly formVersion: string;
  readonly track: Track;
  readonly answers: Answers;
}

/**
 * A first wording of every public field from what the sections before it say, in Chinese: it is the text of record. Only
 * answered questions are used; a field for which nothing is known stays out.
 */
export function draftPublicText(source: Source): Readonly<Record<string, string>> {
  const say = reader(source);
  const drafted = {
    algorithmName: say("service", "modelName") ?? say("service", "name"),
    principle: sentences(principle(source, say)),
    mechanism: sentences(steps(source, "route", "description")),
    scenario: sentences(scenario(say)),
    purpose: sentences(purpose(say)),
    providerName: say("entity", "name"),
    publicContact: say("service", "complaintChannel"),
    registeredAddress: say("entity", "registeredAddress"),
    technicalPlan: sentences(technicalPlan(source, say)),
    dataSources: sentences(dataSources(source, say)),
    serviceScope: sentences(serviceScope(say)),
    safetyMeasures: sentences(safetyMeasures(source, say)),
  };
  return Object.fromEntries(Object.entries(drafted).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** The wording for the public fields that are still empty; what somebody wrote is never replaced. */
export function fillPublicText(source: Source): Readonly<Record<string, string>> {
  const held = source.answers.publicText ?? {};
  return Object.fromEntries(Object.entries(draftPublicText(source)).filter(([key]) => isBlank(held[key])));
}

type Reader = (section: SectionKey, field: string) => string | null;

function reader({ formVersion, track, answers }: Source): Reader {
  const sections = sectionsOf(formVersion, track);
  return (key, fieldKey) => {
    const section = sections.find((def) => def.key === key);
    const field = section && allFields(section).find((entry) => entry.key === fieldKey);
    if (!section || !field || !isAnswered(field)) return null;
    const shown: SectionAnswers = visibleAnswers(section, answers);
    return answerWords(field, shown[fieldKey] as Scalar | undefined)?.zh ?? null;
  };
}

/** Joins what is known; each piece ends as a sentence. */
function sentences(pieces: readonly (string | null)[]): string | null {
  const known = pieces.filter((piece): piece is string => piece !== null && piece.trim() !== "");
  return known.length === 0 ? null : known.map((piece) => piece.replace(/[。；\s]*$/u, "。")).join("");
}

const labelled = (label: string, text: string | null) => (text === null ? null : `${label}${text}`);

function principle({ track, answers }: Source, say: Reader): readonly (string | null)[] {
  if (track === "registration") {
    const called = rowsOf(answers.model?.calledModels).map(({ name, number }) => `${name ?? ""}（${number ?? ""}）`);
    return [called.length === 0 ? null : `本服务直接调用已备案模型${called.join("、")}的能力，不改动模型`];
  }
  return [
    labelled("模型架构为", say("model", "families")),
    labelled("参数规模为 ", say("model", "parameters")),
    labelled("训练目标：", say("model", "losses")),
  ];
}

function steps({ answers }: Source, group: string, text: string): readonly string[] {
  return rowsOf(answers.model?.[group])
    .filter((row) => !isBlank(row.title))
    .map((row, at) => `${at + 1}. ${row.title}：${row[text] ?? ""}`);
}

function scenario(say: Reader): readonly (string | null)[] {
  return [
    labelled("应用于", say("service", "industries")),
    labelled("适用场合与用途：", say("service", "occasions")),
    labelled("适用人群：", say("service", "audience")),
  ];
}

function purpose(say: Reader): readonly (string | null)[] {
  return [say("service", "introduction"), labelled("提供的功能：", say("service", "functions"))];
}

function technicalPlan(source: Source, say: Reader): readonly (string | null)[] {
  const route = rowsOf(source.answers.model?.route)
    .map(({ title }) => title)
    .filter((title) => !isBlank(title));
  return [
    labelled("模型来源：", say("model", "origin")),
    route.length === 0 ? null : `技术路线依次为${route.join("、")}`,
    labelled("训练框架：", say("model", "framework")),
    labelled("推理环境：", say("model", "inferenceHosting")),
  ];
}

function dataSources({ track, answers }: Source, say: Reader): readonly (string | null)[] {
  if (track === "registration" && answers.corpus?.ownData === false) return ["本服务不训练模型，不使用自有数据"];
  const { sources, size, tokens } = corpusTotals(answers);
  if (sources === 0) return [];
  const parts = (breakdown: Breakdown | null) =>
    breakdown?.parts.map(({ label, value }) => `${label.zh} ${gigabytes(value)}`).join("、") ?? null;
  return [
    `数据来自 ${sources} 个来源${size === null ? "" : `，共 ${gigabytes(size)}`}`,
    tokens === null ? null : `文本与代码共 ${countWords(tokens).zh} 词元`,
    labelled("按来源：", parts(sizeByKind(answers))),
    labelled("按模态：", parts(sizeByModality(answers))),
    labelled("过滤方法：", say("corpus", "filters")),
  ];
}

const gigabytes = (size: number) => `${countWords(size).zh} GB`;

function serviceScope(say: Reader): readonly (string | null)[] {
  return [
    labelled("服务方式：", say("service", "forms")),
    labelled("服务范围：", say("service", "provinces") ?? say("service", "area")),
    labelled("领域：", say("service", "domains") ?? say("service", "restriction")),
  ];
}

function safetyMeasures({ answers }: Source, say: Reader): readonly (string | null)[] {
  const minors =
    answers.service?.minors === true ? say("service", "minorsMeasures") : say("service", "minorsPrevention");
  return [
    labelled("非法内容拦截：", say("service", "interception")),
    labelled("拒答：", say("service", "refusalStrategy")),
    labelled("生成内容标识：", say("service", "labels")),
    labelled("未成年人：", minors),
    labelled("投诉反馈时限：", say("service", "complaintDays")),
  ];
}
