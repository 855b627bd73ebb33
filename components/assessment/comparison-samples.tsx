"use client";
import dynamic from "next/dynamic";
import { Suspense, useState } from "react";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import { PixelImage } from "@/components/ui/pixel-image";
import { commonSteps } from "@/lib/assessment/rules/comparison";
import type { RunView } from "@/lib/assessment/types";
import { formatCount, type Language } from "@/lib/format";
import { COMPARISON } from "./comparison-copy";
import { SAMPLES } from "./run-copy";
import { FOLLOW, moveTo, placeOf } from "./sample-position";
import { StepSlider } from "./step-slider";
import { TEXTS } from "./text-copy";

const TextSheetBody = dynamic(() => import("./text-sheet").then((module) => module.TextSheetBody), { ssr: false });

/** What each run made at one step; one slider moves all of them. */
export function ComparedSamples({ runs, language }: { runs: readonly RunView[]; language: Language }) {
  const [position, setPosition] = useState(FOLLOW);
  const speak = speaker(language);
  const steps = commonSteps(runs).map((step) => ({ step }));
  const place = placeOf(steps, position);
  const step = steps[place]?.step;
  if (step === undefined) {
    return (
      <Section id="samples" title={speak(SAMPLES.plainTitle)}>
        <EmptyState title={speak(COMPARISON.noSamples)} />
      </Section>
    );
  }
  const facts = { step: formatCount(step, language) };
  return (
    <Section id="samples" title={speak(COMPARISON.samples, facts)} note={speak(COMPARISON.samplesNote)}>
      <Panel>
        <PanelBody>
          <div className="grid gap-6 @row/frame:grid-cols-2">
            {runs.map((run) => (
              <figure key={run.number} className="min-w-0">
                <figcaption className="mb-1 text-sm font-strong">{run.number}</figcaption>
                <Sheet run={run} step={step} language={language} />
              </figure>
            ))}
          </div>
          <StepSlider
            sheets={steps}
            place={place}
            following={false}
            onPlace={(next) => setPosition(moveTo(steps, next))}
            language={language}
          />
        </PanelBody>
      </Panel>
    </Section>
  );
}

function Sheet({ run, step, language }: { run: RunView; step: number; language: Language }) {
  const speak = speaker(language);
  const { samples } = run;
  const url = samples.sheets.find((sheet) => sheet.step === step)?.url ?? "";
  if (samples.kind === "text") {
    return (
      <Suspense fallback={<p>{speak(TEXTS.loading)}</p>}>
        <TextSheetBody url={url} language={language} />
      </Suspense>
    );
  }
  const count = samples.columns * samples.rows;
  return (
    <PixelImage
      src={url}
      width={samples.columns * samples.cell.width}
      height={samples.rows * samples.cell.height}
      alt={speak(SAMPLES.sheetAlt, { step: formatCount(step, language), count })}
    />
  );
}
