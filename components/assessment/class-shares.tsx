import { FigureNumbers } from "@/components/charts/figure-numbers";
import { type Speak, speaker } from "@/components/layout/speaker";
import { Section } from "@/components/ui/panel";
import { REPORT_WORDS } from "@/lib/assessment/copy/report";
import { formatShare, type Language } from "@/lib/format";
import type { RunReport } from "@/models/contracts/report";
import { figureWords } from "./chart-words";
import { REPORT } from "./report-copy";

interface ClassSharesProps {
  shares: NonNullable<RunReport["classShares"]>;
  /** Of the run, for names of files. */
  number: string;
  language: Language;
}

const ROW = 30;
const LABEL = 36;
const BAR = 220;
const WIDTH = 330;

/** Two bars a class: the samples' share in the accent, the real one beneath it as an outline. */
export function ClassShares({ shares, number, language }: ClassSharesProps) {
  const speak = speaker(language);
  const most = Math.max(...shares.flatMap((entry) => [entry.generated, entry.reference]), Number.EPSILON);
  const title = describeShares(shares, language);
  const table = shareTable(shares, speak);
  return (
    <Section id="classes" title={speak(REPORT_WORDS.classes)}>
      <figure>
        <figcaption className="font-strong">{title}</figcaption>
        <ul className="mt-1 flex flex-wrap gap-x-4 text-xs text-text-2">
          <li className="inline-flex items-center gap-2">
            <span aria-hidden="true" className="h-2.5 w-7 bg-series-1" />
            {speak(REPORT_WORDS.generated)}
          </li>
          <li className="inline-flex items-center gap-2">
            <span aria-hidden="true" className="h-2.5 w-7 border-2 border-dashed border-series-2" />
            {speak(REPORT_WORDS.reference)}
          </li>
        </ul>
        <div data-drawing>
          <svg viewBox={`0 0 ${WIDTH} ${shares.length * ROW}`} className="mt-3 w-full max-w-[21rem]" aria-hidden="true">
            {shares.map((entry, at) => (
              <g key={entry.label} transform={`translate(0 ${at * ROW})`} className="text-[13px] tabular-nums">
                <text x={LABEL - 12} y={18} textAnchor="end" className="fill-text">
                  {entry.label}
                </text>
                <rect x={LABEL} y={4} width={(entry.generated / most) * BAR} height={9} className="fill-series-1" />
                <rect
                  x={LABEL + 1}
                  y={15}
                  width={Math.max(0, (entry.reference / most) * BAR - 2)}
                  height={7}
                  className="fill-none stroke-series-2 stroke-[1.5] [stroke-dasharray:4_2]"
                />
                <text
                  x={LABEL + (Math.max(entry.generated, entry.reference) / most) * BAR + 8}
                  y={18}
                  className="fill-text-2"
                >
                  {formatShare(entry.generated, 1)}
                </text>
              </g>
            ))}
          </svg>
        </div>
        <FigureNumbers title={title} table={table} words={figureWords(language)} fileName={`${number}-classes`} />
      </figure>
    </Section>
  );
}

/** Each class with both shares, on the page and in print. */
export function shareTable(shares: ClassSharesProps["shares"], speak: Speak) {
  return {
    head: [speak(REPORT_WORDS.label), speak(REPORT_WORDS.generated), speak(REPORT_WORDS.reference)],
    rows: shares.map(({ label, generated, reference }) => [
      String(label),
      formatShare(generated, 1),
      formatShare(reference, 1),
    ]),
  };
}

export function describeShares(shares: ClassSharesProps["shares"], language: Language): string {
  const furthest = shares.reduce((worst, entry) =>
    Math.abs(entry.generated - entry.reference) > Math.abs(worst.generated - worst.reference) ? entry : worst,
  );
  return speaker(language)(REPORT.classFinding, {
    count: shares.length,
    label: furthest.label,
    generated: formatShare(furthest.generated, 1),
    reference: formatShare(furthest.reference, 1),
  });
}
