import { type Speak, speaker } from "@/components/layout/speaker";
import { formatMetric, METRIC_COPY, nameMetric, TEXT_FLOOR_COPY } from "@/lib/assessment/copy/metrics";
import { REPORT_WORDS } from "@/lib/assessment/copy/report";
import { RESTORATION } from "@/lib/assessment/copy/restoration";
import type { JudgedReport, MeasureVerdict } from "@/lib/assessment/rules";
import type { PrintableRun } from "@/lib/assessment/types/printable";
import type { DocumentBlock, DocumentTable } from "@/lib/files/types/document";
import { formatCount, formatScore, type Language } from "@/lib/format";
import { COPY_SHEET } from "@/models/contracts/copy-sheet";
import type { MeasuredMetric, RunReport, TextFindings } from "@/models/contracts/report";
import { RESTORATION_GRID } from "@/models/contracts/run-events";
import { stabilityChecks } from "./check-table";
import { describeShares, shareTable } from "./class-shares";
import { pairTable } from "./copy-pairs";
import { describeColumns, traversalRows } from "./latent-traversal";
import { piecesOf } from "./marked-text";
import { noteOn, rowOf } from "./metric-table";
import { REPORT } from "./report-copy";
import { describeBands, restorationTable } from "./restored-images";
import { CHECKS, METRICS } from "./run-copy";
import { TEXTS } from "./text-copy";
import { baselineRows, copiedTable } from "./text-findings";

export const heading = (text: string, level: 1 | 2 = 1): DocumentBlock => ({ kind: "heading", level, text });

export const paragraph = (text: string, emphasis?: "small"): DocumentBlock => ({ kind: "paragraph", text, emphasis });

type Numbers = Pick<DocumentTable, "head" | "rows">;

export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  weights: readonly number[],
): DocumentTable => ({ kind: "table", head, rows, weights });

/** A table of the page, its columns equally wide. */
const even = ({ head, rows }: Numbers) => table(head, rows, new Array(head.length).fill(1));

/** What was measured: scores beside their floors, checks, classes, copies and texts. */
export function printFindings({ report, judged, pictures }: PrintableRun, language: Language): DocumentBlock[] {
  const speak = speaker(language);
  return [
    heading(speak(METRICS.title)),
    ...judged.criteria.flatMap(({ criterion, name, sentence }) => {
      if (criterion === "compliance") return [heading(speak(name), 2), paragraph(speak(sentence))];
      const measured = criterion === "stability" ? checksOf(judged, speak) : scoresOf(criterion, report, judged, speak);
      return measured.rows.length > 0 ? [heading(speak(name), 2), measured] : [];
    }),
    paragraph(noteOn(report, language), "small"),
    ...classesOf(report, language),
    ...copiesOf(report, pictures.copies, language),
    ...traversalOf(report, pictures.traversal, speak),
    ...restorationOf(report, pictures.restored, language),
    ...(report.text ? textsOf(report, report.text, speak) : []),
  ];
}

function scoresOf(criterion: string, report: RunReport, judged: JudgedReport, speak: Speak): DocumentTable {
  const floor = speak(report.text ? TEXT_FLOOR_COPY.name : METRICS.floor);
  const members = report.metrics.filter(({ key }) => METRIC_COPY[key].criterion === criterion);
  return table(
    [speak(METRICS.metric), speak(METRICS.value), floor, speak(METRICS.verdict)],
    members.map((metric) => [
      `${speak(nameMetric(metric.key, report.featureSpace))}（${speak(METRIC_COPY[metric.key].unit)}）`,
      writeValue(metric, speak),
      formatMetric(metric.key, metric.floor),
      verdictOf(rowOf(metric, judged).said, speak),
    ]),
    [1.5, 1.4, 0.9, 1.8],
  );
}

function writeValue({ key, value, interval, deviation }: MeasuredMetric, speak: Speak): string {
  return [
    formatMetric(key, value),
    ...(deviation === undefined ? [] : [speak(METRICS.deviation, { value: formatScore(deviation) })]),
    ...(interval ? [speak(METRICS.interval, { low: formatScore(interval[0]), high: formatScore(interval[1]) })] : []),
  ].join("\n");
}

function verdictOf(verdict: MeasureVerdict | undefined, speak: Speak): string {
  if (!verdict) return "—";
  const scale = verdict.scale.map((step) => `${speak(step.words)} ${step.limit}`).join(" · ");
  return scale === "" ? speak(verdict.words) : `${speak(verdict.words)}\n${scale}`;
}

function checksOf(judged: JudgedReport, speak: Speak): DocumentTable {
  return table(
    [speak(METRICS.check), speak(METRICS.verdict), speak(METRICS.reason)],
    stabilityChecks(judged).map(({ key, words, sentence }) => [speak(CHECKS[key]), speak(words), speak(sentence)]),
    [1, 0.9, 3],
  );
}

function classesOf({ classShares }: RunReport, language: Language): DocumentBlock[] {
  if (!classShares) return [];
  const speak = speaker(language);
  return [
    heading(speak(REPORT_WORDS.classes)),
    paragraph(describeShares(classShares, language)),
    even(shareTable(classShares, speak)),
  ];
}

function copiesOf({ copies }: RunReport, bytes: Uint8Array | undefined, language: Language): DocumentBlock[] {
  if (!copies || copies.pairs.length === 0) return [];
  const speak = speaker(language);
  const shown = { count: Math.min(copies.pairs.length, COPY_SHEET.pairs) };
  return [
    heading(speak(REPORT.copies)),
    paragraph(speak(REPORT.copiesNote)),
    ...(bytes
      ? [
          {
            ...{ kind: "picture" as const, picture: { type: "png" as const, bytes }, width: 0.8 },
            ...{ alt: speak(REPORT.copiesAlt, shown), caption: speak(REPORT.copiesCaption, shown) },
          },
        ]
      : []),
    even(pairTable(copies, language)),
    paragraph(speak(REPORT.copiesThreshold, { threshold: formatScore(copies.threshold) }), "small"),
  ];
}

function traversalOf({ traversal }: RunReport, bytes: Uint8Array | undefined, speak: Speak): DocumentBlock[] {
  if (!traversal || !bytes) return [];
  const { dimensions, walks } = traversal;
  const alt = speak(REPORT.traversalAlt, { dimensions: dimensions.length, walks });
  return [
    ...[heading(speak(REPORT.traversal)), paragraph(speak(REPORT.traversalNote))],
    { kind: "picture", picture: { type: "png", bytes }, width: 0.6, alt, caption: describeColumns(traversal, speak) },
    { kind: "list", items: traversalRows(traversal, speak) },
  ];
}

function restorationOf({ restoration }: RunReport, bytes: Uint8Array | undefined, language: Language): DocumentBlock[] {
  if (!restoration || !bytes) return [];
  const speak = speaker(language);
  const note = speak(RESTORATION.note, { count: formatCount(restoration.images, language) });
  const alt = speak(RESTORATION.alt, { columns: RESTORATION_GRID.columns });
  return [
    ...[heading(speak(RESTORATION.title)), paragraph(note)],
    { kind: "picture", picture: { type: "png", bytes }, width: 0.6, alt, caption: describeBands(restoration, speak) },
    even(restorationTable(restoration, speak)),
  ];
}

function textsOf(report: RunReport, text: TextFindings, speak: Speak): DocumentBlock[] {
  return [
    heading(speak(TEXTS.baselines)),
    paragraph(speak(text.trainingSufficed ? TEXTS.sufficed : TEXTS.notSufficed)),
    table([speak(TEXTS.model), speak(TEXTS.bits)], baselineRows(report, text, speak), [2, 1]),
    heading(speak(TEXTS.copied)),
    paragraph(speak(TEXTS.copiedNote)),
    even(copiedTable(text, speak)),
    heading(speak(TEXTS.shownTitle)),
    paragraph(speak(TEXTS.shownNote)),
    ...text.samples.map((sample) => ({
      kind: "marked" as const,
      pieces:
        sample.text === "" ? [{ text: speak(TEXTS.emptyText), marked: false }] : piecesOf(sample.text, sample.spans),
      note: speak(sample.spans.length === 0 ? TEXTS.noOverlap : TEXTS.longest, { count: sample.longestOverlap }),
    })),
  ];
}
