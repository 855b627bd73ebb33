"use client";
import dynamic from "next/dynamic";
import { Suspense, useDeferredValue } from "react";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import type { RunView } from "@/lib/assessment/types";
import { formatCount, type Language } from "@/lib/format";
import { TEXT_SHEET_COUNT } from "@/models/contracts/run-events";
import { SAMPLES } from "./run-copy";
import { moveTo, placeOf, type SamplePosition } from "./sample-position";
import { StepSlider } from "./step-slider";
import { TEXTS } from "./text-copy";

const TextSheetBody = dynamic(() => import("./text-sheet").then((module) => module.TextSheetBody), { ssr: false });

interface TextSamplesProps {
  run: Pick<RunView, "samples" | "status">;
  /** Held by whoever shows samples and curves together. */
  position: SamplePosition;
  onPosition: (position: SamplePosition) => void;
  language: Language;
}

/** What the model wrote at each step. The texts of one step stay until those of the next are there. */
export function TextSamples({ run, position, onPosition, language }: TextSamplesProps) {
  const speak = speaker(language);
  const { sheets } = run.samples;
  const place = placeOf(sheets, position);
  const sheet = sheets[place];
  const url = useDeferredValue(sheet?.url);
  if (!sheet || !url) {
    return (
      <Section id="samples" title={speak(SAMPLES.plainTitle)}>
        <EmptyState title={speak(SAMPLES.none)} />
      </Section>
    );
  }
  const facts = { step: formatCount(sheet.step, language), count: TEXT_SHEET_COUNT };
  return (
    <Section id="samples" title={speak(TEXTS.samplesTitle, facts)} note={speak(TEXTS.samplesNote)}>
      <Panel>
        <PanelBody>
          <Suspense fallback={<p>{speak(TEXTS.loading)}</p>}>
            <TextSheetBody url={url} language={language} />
          </Suspense>
          <StepSlider
            sheets={sheets}
            place={place}
            following={position.follow && !run.status.finished}
            onPlace={(next) => onPosition(moveTo(sheets, next))}
            language={language}
          />
        </PanelBody>
      </Panel>
    </Section>
  );
}
