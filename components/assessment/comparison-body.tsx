import type { ComparisonView } from "@/lib/assessment/types/comparison";
import type { Language } from "@/lib/format";
import { ComparedCurves } from "./comparison-curves";
import { ComparedRuns, ComparedSettings } from "./comparison-heads";
import { ComparedMetrics, ComparedVerdicts } from "./comparison-metrics";
import { ComparedSamples } from "./comparison-samples";

/** Two to four runs side by side, for their provider and for an office. */
export function ComparisonBody({ comparison, language }: { comparison: ComparisonView; language: Language }) {
  const { runs } = comparison;
  return (
    <>
      <ComparedRuns comparison={comparison} language={language} />
      <ComparedSettings comparison={comparison} language={language} />
      <ComparedMetrics runs={runs} language={language} />
      <ComparedVerdicts runs={runs} language={language} />
      <ComparedCurves comparison={comparison} language={language} />
      <ComparedSamples runs={runs} language={language} />
    </>
  );
}
