import { type Speak, speaker } from "@/components/layout/speaker";
import { Details } from "@/components/ui/details";
import { Section } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import { NumberTable } from "@/components/ui/table";
import { formatScore, formatShare, type Language } from "@/lib/format";
import type { RunReport, ShownText, TextFindings } from "@/models/contracts/report";
import { MarkedText } from "./marked-text";
import { TEXTS } from "./text-copy";

interface TextFindingsProps {
  report: RunReport;
  text: TextFindings;
  language: Language;
}

/** What only a report on text has: baselines, copied stretches, samples with what they repeat. */
export function TextFindingsBody({ report, text, language }: TextFindingsProps) {
  const speak = speaker(language);
  return (
    <>
      <Baselines report={report} text={text} speak={speak} />
      <Section id="copied" title={speak(TEXTS.copied)} note={speak(TEXTS.copiedNote)}>
        <NumberTable caption={speak(TEXTS.copied)} {...copiedTable(text, speak)} />
      </Section>
      <Section id="shown" title={speak(TEXTS.shownTitle)} note={speak(TEXTS.shownNote)}>
        <ol className="grid max-w-measure gap-4">
          {text.samples.map((sample, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a recorded list in its recorded order
            <li key={index} className="border-b border-line pb-3">
              <Shown sample={sample} speak={speak} />
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

const ORDER_WORDS = [TEXTS.order1, TEXTS.order2, TEXTS.order3] as const;

/** Shares of copied n-grams, on the page and in print. */
export function copiedTable({ copied }: TextFindings, speak: Speak) {
  return {
    head: [speak(TEXTS.n), speak(TEXTS.samples), speak(TEXTS.real)],
    rows: copied.map(({ n, value, floor }) => [String(n), formatShare(value, 1), formatShare(floor, 1)]),
  };
}

/** The model beside the n-gram models that it must beat. */
export function baselineRows(report: RunReport, text: TextFindings, speak: Speak): string[][] {
  const own = report.metrics.find(({ key }) => key === "bitsPerCharacter");
  return [
    ...text.baselines.map(({ order, bitsPerCharacter }) => [
      speak(ORDER_WORDS[order - 1] ?? TEXTS.model),
      formatScore(bitsPerCharacter),
    ]),
    [speak(TEXTS.trained), own ? formatScore(own.value) : "—"],
    [speak(TEXTS.trainedOnTrain), formatScore(text.trainBitsPerCharacter)],
  ];
}

function Baselines({ report, text, speak }: { report: RunReport; text: TextFindings; speak: Speak }) {
  const rows = baselineRows(report, text, speak);
  return (
    <Section id="baselines" title={speak(TEXTS.baselines)}>
      <p className="mb-3">
        <Status shape={text.trainingSufficed ? "good" : "note"}>
          {speak(text.trainingSufficed ? TEXTS.sufficed : TEXTS.notSufficed)}
        </Status>
      </p>
      <NumberTable caption={speak(TEXTS.baselines)} head={[speak(TEXTS.model), speak(TEXTS.bits)]} rows={rows} />
    </Section>
  );
}

function Shown({ sample, speak }: { sample: ShownText; speak: Speak }) {
  const note = sample.spans.length === 0 ? TEXTS.noOverlap : TEXTS.longest;
  return (
    <>
      <p>
        {sample.text === "" ? (
          <span className="text-text-2">{speak(TEXTS.emptyText)}</span>
        ) : (
          <MarkedText text={sample.text} spans={sample.spans} />
        )}
      </p>
      <p className="text-xs text-text-2">{speak(note, { count: sample.longestOverlap })}</p>
      {sample.spans.length > 0 && (
        <Details summary={speak(TEXTS.sources)}>
          <ul className="grid list-disc gap-2 ps-5">
            {[...new Set(sample.spans.map(({ source }) => source))].map((source) => (
              <li key={source} className="whitespace-pre-wrap">
                {source}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}
