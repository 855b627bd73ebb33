import { type Speak, speaker } from "@/components/layout/speaker";
import { Details } from "@/components/ui/details";
import { Section } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { type ComparedSetting, compareSettings } from "@/lib/assessment/rules/comparison";
import type { ConfigEntry, RunView } from "@/lib/assessment/types";
import type { ComparisonView } from "@/lib/assessment/types/comparison";
import type { Language } from "@/lib/format";
import { COMPARISON } from "./comparison-copy";
import { nameInitialWeights } from "./initial-weights";
import { NEW_RUN } from "./new-run-copy";
import { RUNS } from "./run-copy";
import { shapeOfStatus } from "./tones";

interface ComparedProps {
  comparison: ComparisonView;
  language: Language;
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly React.ReactNode[];
  readonly differs: boolean;
}

/** A column for each run, headed by its number. */
export function comparedColumns<Row>(
  runs: readonly RunView[],
  heading: Column<Row>,
  cell: (row: Row, at: number) => React.ReactNode,
): Column<Row>[] {
  return [
    heading,
    ...runs.map(({ number }, at) => ({ key: number, label: number, cell: (row: Row) => cell(row, at) })),
  ];
}

function LineTable({
  caption,
  lines,
  runs,
  speak,
}: {
  caption: string;
  lines: Line[];
  runs: readonly RunView[];
  speak: Speak;
}) {
  const heading: Column<Line> = {
    key: "what",
    label: speak(COMPARISON.what),
    heading: true,
    cell: ({ label, differs }) => (
      <span className="inline-flex flex-wrap items-baseline gap-2">
        {label}
        {differs && <Tag tone="amber">{speak(COMPARISON.differs)}</Tag>}
      </span>
    ),
  };
  return (
    <RecordTable
      caption={caption}
      columns={comparedColumns(runs, heading, (line, at) => line.cells[at])}
      rows={lines}
      rowKey={({ key }) => key}
    />
  );
}

/** Which runs they are, what computed them, and how each came out. */
export function ComparedRuns({ comparison, language }: ComparedProps) {
  const speak = speaker(language);
  const { runs, places } = comparison;
  const line = (
    key: string,
    label: string,
    text: (run: RunView) => string,
    show?: (run: RunView) => React.ReactNode,
  ): Line => ({
    ...{ key, label, cells: runs.map(show ?? text) },
    differs: new Set(runs.map(text)).size > 1,
  });
  const hash = (value: string | undefined) =>
    value ? <code className="wrap-anywhere">{value.slice(0, 16)}…</code> : "—";
  const weights = ({ report }: RunView) => report?.weightsHash ?? "";
  const lines = [
    {
      ...line(
        "name",
        speak(RUNS.name),
        ({ name }) => name,
        ({ name, number }) => <RunName name={name} place={places[number]} speak={speak} />,
      ),
      differs: false,
    },
    {
      ...line(
        "state",
        speak(COMPARISON.state),
        ({ status }) => status.code,
        ({ status }) => <Status shape={shapeOfStatus(status)}>{speak(status.words)}</Status>,
      ),
      differs: false,
    },
    {
      ...line("finding", speak(COMPARISON.finding), ({ judged }) => (judged ? speak(judged.finding) : "—")),
      differs: false,
    },
    line("model", speak(COMPARISON.model), ({ modelWords }) => speak(modelWords)),
    line("dataset", speak(COMPARISON.dataset), ({ dataset }) => speak(dataset.name)),
    line(
      "dataHash",
      speak(COMPARISON.dataHash),
      ({ dataset }) => dataset.contentHash,
      ({ dataset }) => hash(dataset.contentHash),
    ),
    line("initFrom", speak(NEW_RUN.initFrom), ({ config: { initFrom } }) =>
      initFrom ? nameInitialWeights(initFrom, speak) : speak(NEW_RUN.random),
    ),
    line(
      "configHash",
      speak(COMPARISON.configHash),
      ({ configHash }) => configHash,
      ({ configHash }) => hash(configHash),
    ),
    line("weights", speak(COMPARISON.weightsHash), weights, (run) => hash(weights(run))),
    line("backend", speak(COMPARISON.backend), ({ backendWords }) => (backendWords ? speak(backendWords) : "—")),
    line("code", speak(COMPARISON.codeVersion), ({ codeVersion }) => codeVersion),
  ];
  return (
    <Section id="runs" title={speak(COMPARISON.runs)}>
      <LineTable caption={speak(COMPARISON.runs)} lines={lines} runs={runs} speak={speak} />
    </Section>
  );
}

interface RunNameProps {
  name: string;
  place: ComparisonView["places"][string] | undefined;
  speak: Speak;
}

function RunName({ name, place, speak }: RunNameProps) {
  if (!place) return name;
  return (
    <>
      <a href={place.href}>{name}</a>
      {place.owner && <span className="block text-xs text-text-2">{speak(place.owner)}</span>}
    </>
  );
}

/** Settings that differ first, those that are the same on demand. */
export function ComparedSettings({ comparison, language }: ComparedProps) {
  const speak = speaker(language);
  const { runs } = comparison;
  const settings = compareSettings(runs);
  const linesOf = (differs: boolean) =>
    settings.filter((setting) => setting.differs === differs).map((setting) => settingLine(setting, speak));
  const [different, same] = [linesOf(true), linesOf(false)];
  const title =
    different.length > 0 ? speak(COMPARISON.settings, { count: different.length }) : speak(COMPARISON.settingsSame);
  return (
    <Section id="settings" title={title}>
      <div className="grid gap-4">
        {different.length > 0 && <LineTable caption={title} lines={different} runs={runs} speak={speak} />}
        {same.length > 0 && (
          <Details summary={speak(COMPARISON.sameSettings, { count: same.length })}>
            <LineTable
              caption={speak(COMPARISON.sameSettings, { count: same.length })}
              lines={same}
              runs={runs}
              speak={speak}
            />
          </Details>
        )}
      </div>
    </Section>
  );
}

function settingLine({ key, label, values, differs }: ComparedSetting, speak: Speak): Line {
  return { key, label: speak(label), cells: values.map((entry) => (entry ? writeValue(entry, speak) : "—")), differs };
}

function writeValue({ value, words, unit }: ConfigEntry, speak: Speak): string {
  if (words) return speak(words);
  return unit ? `${value} ${speak(unit)}` : value;
}
