import { speaker } from "@/components/layout/speaker";
import { Details } from "@/components/ui/details";
import { Section } from "@/components/ui/panel";
import { PixelImage } from "@/components/ui/pixel-image";
import { NumberTable } from "@/components/ui/table";
import { formatCount, formatScore, type Language } from "@/lib/format";
import { layOutCopies } from "@/models/contracts/copy-sheet";
import type { CopyEvidence } from "@/models/contracts/report";
import { REPORT } from "./report-copy";

interface CopyPairsProps {
  copies: CopyEvidence;
  url: string;
  language: Language;
}

/** Each copy beside the training image that it stands on: evidence that a reader judges by eye. */
export function CopyPairs({ copies, url, language }: CopyPairsProps) {
  const speak = speaker(language);
  const { width, height, places } = layOutCopies(copies.pairs.length);
  const shown = { count: places.length };
  return (
    <Section id="copies" title={speak(REPORT.copies)} note={speak(REPORT.copiesNote)}>
      <figure className="max-w-[36rem]">
        <PixelImage src={url} width={width} height={height} alt={speak(REPORT.copiesAlt, shown)} />
        <figcaption className="mt-1 text-xs text-text-2">{speak(REPORT.copiesCaption, shown)}</figcaption>
      </figure>
      <Details summary={speak(REPORT.copiesTable)}>
        <NumberTable caption={speak(REPORT.copiesTable)} {...pairTable(copies, language)} />
        <p className="mt-2 text-xs text-text-2">
          {speak(REPORT.copiesThreshold, { threshold: formatScore(copies.threshold) })}
        </p>
      </Details>
    </Section>
  );
}

/** Each pair with its distance, on the page and in print. */
export function pairTable({ pairs }: CopyEvidence, language: Language) {
  const speak = speaker(language);
  return {
    head: [speak(REPORT.copySample), speak(REPORT.copyTrain), speak(REPORT.copyDistance)],
    rows: pairs.map(({ sample, train, distance }) => [
      formatCount(sample + 1, language),
      formatCount(train + 1, language),
      formatScore(distance),
    ]),
  };
}
