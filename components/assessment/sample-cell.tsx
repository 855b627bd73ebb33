"use client";
import dynamic from "next/dynamic";
import { Suspense } from "react";
import { speaker } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { ImagePart } from "@/components/ui/image-part";
import type { SampleNeighbours, SampleSheets } from "@/lib/assessment/types/sheets";
import { formatCount, type Language } from "@/lib/format";
import { SAMPLES } from "./run-copy";
import { milestones } from "./sample-position";

const NearestTraining = dynamic(() => import("./nearest-training").then((module) => module.NearestTraining), {
  ssr: false,
});

type Sheet = SampleSheets["sheets"][number];

interface SampleCellProps {
  samples: SampleSheets;
  sheet: Sheet;
  cell: number;
  /** Whether the reader wants to see what this sample stands near to. */
  asked: boolean;
  onAsk: () => void;
  onLast: () => void;
  language: Language;
}

/** One latent: large at the chosen step, small at steps along the way. */
export function SampleCell(props: SampleCellProps) {
  const { samples, sheet, cell, language } = props;
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
      {samples.neighbours && <Nearest {...props} neighbours={samples.neighbours} />}
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

/** On demand: most who look at a sample do not ask. */
function Nearest(props: SampleCellProps & { neighbours: SampleNeighbours }) {
  const { samples, neighbours, sheet, cell, asked, onAsk, onLast, language } = props;
  const speak = speaker(language);
  const isLast = sheet.step === samples.sheets.at(-1)?.step;
  return (
    <>
      <h4 className="mt-4 mb-2 text-sm">{speak(SAMPLES.nearest)}</h4>
      {!asked ? (
        <Button small onClick={onAsk}>
          {speak(SAMPLES.nearestShow)}
        </Button>
      ) : isLast ? (
        <Suspense fallback={<p className="text-xs">{speak(SAMPLES.nearestLoading)}</p>}>
          <NearestTraining samples={samples} neighbours={neighbours} cell={cell} language={language} />
        </Suspense>
      ) : (
        <>
          <p className="mb-2 text-xs text-text-2">{speak(SAMPLES.nearestLater)}</p>
          <Button small onClick={onLast}>
            {speak(SAMPLES.nearestToLast)}
          </Button>
        </>
      )}
    </>
  );
}

/** One cell cut out of a sheet. */
function Crop({ samples, url, cell }: { samples: SampleSheets; url: string; cell: number }) {
  const { width, height } = samples.cell;
  const left = (cell % samples.columns) * width;
  const top = Math.floor(cell / samples.columns) * height;
  return (
    <ImagePart
      src={url}
      width={samples.columns * width}
      height={samples.rows * height}
      part={{ left, top, width, height }}
    />
  );
}
