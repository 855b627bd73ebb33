import { speaker } from "@/components/layout/speaker";
import { Status } from "@/components/ui/status";
import { RecordTable } from "@/components/ui/table";
import type { JudgedReport } from "@/lib/assessment/rules";
import type { Language } from "@/lib/format";
import type { CheckKey } from "@/models/contracts/verdict-rules";
import { CHECKS, METRICS } from "./run-copy";
import { SIGNAL_SHAPES } from "./tones";

const STABILITY: readonly CheckKey[] = [
  ...(["seeds", "nonFiniteSteps", "discriminatorSaturation", "lastAgainstBest", "lastAgainstBestText"] as const),
];

interface CheckTableProps {
  judged: JudgedReport;
  caption: string;
  language: Language;
}

/** What does not apply to the model says nothing and is left out. */
export function stabilityChecks({ checks }: Pick<JudgedReport, "checks">) {
  return checks.flatMap((check) =>
    STABILITY.includes(check.key) && check.sentence ? [{ ...check, sentence: check.sentence }] : [],
  );
}

/** What is judged without being a score beside real data. */
export function CheckTable({ judged, caption, language }: CheckTableProps) {
  const speak = speaker(language);
  const rows = stabilityChecks(judged);
  return (
    <RecordTable
      caption={caption}
      columns={[
        { key: "check", label: speak(METRICS.check), heading: true, cell: ({ key }) => speak(CHECKS[key]) },
        {
          key: "verdict",
          label: speak(METRICS.verdict),
          nowrap: true,
          cell: ({ signal, words }) => <Status shape={SIGNAL_SHAPES[signal]}>{speak(words)}</Status>,
        },
        { key: "sentence", label: speak(METRICS.reason), cell: ({ sentence }) => speak(sentence) },
      ]}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}
