import { speaker } from "@/components/layout/speaker";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { type Column, NumberTable, RecordTable } from "@/components/ui/table";
import { Tag, type TagTone } from "@/components/ui/tag";
import { METRIC_COPY } from "@/lib/assessment/copy/metrics";
import { ATTACHMENT_SLOTS } from "@/lib/filing/rules/attachment-slots";
import { FUNCTIONS } from "@/lib/filing/schema/dossier/choices";
import type { AttachmentDifference, MetricDifference, RunDifference } from "@/lib/filing/types/diff";
import type { SnapshotAttachment } from "@/lib/filing/types/snapshot";
import { formatBytes, formatScore, type Language, type Words } from "@/lib/format";
import { DIFF } from "./evidence-copy";

const TONES: Record<AttachmentDifference["kind"] | RunDifference["kind"], TagTone> = {
  ...{ same: "plain", renamed: "plain", added: "green", removed: "red", replaced: "amber", changed: "amber" },
};

const SLOTS = [...ATTACHMENT_SLOTS.filing, ...ATTACHMENT_SLOTS.registration];

export function AttachmentDiff({ rows, language }: { rows: readonly AttachmentDifference[]; language: Language }) {
  const speak = speaker(language);
  const slotWords = (key: string): Words => SLOTS.find((slot) => slot.key === key)?.words ?? { zh: key, en: key };
  const columns: Column<AttachmentDifference>[] = [
    { key: "slot", label: speak(DIFF.field), heading: true, cell: (row) => speak(slotWords(row.slot)) },
    {
      key: "kind",
      label: speak(DIFF.change),
      cell: (row) => <Tag tone={TONES[row.kind]}>{speak(DIFF.kinds[row.kind])}</Tag>,
    },
    { key: "before", label: speak(DIFF.before), cell: (row) => <FileLine file={row.before} /> },
    { key: "after", label: speak(DIFF.after), cell: (row) => <FileLine file={row.after} /> },
  ];
  return (
    <RecordTable
      caption={speak(DIFF.files)}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.slot} ${row.before?.hash} ${row.after?.hash}`}
    />
  );
}

function FileLine({ file }: { file: SnapshotAttachment | null }) {
  if (!file) return "—";
  return (
    <>
      {file.name}
      <span className="block text-xs text-text-2">
        {formatBytes(file.size)} · <code>{file.hash.slice(0, 12)}</code>
      </span>
    </>
  );
}

export function RunDiff({ rows, language }: { rows: readonly RunDifference[]; language: Language }) {
  const speak = speaker(language);
  return (
    <div className="grid gap-4">
      {rows.map((run) => (
        <Panel key={run.number}>
          <PanelHead>
            <h3 className="text-body font-strong">
              {run.number} · {run.model}
            </h3>
            <Tag tone={TONES[run.kind]}>{speak(DIFF.kinds[run.kind])}</Tag>
          </PanelHead>
          <PanelBody className="grid gap-3">
            <p className="text-sm">
              {speak(DIFF.forFunctions)}
              {language === "zh" ? "：" : ": "}
              <FunctionLine run={run} language={language} />
              {run.sealedAnew && <span> · {speak(DIFF.sealedAnew)}</span>}
            </p>
            {run.metrics.length > 0 && (
              <NumberTable
                caption={`${run.number} ${speak(DIFF.metric)}`}
                head={[speak(DIFF.metric), speak(DIFF.before), speak(DIFF.after), speak(DIFF.change)]}
                rows={run.metrics.map((metric) => metricRow(metric, language))}
              />
            )}
          </PanelBody>
        </Panel>
      ))}
    </div>
  );
}

function FunctionLine({ run, language }: { run: RunDifference; language: Language }) {
  const speak = speaker(language);
  const words = (values: readonly string[]) =>
    values
      .map((value) => FUNCTIONS.find((choice) => choice.value === value)?.label ?? { zh: value, en: value })
      .map((label) => speak(label))
      .join(language === "zh" ? "、" : ", ") || "—";
  const [before, after] = [words(run.functions.before), words(run.functions.after)];
  if (run.kind === "added") return after;
  if (run.kind === "removed" || before === after) return before;
  return `${before} → ${after}`;
}

function metricRow({ metric, before, after, change }: MetricDifference, language: Language): string[] {
  const name = (METRIC_COPY as Readonly<Record<string, { name: Words }>>)[metric]?.name;
  const sign = change !== null && change > 0 ? "+" : "";
  const score = (value: number | null) => (value === null ? "—" : formatScore(value));
  return [
    name ? speaker(language)(name) : metric,
    score(before),
    score(after),
    change === null ? "—" : `${sign}${score(change)}`,
  ];
}
