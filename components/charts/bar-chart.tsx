import type { BarChartSpec } from "./bar-spec";
import { FigureNumbers } from "./figure-numbers";
import { FigureTitle } from "./figure-title";
import { drawBars } from "./svg-drawing";

interface BarChartProps {
  /** Says the finding. */
  title: string;
  /** Says what is drawn and in which unit. */
  subtitle: string;
  spec: BarChartSpec;
  /** The whole of it as numbers; the drawing may show the last categories only. */
  table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  words: { readonly table: string; readonly drawing: string; readonly csv: string; readonly png: string };
  fileName: string;
}

const WIDE = { width: 760, height: 240, fontSize: 13 };
const NARROW = { width: 340, height: 240, fontSize: 12 };

/** Title, drawing and the same numbers as a table. Drawn on the server, in two widths; the frame shows one of them. */
export function BarChart({ title, subtitle, spec, table, words, fileName }: BarChartProps) {
  return (
    <figure className="min-w-0">
      <FigureTitle title={title} subtitle={subtitle} />
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-text-2">
        {spec.series.map((series, at) => (
          <li key={series.key} className="inline-flex items-center gap-2">
            <svg viewBox="0 0 28 12" className="h-3 w-7" aria-hidden="true">
              <rect
                x="1"
                y="1"
                width="26"
                height="10"
                className={at === 0 ? "fill-series-1" : "fill-sunken stroke-series-2 stroke-[1.5]"}
              />
            </svg>
            {series.label}
          </li>
        ))}
      </ul>
      <Drawing svg={drawBars(spec, WIDE)} label={words.drawing} className="hidden @row/frame:block" />
      <Drawing svg={drawBars(lastOf(spec, 6), NARROW)} label={words.drawing} className="@row/frame:hidden" />
      <div className="mt-2 text-xs">
        <FigureNumbers title={title} table={table} words={words} fileName={fileName} />
      </div>
    </figure>
  );
}

function Drawing({ svg, label, className }: { svg: string; label: string; className: string }) {
  return (
    <div
      data-drawing
      role="img"
      aria-label={label}
      className={`mt-2 ${className} [&>svg]:block [&>svg]:h-auto [&>svg]:w-full [&>svg]:max-w-[52rem]`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing of numbers and our own words
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}

function lastOf(spec: BarChartSpec, count: number): BarChartSpec {
  return {
    categories: spec.categories.slice(-count),
    series: spec.series.map((series) => ({ ...series, values: series.values.slice(-count) })),
  };
}
