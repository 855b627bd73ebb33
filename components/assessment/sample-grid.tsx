"use client";
import { useEffect, useState } from "react";
import { speaker } from "@/components/layout/speaker";
import { PixelImage } from "@/components/ui/pixel-image";
import type { SampleSheets } from "@/lib/assessment/types/sheets";
import { formatCount, type Language } from "@/lib/format";
import { SAMPLES } from "./run-copy";

type Sheet = SampleSheets["sheets"][number];

interface SampleGridProps {
  samples: SampleSheets;
  sheet: Sheet;
  chosen: number;
  onChoose: (cell: number) => void;
  language: Language;
}

/** One file a step with a button over each cell. The old sheet stays until the new one is there: no flicker. */
export function SampleGrid({ samples, sheet, chosen, onChoose, language }: SampleGridProps) {
  const speak = speaker(language);
  const shown = useLoadedSheet(sheet, samples.sheets);
  const count = samples.columns * samples.rows;
  return (
    <div className="relative">
      <PixelImage
        src={shown.url}
        width={samples.columns * samples.cell.width}
        height={samples.rows * samples.cell.height}
        alt={speak(SAMPLES.sheetAlt, { step: formatCount(shown.step, language), count })}
      />
      <div data-print="no" className="absolute inset-0 grid grid-cols-10 grid-rows-6">
        {Array.from({ length: count }, (_, cell) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the fixed grid
            key={cell}
            type="button"
            aria-pressed={chosen === cell}
            aria-label={speak(SAMPLES.cell, { cell: cell + 1 })}
            onClick={() => onChoose(cell)}
            className="border-[1.5px] border-solid border-line hover:border-accent focus-visible:z-10 focus-visible:outline-offset-0 aria-pressed:z-10 aria-pressed:border-accent-line aria-pressed:outline-3 aria-pressed:outline-accent aria-pressed:outline-solid"
          />
        ))}
      </div>
    </div>
  );
}

/** Loads the wanted sheet and, ahead of the reader, its neighbours; answers the last one that is ready. */
function useLoadedSheet(wanted: Sheet, sheets: readonly Sheet[]): Sheet {
  const [ready, setReady] = useState(wanted);
  useEffect(() => {
    let current = true;
    void load(wanted.url).then(() => {
      if (current) setReady(wanted);
    });
    const place = sheets.findIndex((sheet) => sheet.url === wanted.url);
    for (const neighbour of [sheets[place - 1], sheets[place + 1]]) if (neighbour) void load(neighbour.url);
    return () => {
      current = false;
    };
  }, [wanted, sheets]);
  return ready;
}

/** A sheet that cannot be read shows as a broken image with its words, which is the truth. */
function load(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  return image.decode().catch(() => undefined);
}
