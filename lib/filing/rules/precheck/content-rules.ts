import { readFilingNumber } from "@/lib/registry/rules/number";
import { listAt, modelRows, rowsAt, textIn } from "../answers";
import { missingSlots } from "../attachment-slots";
import { corpusTotals } from "../dossier/corpus-totals";
import type { Found, PreCheckScope, Rule } from "./rule";
import { requireThreshold } from "./thresholds";

/** Model, data, dates and files against the register, the thresholds and each other. */
export const CONTENT_RULES: readonly Rule[] = [
  {
    code: "base_model_unknown",
    severity: "blocking",
    find: (scope) => modelsIn(scope, (state) => state === "unknown"),
  },
  {
    code: "base_model_not_in_force",
    severity: "blocking",
    find: (scope) => modelsIn(scope, (state) => state !== "unknown" && state !== "in_force"),
  },
  { code: "overseas_share_exceeded", severity: "blocking", find: findOverseasShare },
  { code: "sample_too_small", severity: "blocking", find: (scope) => belowThreshold(scope, SAMPLES) },
  { code: "keywords_too_few", severity: "advisory", find: (scope) => belowThreshold(scope, KEYWORDS) },
  { code: "output_without_corpus", severity: "advisory", find: findOutputsWithoutCorpus },
  { code: "date_implausible", severity: "blocking", find: findDates },
  {
    code: "attachment_missing",
    severity: "blocking",
    find: ({ track, attachments }) =>
      missingSlots(track, attachments)
        .filter(({ format }) => format === null)
        .map(({ slot }) => ({ path: `attachments.${slot.key}`, facts: documentFacts(slot.words) })),
  },
  {
    code: "attachment_format_missing",
    severity: "blocking",
    find: ({ track, attachments }) =>
      missingSlots(track, attachments).flatMap(({ slot, format }) =>
        format === null
          ? []
          : [
              {
                path: `attachments.${slot.key}`,
                facts: { ...documentFacts(slot.words), format: format.toUpperCase() },
              },
            ],
      ),
  },
];

const documentFacts = ({ zh, en }: { zh: string; en: string }) => ({ documentZh: zh, documentEn: en });

/** Base or called models by what the register says; a number that does not read as one is another rule's. */
function modelsIn({ answers, register }: PreCheckScope, wanted: (state: string) => boolean): readonly Found[] {
  return modelRows(answers).flatMap(({ group, row }) => {
    const number = textIn(row, "number");
    const entry = register.find((model) => model.number === number);
    if (!entry || !readFilingNumber(number).ok || !wanted(entry.state)) return [];
    return [{ path: `model.${group}.${row.id}.number`, facts: { number, state: entry.state } }];
  });
}

function findOverseasShare({ track, answers, thresholds }: PreCheckScope): readonly Found[] {
  const share = corpusTotals(answers).overseasOpenSourceShare;
  const limit = requireThreshold(thresholds, "overseasCorpusMaxRatio");
  if (track !== "filing" || share === null || share <= limit.value) return [];
  return [{ path: "corpus.sources", facts: { share: percent(share), limit: percent(limit.value), item: limit.item } }];
}

interface Floor {
  readonly path: string;
  readonly threshold: string;
  /** Thresholds are shares (0–1) where the form asks per cent. */
  readonly scale: number;
}

const SAMPLES: readonly Floor[] = [
  { path: "corpus.manualSampled", threshold: "corpusManualSampleMin", scale: 1 },
  { path: "corpus.manualPassRate", threshold: "corpusManualPassMin", scale: 100 },
  { path: "corpus.technicalSampledShare", threshold: "corpusTechSampleMinRatio", scale: 100 },
  { path: "corpus.technicalPassRate", threshold: "corpusTechPassMin", scale: 100 },
];
const KEYWORDS: readonly Floor[] = [{ path: "service.keywordCount", threshold: "keywordTotalMin", scale: 1 }];

function belowThreshold({ answers, thresholds }: PreCheckScope, floors: readonly Floor[]): readonly Found[] {
  return floors.flatMap(({ path, threshold, scale }) => {
    const [section = "", field = ""] = path.split(".");
    const found = answers[section]?.[field];
    const { value, item } = requireThreshold(thresholds, threshold);
    const minimum = Math.round(value * scale * 1e6) / 1e6;
    return typeof found === "number" && found < minimum ? [{ path, facts: { found, minimum, item } }] : [];
  });
}

/** The data that each function is learnt from. `other` tells nothing. */
const MODALITY_OF_FUNCTION: Readonly<Record<string, string>> = {
  ...{ dialogue: "text", text: "text", code: "code", image: "image", audio: "audio", video: "video" },
};

function findOutputsWithoutCorpus({ track, answers }: PreCheckScope): readonly Found[] {
  const sources = rowsAt(answers, "corpus", "sources");
  if (track !== "filing" || sources.length === 0) return [];
  const modalities = new Set(sources.map((source) => textIn(source, "modality")));
  return listAt(answers, "service", "functions").flatMap((name) => {
    const modality = MODALITY_OF_FUNCTION[name];
    return modality && !modalities.has(modality)
      ? [{ path: "corpus.sources", facts: { function: name, modality } }]
      : [];
  });
}

/** What is past cannot lie ahead; a launch years away is a slip. */
function findDates({ answers, today }: PreCheckScope): readonly Found[] {
  const ahead = (path: string, value: unknown) =>
    isDay(value) && value > today ? [{ path, facts: { found: value, today } }] : [];
  const launch = answers.service?.launchDate;
  const latest = `${Number(today.slice(0, 4)) + LAUNCH_YEARS_AHEAD}${today.slice(4)}`;
  const launchOdd = isDay(launch) && (launch > latest || launch < EARLIEST_LAUNCH);
  return [
    ...ahead("entity.mlpsAssessedOn", answers.entity?.mlpsAssessedOn),
    ...(launchOdd ? [{ path: "service.launchDate", facts: { found: launch, today } }] : []),
    ...rowsAt(answers, "corpus", "sources").flatMap((source) => [
      ...ahead(`corpus.sources.${source.id}.collectedFrom`, source.collectedFrom),
      ...ahead(`corpus.sources.${source.id}.collectedTo`, source.collectedTo),
    ]),
  ];
}

/** A service of this kind can hardly be older, and is hardly planned further ahead; both only catch mistyped years. */
const EARLIEST_LAUNCH = "2014-01-01";
const LAUNCH_YEARS_AHEAD = 3;

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, "")} %`;
}
