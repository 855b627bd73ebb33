import type { LineChartSpec } from "@/components/charts/chart-spec";
import type { ChartWords } from "@/components/charts/line-chart";
import { SMOOTHING } from "@/components/charts/smoothing";
import { speaker } from "@/components/layout/speaker";
import type { Language } from "@/lib/format";
import { CHART } from "./run-copy";

/** The words of what stands under every drawing, in a language. */
export function figureWords(language: Language): Pick<ChartWords, "table" | "csv" | "png"> {
  const speak = speaker(language);
  return { table: speak(CHART.table), csv: speak(CHART.csv), png: speak(CHART.png) };
}

/** The words of the one chart component, in a language. */
export function chartWords(language: Language): ChartWords {
  const speak = speaker(language);
  return {
    ...figureWords(language),
    unknown: speak(CHART.unknown),
    raw: speak(CHART.raw),
    step: speak(CHART.atStep),
    between: speak(CHART.between),
  };
}

/** What is drawn: the unit, the axis as it came out, and how it was smoothed. */
export function chartSubtitle({ yRange, scale, yUnit }: LineChartSpec, language: Language): string {
  const axis = scale === "log" ? CHART.losses : CHART.linear;
  return speaker(language)(yRange ? CHART.shares : axis, { unit: yUnit, weight: SMOOTHING });
}
