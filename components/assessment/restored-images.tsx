import { type Speak, speaker } from "@/components/layout/speaker";
import { Section } from "@/components/ui/panel";
import { PixelImage } from "@/components/ui/pixel-image";
import { NumberTable } from "@/components/ui/table";
import { methodWords, RESTORATION } from "@/lib/assessment/copy/restoration";
import { formatCount, formatScore, type Language } from "@/lib/format";
import { MODEL_SIDE } from "@/models/contracts/idx";
import type { Restoration } from "@/models/contracts/report";
import { RESTORATION_GRID } from "@/models/contracts/run-events";

interface RestoredImagesProps {
  restoration: Restoration;
  url: string;
  language: Language;
}

/** Held-out images, spoilt and restored, to be judged by eye beside the errors. */
export function RestoredImages({ restoration, url, language }: RestoredImagesProps) {
  const speak = speaker(language);
  const { images } = restoration;
  const { columns, bands, kinds } = RESTORATION_GRID;
  const note = speak(RESTORATION.note, { count: formatCount(images, language) });
  return (
    <Section id="restoration" title={speak(RESTORATION.title)} note={note}>
      <figure className="max-w-[36rem]">
        <PixelImage
          src={url}
          width={columns * MODEL_SIDE}
          height={bands * kinds * MODEL_SIDE}
          alt={speak(RESTORATION.alt, { columns })}
        />
        <figcaption className="mt-1 text-xs text-text-2">{describeBands(restoration, speak)}</figcaption>
      </figure>
      <NumberTable caption={speak(RESTORATION.table)} {...restorationTable(restoration, speak)} />
    </Section>
  );
}

/** What the rows of the picture are. */
export const describeBands = ({ task }: Restoration, speak: Speak) =>
  speak(RESTORATION.caption, { simple: speak(methodWords(task, "simple")) });

/** The errors of each method, on the page and in print. */
export function restorationTable({ task, rows }: Restoration, speak: Speak) {
  const head = [RESTORATION.method, RESTORATION.error, RESTORATION.decibels, RESTORATION.likeness];
  return {
    head: head.map((words) => speak(words)),
    rows: rows.map((row) => [
      speak(methodWords(task, row.method)),
      `${row.meanSquaredError.toFixed(4)} (${row.interval.map((end) => end.toFixed(4)).join("–")})`,
      formatScore(row.peakSignalToNoise),
      formatScore(row.structuralSimilarity),
    ]),
  };
}
