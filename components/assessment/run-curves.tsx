"use client";
import { useMemo } from "react";
import { LineChart } from "@/components/charts/line-chart";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import type { RunView } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { chartWords } from "./chart-words";
import { describeCurveCharts } from "./curve-charts";
import { RUN } from "./run-copy";

interface RunCurvesProps {
  run: RunView;
  language: Language;
  /** The step of the slider, where a reader holds one. */
  markedAt?: number | null;
}

export function RunCurves({ run, language, markedAt = null }: RunCurvesProps) {
  const speak = speaker(language);
  const charts = useMemo(() => describeCurveCharts(run, language), [run, language]);
  return (
    <Section id="curves" title={speak(RUN.curves)} note={charts.length > 0 ? speak(RUN.curvesNote) : undefined}>
      {charts.length === 0 ? (
        <EmptyState title={speak(RUN.noCurves)} />
      ) : (
        <div className={charts.length > 1 ? "grid gap-6 @side/frame:grid-cols-2" : "grid"}>
          {charts.map((chart) => (
            <Panel key={chart.key}>
              <PanelBody>
                <LineChart
                  title={chart.title}
                  subtitle={chart.subtitle}
                  spec={chart.spec}
                  words={chartWords(language)}
                  csvUrl={run.curves.csvUrl}
                  fileName={`${run.number}-${chart.key}`}
                  markedAt={markedAt}
                />
              </PanelBody>
            </Panel>
          ))}
        </div>
      )}
    </Section>
  );
}
