"use client";
import { useMemo } from "react";
import type { LineChartSpec } from "@/components/charts/chart-spec";
import { LineChart } from "@/components/charts/line-chart";
import { smooth } from "@/components/charts/smoothing";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import { comparedCurves } from "@/lib/assessment/rules/comparison";
import type { CurveSeries, RunView } from "@/lib/assessment/types";
import type { ComparisonView } from "@/lib/assessment/types/comparison";
import { formatScore, type Language } from "@/lib/format";
import { chartSubtitle, chartWords } from "./chart-words";
import { COMPARISON } from "./comparison-copy";
import { CHART } from "./run-copy";

/** One chart for each loss, the runs laid over each other. */
export function ComparedCurves({ comparison, language }: { comparison: ComparisonView; language: Language }) {
  const speak = speaker(language);
  const { runs, csvUrl } = comparison;
  const charts = useMemo(
    () => comparedCurves(runs).map((series) => ({ series, spec: overlay(series, runs, language) })),
    [runs, language],
  );
  return (
    <Section id="curves" title={speak(COMPARISON.curves)}>
      {charts.length === 0 ? (
        <EmptyState title={speak(COMPARISON.noCurves)} />
      ) : (
        <div className="grid gap-6 @side/frame:grid-cols-2">
          {charts.map(({ series, spec }) => (
            <Panel key={series.key}>
              <PanelBody>
                <LineChart
                  title={titleOf(series, spec, language)}
                  subtitle={chartSubtitle(spec, language)}
                  spec={spec}
                  words={chartWords(language)}
                  csvUrl={csvUrl}
                  fileName={`${runs.map(({ number }) => number).join("-")}-${series.key}`}
                />
              </PanelBody>
            </Panel>
          ))}
        </div>
      )}
    </Section>
  );
}

function overlay({ key, unit }: CurveSeries, runs: readonly RunView[], language: Language): LineChartSpec {
  const share = unit.en === "share";
  const drawn = runs.flatMap(({ number, curves }) => {
    const points = curves.points.flatMap(({ step, values }) => {
      const value = values[key];
      return value === undefined ? [] : [[step, value] as const];
    });
    return points.length > 0 ? [{ key: number, label: number, points }] : [];
  });
  const positive = drawn.every(({ points }) => points.every(([, y]) => y > 0));
  return {
    xLabel: speaker(language)(CHART.step),
    xMaximum: Math.max(...runs.map(({ progress }) => progress.totalSteps)),
    yUnit: unit[language],
    scale: share || !positive ? "linear" : "log",
    yRange: share ? [0, 1] : null,
    series: drawn,
    unknownFrom: null,
  };
}

/** `总损失：R-2026-0001 103，R-2026-0002 98.2` */
function titleOf(series: CurveSeries, spec: LineChartSpec, language: Language): string {
  const speak = speaker(language);
  const parts = spec.series.map(({ label, points }) =>
    speak(CHART.part, { label: `${label} `, value: formatScore(smooth(points).at(-1)?.[1] ?? 0) }),
  );
  return speak(COMPARISON.curveTitle, { label: series.label[language], parts: parts.join(speak(CHART.comma)) });
}
