import { speaker } from "@/components/layout/speaker";
import { Status } from "@/components/ui/status";
import { SummaryList } from "@/components/ui/summary-list";
import type { AssessmentsView } from "@/lib/filing/types/evidence";
import type { Language } from "@/lib/format";
import { ASSESSMENTS } from "./evidence-copy";

/** Which functions of the service a run stands for already. */
export function FunctionCover({ functions, language }: Pick<AssessmentsView, "functions"> & { language: Language }) {
  const speak = speaker(language);
  if (functions.length === 0) return <p className="max-w-measure text-text-2">{speak(ASSESSMENTS.noFunctions)}</p>;
  return (
    <SummaryList
      entries={functions.map(({ words, covered }) => ({
        key: speak(words),
        value: (
          <Status shape={covered ? "good" : "waiting"}>
            {speak(covered ? ASSESSMENTS.covered : ASSESSMENTS.uncovered)}
          </Status>
        ),
      }))}
    />
  );
}
