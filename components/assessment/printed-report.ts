import "server-only";
import { drawLines } from "@/components/charts/svg-drawing";
import { type Speak, speaker } from "@/components/layout/speaker";
import { REPORT_HEADINGS, REPORT_TITLE, REPORT_WORDS, writeReport } from "@/lib/assessment/copy/report";
import type { JudgedReport } from "@/lib/assessment/rules";
import type { RunView } from "@/lib/assessment/types";
import type { PrintableRun } from "@/lib/assessment/types/printable";
import type { DocumentBlock, PrintedDocument } from "@/lib/files/types/document";
import { formatCount, formatInstant, type Language } from "@/lib/format";
import { describeCurveCharts } from "./curve-charts";
import { heading, paragraph, printFindings, table } from "./printed-findings";
import { conditionsOf } from "./report-conditions";
import { REPORT } from "./report-copy";
import { FACTS, RUN, SAMPLES } from "./run-copy";
import { settingsOf } from "./run-facts";

/**
 * The report page as a document: the same words, numbers and pictures in the same order. What a reader picks on the page,
 * a step, a sample, an attention head, stays there.
 */
export function printReport({ run, report, judged, pictures }: PrintableRun, language: Language): PrintedDocument {
  const speak = speaker(language);
  const parts = writeReport({ report, judged, modelWords: run.modelWords, datasetName: run.dataset.name });
  const paragraphs = (words: typeof parts.asked) => words.map((each) => paragraph(speak(each)));
  return {
    title: speak(REPORT.title, { name: run.name }),
    language,
    footer: `${speak(REPORT_TITLE)} · ${run.number}`,
    blocks: [
      { kind: "paragraph", text: speak(judged.finding), emphasis: "strong" },
      paragraph(speak(judged.notice)),
      ...identityOf(run, language),
      ...[heading(speak(REPORT_HEADINGS.asked)), ...paragraphs(parts.asked)],
      ...[heading(speak(REPORT_HEADINGS.found)), ...paragraphs(parts.found)],
      ...samplesOf(run, pictures.samples, language),
      ...verdictsOf(judged, speak),
      ...printFindings({ run, report, judged, pictures }, language),
      ...curvesOf(run, language),
      heading(speak(REPORT_HEADINGS.limits)),
      { kind: "list", items: parts.limits.map((words) => speak(words)) },
      heading(speak(REPORT_WORDS.conditions)),
      facts(conditionsOf({ run, report, judged, language }), speak),
    ],
  };
}

const facts = (entries: readonly { key: string; value: string }[], speak: Speak) =>
  table(
    [speak(REPORT.item), speak(REPORT.content)],
    entries.map(({ key, value }) => [key, value]),
    [1, 2.4],
  );

function identityOf(run: RunView, language: Language): DocumentBlock[] {
  const speak = speaker(language);
  const instant = (iso: string | null) => (iso ? formatInstant(new Date(iso)) : "—");
  const count = speak(run.dataset.kind === "text" ? FACTS.textsOf : FACTS.imagesOf, {
    count: formatCount(run.dataset.imageCount, language),
  });
  const entries = [
    { key: speak(REPORT.runNumber), value: run.number },
    { key: speak(REPORT.runName), value: run.name },
    { key: speak(FACTS.dataset), value: `${speak(run.dataset.name)} · ${count}` },
    { key: speak(FACTS.createdBy), value: run.createdBy },
    { key: speak(FACTS.createdAt), value: instant(run.createdAt) },
    { key: speak(FACTS.startedAt), value: instant(run.startedAt) },
    { key: speak(FACTS.finishedAt), value: instant(run.finishedAt) },
  ];
  return [
    ...[heading(speak(REPORT.identity)), facts(entries, speak)],
    ...[heading(speak(FACTS.settings), 2), facts(settingsOf(run, speak), speak)],
  ];
}

/** The samples of the last step. */
function samplesOf({ samples }: RunView, bytes: Uint8Array | undefined, language: Language): DocumentBlock[] {
  const last = samples.sheets.at(-1);
  if (!bytes || !last) return [];
  const count = samples.columns * samples.rows;
  const words = speaker(language)(SAMPLES.sheetAlt, { step: formatCount(last.step, language), count });
  return [{ kind: "picture", picture: { type: "png", bytes }, alt: words, caption: words, width: 0.8 }];
}

function verdictsOf(judged: JudgedReport, speak: Speak): DocumentBlock[] {
  return [
    heading(speak(REPORT_HEADINGS.means)),
    table(
      [speak(REPORT_WORDS.criteria), speak(REPORT_WORDS.verdict), speak(REPORT.content)],
      judged.criteria.map(({ name, tag, sentence }) => [speak(name), speak(tag), speak(sentence)]),
      [1, 0.8, 3.6],
    ),
    paragraph(`${speak(judged.source)} · ${speak(REPORT_WORDS.rulesVersion, { version: judged.version })}`, "small"),
  ];
}

/** As on a page of the screen, in the document's own font. */
const CHART = { width: 720, height: 300, fontSize: 13, font: "Noto Sans SC" } as const;

function curvesOf(run: RunView, language: Language): DocumentBlock[] {
  const speak = speaker(language);
  const charts = describeCurveCharts(run, language);
  if (charts.length === 0) return [];
  return [
    heading(speak(RUN.curves)),
    ...charts.map(({ title, subtitle, spec }): DocumentBlock => {
      const names = spec.series.map(({ label }) => label).join(" · ");
      return {
        ...{ kind: "picture", picture: { type: "svg", bytes: Buffer.from(drawLines(spec, CHART)) }, width: 1 },
        ...{ alt: speak(REPORT.curveAlt, { title, subtitle }), caption: `${title} (${names}). ${subtitle}` },
      };
    }),
  ];
}
