import { speaker } from "@/components/layout/speaker";
import { type Column, RecordTable } from "@/components/ui/table";
import { DIRECTION_WORDS, formatMetric, METRIC_COPY, nameMetric } from "@/lib/assessment/copy/metrics";
import type { MetricSpread } from "@/lib/assessment/rules/series";
import type { SeriesView } from "@/lib/assessment/types/series";
import { formatScore, type Language } from "@/lib/format";
import { SERIES } from "./series-copy";

/** A metric in each row: the middle of the seeds, how far they spread, real against real, and the seeds themselves. */
export function SpreadTable({ series, language }: { series: SeriesView; language: Language }) {
  const speak = speaker(language);
  const columns: Column<MetricSpread>[] = [
    {
      key: "metric",
      label: speak(SERIES.metric),
      heading: true,
      cell: ({ key }) => (
        <>
          {speak(nameMetric(key, series.featureSpace))}
          <span className="block text-xs font-normal text-text-2">
            {speak(DIRECTION_WORDS[METRIC_COPY[key].direction])}
          </span>
        </>
      ),
    },
    { key: "median", label: speak(SERIES.median), align: "end", cell: ({ key, median }) => formatMetric(key, median) },
    { key: "iqr", label: speak(SERIES.iqr), align: "end", cell: ({ iqr }) => formatScore(iqr) },
    {
      key: "range",
      label: speak(SERIES.range),
      align: "end",
      nowrap: true,
      cell: ({ key, minimum, maximum }) => `${formatMetric(key, minimum)} – ${formatMetric(key, maximum)}`,
    },
    { key: "floor", label: speak(SERIES.floor), align: "end", cell: ({ key, floor }) => formatMetric(key, floor) },
    {
      key: "seeds",
      label: speak(SERIES.bySeed),
      cell: ({ key }) => (
        <ul className="text-xs text-text-2 tabular-nums">
          {series.seeds.flatMap(({ id, seed, status, metrics }) => {
            const value = metrics.find((metric) => metric.key === key)?.value;
            return value === undefined || status.code !== "completed"
              ? []
              : [<li key={id}>{`${seed}: ${formatMetric(key, value)}`}</li>];
          })}
        </ul>
      ),
    },
  ];
  return (
    <RecordTable
      caption={speak(SERIES.spread)}
      columns={columns}
      rows={series.summary.metrics}
      rowKey={({ key }) => key}
    />
  );
}
