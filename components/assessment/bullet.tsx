import type { MeasuredMetric } from "@/models/contracts/report";
import type { BulletScale } from "./bullet-scale";

const WIDTH = 240;
const LEVELS = { good: "fill-bullet-good", mid: "fill-bullet-mid", poor: "fill-bullet-poor" } as const;

interface BulletProps {
  metric: Pick<MeasuredMetric, "value" | "floor" | "interval">;
  scale: BulletScale;
}

/**
 * Bands of the verdict, bar of the value, tick of real against real. An interval replaces the bar, and so does a point
 * where the axis begins below zero: a bar would start nowhere.
 */
export function Bullet({ metric, scale }: BulletProps) {
  const x = (value: number) => scale.place(value) * WIDTH;
  const value = x(metric.value);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 38`}
      className="w-full max-w-[20rem] overflow-visible text-[11px] tabular-nums"
      aria-hidden="true"
    >
      {scale.bands.map((band) => (
        <rect
          key={band.from}
          x={band.from * WIDTH}
          y="2"
          width={(band.to - band.from) * WIDTH}
          height="18"
          className={LEVELS[band.level]}
        />
      ))}
      {metric.interval ? (
        <g className="stroke-text stroke-[1.5]">
          <path d={`M${x(metric.interval[0])} 11H${x(metric.interval[1])}`} />
          <path d={`M${x(metric.interval[0])} 7v8M${x(metric.interval[1])} 7v8`} />
          <circle cx={value} cy="11" r="3.5" className="fill-text" />
        </g>
      ) : scale.ends[0] < 0 ? (
        <circle cx={value} cy="11" r="3.5" className="fill-text" />
      ) : (
        <rect x="0" y="8" width={Math.max(1, value)} height="6" className="fill-text" />
      )}
      <rect
        x={Math.min(WIDTH - 3, Math.max(0, x(metric.floor) - 1.5))}
        y="0"
        width="3"
        height="22"
        className="fill-accent"
      />
      <text x="0" y="34" className="fill-text-2">
        {endOf(scale.ends[0])}
      </text>
      <text x={WIDTH} y="34" textAnchor="end" className="fill-text-2">
        {endOf(scale.ends[1])}
      </text>
    </svg>
  );
}

/** Ends of an axis without empty digits: 0, 1, 0.4, 332. */
function endOf(value: number): string {
  return String(Number(value.toPrecision(2)));
}

export function BulletLegend({ words }: { words: { value: string; floor: string; bands: string } }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-text-2">
      <li className="inline-flex items-center gap-2">
        <span aria-hidden="true" className="h-1.5 w-7 bg-text" />
        {words.value}
      </li>
      <li className="inline-flex items-center gap-2">
        <span aria-hidden="true" className="h-4 w-[3px] bg-accent" />
        {words.floor}
      </li>
      <li className="inline-flex items-center gap-2">
        <span aria-hidden="true" className="flex">
          <span className="size-3 bg-bullet-good" />
          <span className="size-3 bg-bullet-mid" />
          <span className="size-3 bg-bullet-poor" />
        </span>
        {words.bands}
      </li>
    </ul>
  );
}
