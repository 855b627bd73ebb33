"use client";
import { useState } from "react";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import type { RunView } from "@/lib/assessment/types";
import { formatCount, type Language } from "@/lib/format";
import { SAMPLES } from "./run-copy";
import { SampleCell } from "./sample-cell";
import { SampleGrid } from "./sample-grid";
import { FOLLOW, moveTo, placeOf, type SamplePosition } from "./sample-position";
import { StepSlider } from "./step-slider";

interface SampleViewerProps {
  run: Pick<RunView, "samples" | "status">;
  /** Held by whoever shows samples and curves together. */
  position: SamplePosition;
  onPosition: (position: SamplePosition) => void;
  language: Language;
}

/** Samples of fixed latents over the steps: one slider for the whole grid, and one cell followed through time. */
export function SampleViewer({ run, position, onPosition, language }: SampleViewerProps) {
  const [cell, setCell] = useState(0);
  const [asked, setAsked] = useState(false);
  const speak = speaker(language);
  const { samples } = run;
  const place = placeOf(samples.sheets, position);
  const sheet = samples.sheets[place];
  if (!sheet) {
    return (
      <Section id="samples" title={speak(SAMPLES.plainTitle)}>
        <EmptyState title={speak(SAMPLES.none)} />
      </Section>
    );
  }
  const choose = (chosen: number) => {
    setCell(chosen);
    setAsked(true);
  };
  const count = samples.columns * samples.rows;
  const step = formatCount(sheet.step, language);
  return (
    <Section
      id="samples"
      title={speak(SAMPLES.title, { count, step })}
      note={speak(SAMPLES.note, { width: samples.cell.width, height: samples.cell.height })}
    >
      <div className="grid items-start gap-6 @side/frame:grid-cols-[minmax(0,1fr)_22rem]">
        <Panel>
          <PanelBody>
            <SampleGrid samples={samples} sheet={sheet} chosen={cell} onChoose={choose} language={language} />
            <StepSlider
              sheets={samples.sheets}
              place={place}
              following={position.follow && !run.status.finished}
              onPlace={(next) => onPosition(moveTo(samples.sheets, next))}
              language={language}
            />
          </PanelBody>
        </Panel>
        <Panel>
          <PanelBody>
            <SampleCell
              {...{ samples, sheet, cell, asked, language }}
              onAsk={() => setAsked(true)}
              onLast={() => onPosition(FOLLOW)}
            />
          </PanelBody>
        </Panel>
      </div>
    </Section>
  );
}
