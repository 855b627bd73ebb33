"use client";
import { useState } from "react";
import type { RunView } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { RunCurves } from "./run-curves";
import { FOLLOW, placeOf, type SamplePosition } from "./sample-position";
import { SampleViewer } from "./sample-viewer";
import { TextSamples } from "./text-samples";

/** Curves and samples under one slider: the step that it holds is marked in every curve. */
export function TrainingRecord({ run, language }: { run: RunView; language: Language }) {
  const [position, setPosition] = useState<SamplePosition>(FOLLOW);
  const { sheets, kind } = run.samples;
  const markedAt = position.follow ? null : (sheets[placeOf(sheets, position)]?.step ?? null);
  const Samples = kind === "text" ? TextSamples : SampleViewer;
  return (
    <>
      <RunCurves run={run} language={language} markedAt={markedAt} />
      <Samples run={run} position={position} onPosition={setPosition} language={language} />
    </>
  );
}
