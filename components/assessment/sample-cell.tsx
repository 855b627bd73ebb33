"use client";
import { speaker } from "@/components/layout/speaker";
import type { SampleSheets } from "@/lib/assessment/types";
import { formatCount, type Language } from "@/lib/format";
import { SAMPLES } from "./run-copy";
import { milestones } from "./sample-position";

type Sheet = SampleSheets["sheets"][number];

interface SampleCellProps {
  samples: SampleSheets;
  sheet: Sheet;
  cell: number;
  language: Language;
}

/** One latent: large at the chosen step, small at steps along the way. */
export function SampleCell({ samples, sheet, cell, language }: SampleCellProps) {
  const speak = speaker(language);
  const name = speak(SAMPLES.cell, { cell: cell + 1 });
  return (
    <div>
      <h3>{name}</h3>
      <p className="mb-3 text-xs text-text-2">{speak(SAMPLES.choose)}</p>
      <figure className="w-36">
        <Crop samples={samples} url={sheet.url} cell={cell} />
        <figcaption className="mt-1 text-xs text-text-2">
          {speak(SAMPLES.at, { step: formatCount(sheet.step, language) })}
        </figcaption>
      </figure>
      <h4 className="mt-4 mb-2 text-sm">{speak(SAMPLES.evolution)}</h4>
      <ol className="grid max-w-[22rem] grid-cols-4 gap-2">
        {milestones(samples.sheets, 8).map((stage) => (
          <li key={stage.step} className="text-center text-xs text-text-2 tabular-nums">
            <Crop samples={samples} url={stage.url} cell={cell} />
            {formatCount(stage.step, language)}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** One cell cut out of a sheet. */
function Crop({ samples, url, cell }: { samples: SampleSheets; url: string; cell: number }) {
  const { width, height } = samples.cell;
  const left = (cell % samples.columns) * width;
  const top = Math.floor(cell / samples.columns) * height;
  return (
    <svg viewBox={`${left} ${top} ${width} ${height}`} className="pixels block w-full rounded-1" aria-hidden="true">
      <image href={url} width={samples.columns * width} height={samples.rows * height} className="pixels" />
    </svg>
  );
}
