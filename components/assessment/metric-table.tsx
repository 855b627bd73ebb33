import { type Speak, speaker } from "@/components/layout/speaker";
import { Section } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import { DIRECTION_WORDS, formatMetric, METRIC_COPY, nameMetric, TEXT_FLOOR_COPY } from "@/lib/assessment/copy/metrics";
import type { JudgedReport, MeasureVerdict } from "@/lib/assessment/rules";
import { formatCount, formatScore, formatShare, type Language } from "@/lib/format";
import type { MeasuredMetric, RunReport } from "@/models/contracts/report";
import { Bullet, BulletLegend } from "./bullet";
import { bulletScale } from "./bullet-scale";
import { CheckTable } from "./check-table";
import { METRICS } from "./run-copy";
import { SIGNAL_SHAPES } from "./tones";

interface MetricTableProps {
  report: RunReport;
  judged: JudgedReport;
  language: Language;
}

export interface MetricRow {
  readonly metric: MeasuredMetric;
  readonly verdict: MeasureVerdict | undefined;
  /** What is said in words; the boundaries of some verdicts do not stand on the score's axis. */
  readonly said: MeasureVerdict | undefined;
}

/** Each score beside real against real at the same N, drawn on the bands of its verdict, by the four review criteria. */
export function MetricTable({ report, judged, language }: MetricTableProps) {
  const speak = speaker(language);
  const rows = report.metrics.map((metric) => rowOf(metric, judged));
  const legend = {
    value: speak(METRICS.legendValue),
    floor: speak(METRICS.legendFloor),
    bands: speak(METRICS.legendBands),
  };
  return (
    <Section id="metrics" title={speak(METRICS.title)} note={<BulletLegend words={legend} />}>
      <div className="grid gap-6">
        {judged.criteria.map(({ criterion, name, sentence }) => (
          <section key={criterion} aria-labelledby={`metrics-${criterion}`}>
            <h3 id={`metrics-${criterion}`} className="mb-2">
              {speak(name)}
            </h3>
            {criterion === "compliance" ? (
              <p className="max-w-measure">{speak(sentence)}</p>
            ) : criterion === "stability" ? (
              <CheckTable judged={judged} caption={speak(name)} language={language} />
            ) : (
              <RecordTable
                caption={speak(name)}
                columns={columnsIn(report, speak)}
                rows={rows.filter(({ metric }) => METRIC_COPY[metric.key].criterion === criterion)}
                rowKey={(row) => row.metric.key}
                middle
              />
            )}
          </section>
        ))}
      </div>
      <p className="mt-2 text-xs text-text-2">{noteOn(report, language)}</p>
    </Section>
  );
}

/** Whether every class is there is judged by the shares, which have a part of their own below. */
export function rowOf(metric: MeasuredMetric, judged: JudgedReport): MetricRow {
  const verdict = judged.metrics.find(({ key }) => key === metric.key);
  const classes = judged.checks.find(({ key }) => key === "classes");
  return { metric, verdict, said: metric.key === "modesCovered" ? classes : verdict };
}

function columnsIn(report: RunReport, speak: Speak): Column<MetricRow>[] {
  return [
    {
      key: "metric",
      label: speak(METRICS.metric),
      heading: true,
      cell: ({ metric }) => (
        <>
          {speak(nameMetric(metric.key, report.featureSpace))}
          <span className="block text-xs font-normal text-text-2">
            {speak(METRIC_COPY[metric.key].unit)} · {speak(DIRECTION_WORDS[METRIC_COPY[metric.key].direction])}
          </span>
        </>
      ),
    },
    {
      key: "value",
      label: speak(METRICS.value),
      align: "end",
      cell: ({ metric }) => <Value metric={metric} speak={speak} />,
    },
    {
      key: "floor",
      label: speak(report.text ? TEXT_FLOOR_COPY.name : METRICS.floor),
      align: "end",
      cell: ({ metric }) => formatMetric(metric.key, metric.floor),
    },
    {
      key: "drawing",
      label: speak(METRICS.drawing),
      cell: ({ metric, verdict }) => (
        <div className="min-w-40">
          <Bullet metric={metric} scale={bulletScale(metric, verdict)} />
        </div>
      ),
    },
    {
      key: "verdict",
      label: speak(METRICS.verdict),
      cell: ({ said }) => <Verdict verdict={said} speak={speak} />,
    },
  ];
}

function Value({ metric, speak }: { metric: MeasuredMetric; speak: Speak }) {
  return (
    <>
      {formatMetric(metric.key, metric.value)}
      {metric.deviation !== undefined && (
        <span className="block text-xs text-text-2">
          {speak(METRICS.deviation, { value: formatScore(metric.deviation) })}
        </span>
      )}
      {metric.interval && (
        <span className="block text-xs text-text-2">
          {speak(METRICS.interval, { low: formatScore(metric.interval[0]), high: formatScore(metric.interval[1]) })}
        </span>
      )}
    </>
  );
}

function Verdict({ verdict, speak }: { verdict: MeasureVerdict | undefined; speak: Speak }) {
  if (!verdict) return "—";
  return (
    <>
      <Status shape={SIGNAL_SHAPES[verdict.signal]}>{speak(verdict.words)}</Status>
      {verdict.scale.length > 0 && (
        <span className="block text-xs text-text-2">
          {verdict.scale.map((step) => `${speak(step.words)} ${step.limit}`).join(" · ")}
        </span>
      )}
    </>
  );
}

/** Of how many samples, and in which space they were compared. */
export function noteOn(report: RunReport, language: Language): string {
  const speak = speaker(language);
  const count = formatCount(report.sampleCount, language);
  if (!report.featureSpace) return speak(METRICS.noteText, { count, floor: speak(TEXT_FLOOR_COPY.explanation) });
  const { heldOutAccuracy, dimensions } = report.featureSpace;
  if (heldOutAccuracy === null) return speak(METRICS.notePlain, { count, dimensions });
  return speak(METRICS.note, { count, accuracy: formatShare(heldOutAccuracy, 1) });
}
