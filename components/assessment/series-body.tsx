import { speaker } from "@/components/layout/speaker";
import { ButtonRow } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Facts } from "@/components/ui/summary-list";
import type { SeriesView } from "@/lib/assessment/types/series";
import { formatCount, formatShare, type Language } from "@/lib/format";
import { CancelSeries } from "./cancel-series";
import { SeedTable } from "./seed-table";
import { SERIES } from "./series-copy";
import { SpreadTable } from "./spread-table";
import { SIGNAL_NOTICES } from "./tones";

/** A stability run: how it stands, each seed, how far their scores lie apart, and what they share. */
export function SeriesBody({ series, language }: { series: SeriesView; language: Language }) {
  const speak = speaker(language);
  const comparable = series.seeds.slice(0, 4).map(({ number }) => `run=${number}`);
  return (
    <>
      {!series.finished && <RefreshWhile />}
      <Standing series={series} language={language} />
      <Section id="seeds" title={speak(SERIES.seeds)}>
        <SeedTable seeds={series.seeds} language={language} />
        <div className="mt-4">
          <ButtonRow>
            <LinkButton href={`/runs/compare?${comparable.join("&")}`}>{speak(SERIES.compare)}</LinkButton>
            {series.cancellable > 0 && (
              <CancelSeries seriesId={series.id} open={series.cancellable} language={language} />
            )}
          </ButtonRow>
        </div>
      </Section>
      <Section id="spread" title={speak(SERIES.spread)} note={speak(SERIES.spreadNote)}>
        {series.summary.metrics.length > 0 ? (
          <>
            <SpreadTable series={series} language={language} />
            {series.spacesDiffer && <p className="mt-2 text-xs text-text-2">{speak(SERIES.spreadSpaces)}</p>}
          </>
        ) : (
          <EmptyState title={speak(SERIES.spreadNone)} />
        )}
      </Section>
      <Section id="settings" title={speak(SERIES.settings)}>
        <Panel>
          <PanelBody>
            <Facts
              entries={series.configEntries.map(({ label, words, value, unit }) => ({
                key: speak(label),
                value: words ? speak(words) : unit ? `${value} ${speak(unit)}` : value,
              }))}
            />
          </PanelBody>
        </Panel>
      </Section>
    </>
  );
}

function Standing({ series, language }: { series: SeriesView; language: Language }) {
  const speak = speaker(language);
  const { seeds, completed, failed, cancelled, failureRate } = series.summary;
  const facts = { count: formatCount(seeds, language), done: completed, failed, cancelled };
  const tone = series.finished ? SIGNAL_NOTICES[series.verdict?.signal ?? "none"] : "accent";
  return (
    <Notice tone={tone} title={speak(series.finished ? SERIES.doneTitle : SERIES.underWayTitle, facts)}>
      {series.verdict?.sentence && <p>{speak(series.verdict.sentence)}</p>}
      <p>
        {failureRate === null
          ? speak(SERIES.underWay)
          : speak(SERIES.failureRate, { ...facts, rate: formatShare(failureRate) })}
      </p>
    </Notice>
  );
}
