"use client";
import { use } from "react";
import { speaker } from "@/components/layout/speaker";
import { ImagePart } from "@/components/ui/image-part";
import type { SampleNeighbours, SampleSheets } from "@/lib/assessment/types/sheets";
import { formatCount, formatScore, type Language } from "@/lib/format";
import { NEIGHBOURS_PER_CELL, neighbourList } from "@/models/contracts/neighbours";
import { readRecorded } from "./recorded-file";
import { SAMPLES } from "./run-copy";

interface NearestTrainingProps {
  samples: Pick<SampleSheets, "cell" | "columns" | "rows">;
  neighbours: SampleNeighbours;
  cell: number;
  language: Language;
}

/** The training images that a sample of the last step stands nearest to, as the run recorded them. */
export function NearestTraining({ samples, neighbours, cell, language }: NearestTrainingProps) {
  const speak = speaker(language);
  const list = use(readRecorded(neighbours.listUrl, neighbourList));
  const near = list?.cells[cell];
  if (!near) return <p role="alert">{speak(SAMPLES.nearestUnreadable)}</p>;
  const { width, height } = samples.cell;
  const sheet = { width: NEIGHBOURS_PER_CELL * width, height: samples.columns * samples.rows * height };
  const { usual, threshold } = neighbours;
  const copied = near.some(({ distance }) => distance < threshold);
  return (
    <>
      <ol className="grid max-w-[22rem] grid-cols-3 gap-2">
        {near.map(({ train, distance }, rank) => (
          <li key={train} className="text-xs text-text-2 tabular-nums">
            <ImagePart
              src={neighbours.sheetUrl}
              {...sheet}
              part={{ left: rank * width, top: cell * height, width, height }}
            />
            {speak(SAMPLES.trainImage, { row: formatCount(train + 1, language) })}
            <br />
            {speak(SAMPLES.distance, { distance: formatScore(distance) })}
          </li>
        ))}
      </ol>
      <p className="mt-2 text-xs text-text-2">
        {copied && <strong>{speak(SAMPLES.nearestCopied)} </strong>}
        {speak(SAMPLES.nearestScale, { usual: formatScore(usual), threshold: formatScore(threshold) })}
      </p>
    </>
  );
}
