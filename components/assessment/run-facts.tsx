import { type Speak, speaker } from "@/components/layout/speaker";
import { Details } from "@/components/ui/details";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import { Facts, type SummaryEntry } from "@/components/ui/summary-list";
import type { RunView } from "@/lib/assessment/types";
import { formatCount, formatInstant, type Language } from "@/lib/format";
import { nameInitialWeights } from "./initial-weights";
import { REPORT } from "./report-copy";
import { FACTS, RUN } from "./run-copy";

/** What computed it and what it would take to compute it again. */
export function RunFacts({ run, language }: { run: RunView; language: Language }) {
  const speak = speaker(language);
  return (
    <Section id="environment" title={speak(RUN.environment)} note={speak(RUN.environmentNote)}>
      <Panel>
        <PanelBody className="grid gap-4">
          <Facts entries={factsOf(run, language)} />
          <Details summary={speak(FACTS.settings)}>
            <Facts entries={settingsOf(run, speak)} />
          </Details>
        </PanelBody>
      </Panel>
    </Section>
  );
}

/** Every setting with its value in words or with its unit. */
export function settingsOf({ configEntries }: RunView, speak: Speak) {
  return configEntries.map(({ label, words, unit, value }) => ({
    key: speak(label),
    value: words ? speak(words) : unit ? `${value} ${speak(unit)}` : value,
  }));
}

function factsOf(run: RunView, language: Language): SummaryEntry[] {
  const speak = speaker(language);
  const instant = (iso: string | null) => (iso ? formatInstant(new Date(iso)) : "—");
  const images = speak(run.dataset.kind === "text" ? FACTS.textsOf : FACTS.imagesOf, {
    count: formatCount(run.dataset.imageCount, language),
  });
  const removed = run.dataset.removed ? ` · ${speak(FACTS.datasetRemoved)}` : "";
  return [
    { key: speak(FACTS.backend), value: run.backendWords ? speak(run.backendWords) : speak(FACTS.notYet) },
    { key: speak(FACTS.seed), value: String(run.config.seed) },
    ...(run.config.initFrom
      ? [{ key: speak(REPORT.initFrom), value: nameInitialWeights(run.config.initFrom, speak) }]
      : []),
    { key: speak(FACTS.dataset), value: `${speak(run.dataset.name)} · ${images}${removed}` },
    { key: speak(FACTS.datasetHash), value: <code>{run.dataset.contentHash}</code> },
    { key: speak(FACTS.configHash), value: <code>{run.configHash}</code> },
    ...(run.report ? [{ key: speak(FACTS.weightsHash), value: <code>{run.report.weightsHash}</code> }] : []),
    { key: speak(FACTS.codeVersion), value: run.codeVersion },
    { key: speak(FACTS.createdBy), value: run.createdBy },
    { key: speak(FACTS.createdAt), value: instant(run.createdAt) },
    { key: speak(FACTS.startedAt), value: instant(run.startedAt) },
    { key: speak(FACTS.finishedAt), value: instant(run.finishedAt) },
    { key: speak(FACTS.attempts), value: attemptLines(run, speak) },
  ];
}

function attemptLines(run: RunView, speak: Speak) {
  if (run.attempts.length === 0) return "—";
  return (
    <ul>
      {run.attempts.map((attempt) => (
        <li key={attempt.attempt}>
          {speak(FACTS.attemptLine, { attempt: attempt.attempt, step: attempt.fromStep })} ·{" "}
          {attempt.outcomeWords ? speak(attempt.outcomeWords) : speak(FACTS.underWay)}
        </li>
      ))}
    </ul>
  );
}
