import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { type Column, RecordTable } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { METRIC_COPY } from "@/lib/assessment/copy/metrics";
import { formatScore, type Language, type Words } from "@/lib/format";
import type { RunEvidence } from "@/lib/review/types";
import { SUBMISSION } from "./case-copy";

interface RunEvidenceListProps {
  runs: readonly RunEvidence[];
  draftHref: (target: string) => string | null;
  language: Language;
}

/** A snapshot names metrics by key, also such as were measured by an earlier version. */
const METRIC_NAMES: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(METRIC_COPY).map(([key, { name }]) => [key, name]),
);

/** Attached runs as they were sealed, each with its report and with what its numbers were before. */
export function RunEvidenceList({ runs, draftHref, language }: RunEvidenceListProps) {
  const speak = speaker(language);
  if (runs.length === 0) return <EmptyState title={speak(SUBMISSION.noRuns)} />;
  const comma = language === "zh" ? "、" : ", ";
  const columns: Column<RunEvidence>[] = [
    {
      key: "run",
      label: speak(SUBMISSION.run),
      heading: true,
      cell: (run) => (
        <>
          <a href={run.href}>{`${speak(SUBMISSION.report)} ${run.number}`}</a>
          <span className="block text-xs font-normal text-text-2">{run.model.toUpperCase()}</span>
          {run.change !== "same" && (
            <Tag tone="amber">{speak(run.change === "added" ? SUBMISSION.added : SUBMISSION.replaced)}</Tag>
          )}
        </>
      ),
    },
    {
      key: "functions",
      label: speak(SUBMISSION.functions),
      cell: (run) => run.functions.map((words) => speak(words)).join(comma),
    },
    {
      key: "metrics",
      label: speak(SUBMISSION.metrics),
      cell: (run) => (
        <ul className="text-sm tabular-nums">
          {run.metrics.map((metric) => (
            <li key={metric.key}>
              {speak(METRIC_NAMES[metric.key] ?? { zh: metric.key, en: metric.key })} {formatScore(metric.value)}
              {metric.before !== null && metric.before !== metric.value && (
                <span className="text-text-2">
                  {" "}
                  {speak(SUBMISSION.was)}
                  <del>{formatScore(metric.before)}</del>
                </span>
              )}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: "manifest",
      label: speak(SUBMISSION.manifest),
      cell: (run) => (run.manifestHash ? <code>{run.manifestHash.slice(0, 12)}…</code> : "—"),
    },
    {
      key: "draft",
      label: speak(SUBMISSION.draftItem),
      cell: (run) => {
        const href = draftHref(`run:${run.number}`);
        if (!href) return "—";
        return (
          <a href={href} aria-label={speak(SUBMISSION.draftFor, { name: run.number })}>
            {speak(SUBMISSION.draftItem)}
          </a>
        );
      },
    },
  ];
  return <RecordTable caption={speak(SUBMISSION.runs)} columns={columns} rows={runs} rowKey={(run) => run.number} />;
}
