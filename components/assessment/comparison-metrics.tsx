import { type Speak, speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { DIRECTION_WORDS, formatMetric, METRIC_COPY } from "@/lib/assessment/copy/metrics";
import type { CriterionVerdict } from "@/lib/assessment/rules";
import { type ComparedMetric, type ComparedScore, compareMetrics } from "@/lib/assessment/rules/comparison";
import type { RunView } from "@/lib/assessment/types";
import { formatScore, type Language } from "@/lib/format";
import { COMPARISON } from "./comparison-copy";
import { comparedColumns } from "./comparison-heads";
import { SIGNAL_SHAPES, SIGNAL_TAGS } from "./tones";

interface ComparedMetricsProps {
  runs: readonly RunView[];
  language: Language;
}

/** Beside metrics whose difference is a hint only; explained below the table. */
const MARK = "※";

/** Each metric over the runs: score, floor, interval, verdict, and how far it is from the first run's. */
export function ComparedMetrics({ runs, language }: ComparedMetricsProps) {
  const speak = speaker(language);
  const rows = compareMetrics(runs);
  const heading: Column<ComparedMetric> = {
    key: "metric",
    label: speak(COMPARISON.metrics),
    heading: true,
    cell: ({ key, comparable }) => (
      <>
        {speak(METRIC_COPY[key].name)}
        {!comparable && ` ${MARK}`}
        <span className="block text-xs font-normal text-text-2">
          {speak(DIRECTION_WORDS[METRIC_COPY[key].direction])}
        </span>
      </>
    ),
  };
  return (
    <Section id="metrics" title={speak(COMPARISON.metrics)} note={speak(COMPARISON.metricsNote)}>
      {rows.length > 0 ? (
        <RecordTable
          caption={speak(COMPARISON.metrics)}
          columns={comparedColumns(runs, heading, ({ key, scores }, at) => {
            const score = scores[at];
            return score ? <Score name={key} score={score} speak={speak} /> : "—";
          })}
          rows={rows}
          rowKey={({ key }) => key}
        />
      ) : (
        <EmptyState title={speak(COMPARISON.noMetrics)} />
      )}
      {rows.some(({ comparable }) => !comparable) && (
        <p className="mt-2 text-xs text-text-2">{`${MARK} ${speak(COMPARISON.otherSpace)}`}</p>
      )}
    </Section>
  );
}

interface ScoreProps {
  name: ComparedMetric["key"];
  score: ComparedScore;
  speak: Speak;
}

function Score({ name, score, speak }: ScoreProps) {
  const { metric, verdict, difference, overlaps } = score;
  const facts = [speak(COMPARISON.floor, { value: formatMetric(name, metric.floor) })];
  if (metric.interval) {
    const [low, high] = metric.interval;
    facts.push(speak(COMPARISON.interval, { low: formatScore(low), high: formatScore(high) }));
  }
  return (
    <div className="grid gap-0.5 tabular-nums">
      <span className="font-strong">{formatMetric(name, metric.value)}</span>
      {difference !== null && <span>{differenceWords(difference, speak)}</span>}
      {overlaps !== null && (
        <span className="text-xs text-text-2">{speak(overlaps ? COMPARISON.overlap : COMPARISON.apart)}</span>
      )}
      <span className="text-xs text-text-2">{facts.join(" · ")}</span>
      {verdict && <Status shape={SIGNAL_SHAPES[verdict.signal]}>{speak(verdict.words)}</Status>}
    </div>
  );
}

function differenceWords(difference: number, speak: Speak): string {
  if (difference === 0) return speak(COMPARISON.equal);
  const sign = difference > 0 ? "+" : "−";
  return speak(COMPARISON.difference, { value: `${sign}${formatScore(Math.abs(difference))}` });
}

/** The four review criteria over the runs. */
export function ComparedVerdicts({ runs, language }: ComparedMetricsProps) {
  const speak = speaker(language);
  const criteria = runs.find(({ judged }) => judged)?.judged?.criteria ?? [];
  if (criteria.length === 0) return null;
  const heading: Column<CriterionVerdict> = {
    key: "criterion",
    label: speak(COMPARISON.criterion),
    heading: true,
    cell: ({ name }) => speak(name),
  };
  return (
    <Section id="verdicts" title={speak(COMPARISON.verdicts)}>
      <RecordTable
        caption={speak(COMPARISON.verdicts)}
        columns={comparedColumns(runs, heading, ({ criterion }, at) => {
          const own = runs[at]?.judged?.criteria.find((verdict) => verdict.criterion === criterion);
          return own ? <Tag tone={SIGNAL_TAGS[own.signal]}>{speak(own.tag)}</Tag> : "—";
        })}
        rows={criteria}
        rowKey={({ criterion }) => criterion}
      />
    </Section>
  );
}
