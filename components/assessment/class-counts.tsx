import { FigureNumbers } from "@/components/charts/figure-numbers";
import { speaker } from "@/components/layout/speaker";
import type { DatasetView } from "@/lib/assessment/types";
import { formatCount, formatShare, type Language } from "@/lib/format";
import { figureWords } from "./chart-words";
import { DATASET } from "./dataset-copy";

interface ClassCountsProps {
  counts: NonNullable<DatasetView["classCounts"]>;
  language: Language;
}

const ROW = 26;
const WIDTH = 320;
const LABEL = 36;
const BAR = 200;

/** One bar a class. Drawn on the server: it needs no script and prints as it stands. */
export function ClassCounts({ counts, language }: ClassCountsProps) {
  const speak = speaker(language);
  const most = Math.max(...counts.map((entry) => entry.count));
  const total = counts.reduce((sum, entry) => sum + entry.count, 0);
  const title = findingOf(counts, speak);
  const table = {
    head: [speak(DATASET.classLabel), speak(DATASET.classImages), speak(DATASET.classShare)],
    rows: counts.map((entry) => [
      String(entry.label),
      formatCount(entry.count, language),
      formatShare(entry.count / total, 1),
    ]),
  };
  return (
    <figure>
      <figcaption className="font-strong">{title}</figcaption>
      <div data-drawing>
        <svg viewBox={`0 0 ${WIDTH} ${counts.length * ROW}`} className="mt-3 w-full max-w-[20rem]" aria-hidden="true">
          {counts.map((entry, at) => (
            <g key={entry.label} transform={`translate(0 ${at * ROW})`} className="text-[13px] tabular-nums">
              <text x={LABEL - 12} y={17} textAnchor="end" className="fill-text">
                {entry.label}
              </text>
              <rect x={LABEL} y={4} width={(entry.count / most) * BAR} height={ROW - 8} className="fill-series-1" />
              <text x={LABEL + (entry.count / most) * BAR + 8} y={17} className="fill-text-2">
                {formatCount(entry.count, language)}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <div className="mt-2">
        <FigureNumbers title={title} table={table} words={figureWords(language)} fileName="dataset-classes" />
      </div>
    </figure>
  );
}

function findingOf(counts: ClassCountsProps["counts"], speak: ReturnType<typeof speaker>): string {
  const sizes = counts.map((entry) => entry.count);
  const ratio = Math.max(...sizes) / Math.max(1, Math.min(...sizes));
  if (ratio < 1.1) return speak(DATASET.classEven, { count: counts.length });
  return speak(DATASET.classTitle, { count: counts.length, ratio: ratio.toFixed(1) });
}
