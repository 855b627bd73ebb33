import type { Speak } from "@/components/layout/speaker";
import { formatCount, type Language } from "@/lib/format";
import type { RegisterStatistics } from "@/lib/registry/types";
import { STATISTICS } from "./register-copy";

interface TrackFiguresProps {
  statistics: Pick<RegisterStatistics, "entries" | "inPublicity">;
  speak: Speak;
  language: Language;
}

/** What the register holds: one figure a track, side by side. */
export function TrackFigures({ statistics, speak, language }: TrackFiguresProps) {
  const figures = [
    [STATISTICS.everFiled, statistics.entries.filing],
    [STATISTICS.everRegistered, statistics.entries.registration],
    [STATISTICS.inPublicity, statistics.inPublicity],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-4">
      {figures.map(([words, value]) => (
        <div key={words.en}>
          <dt className="text-sm text-text-2">{speak(words)}</dt>
          <dd className="text-2xl leading-tight font-strong tabular-nums">
            {formatCount(value, language)}
            <span className="ms-1 text-sm font-normal text-text-2">
              {speak(value === 1 ? STATISTICS.unitOfOne : STATISTICS.unit)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
