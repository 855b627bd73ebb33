import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PlainHead } from "@/components/layout/plain-head";
import { type Speak, speaker } from "@/components/layout/speaker";
import { QuarterChart } from "@/components/registry/quarter-chart";
import { REGISTER, STATISTICS } from "@/components/registry/register-copy";
import { TrackFigures } from "@/components/registry/track-figures";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import { NumberTable } from "@/components/ui/table";
import { formatCount, type Language, type Words } from "@/lib/format";
import { currentPreferences } from "@/lib/http/preferences";
import { FACET, functionWords, STATUS_CHOICE } from "@/lib/registry/copy/register";
import { loadStatistics } from "@/lib/registry/loaders";
import { CENTRAL, jurisdictionWords } from "@/lib/registry/rules/provinces";
import type { CountRow, RegisterStatus } from "@/lib/registry/types";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  const speak = speaker(language);
  return { title: speak(STATISTICS.title), description: speak(STATISTICS.lead) };
}

export default async function StatisticsPage() {
  const [{ language }, statistics] = await Promise.all([currentPreferences(), loadStatistics()]);
  const speak = speaker(language);
  const { byQuarter, byStatus, byProvince, byFunction, changedOn } = statistics;
  const asOf = changedOn ? ` ${speak(STATISTICS.asOf, { date: changedOn })}` : "";
  return (
    <PageFrame section="/register/statistics">
      <PlainHead title={speak(STATISTICS.title)} lead={`${speak(STATISTICS.lead)}${asOf}`} />
      <div>
        <Section id="figures" title={speak(STATISTICS.figures)} hideTitle>
          <TrackFigures {...{ statistics, speak, language }} />
        </Section>
        <Section id="quarters" title={speak(STATISTICS.byQuarter)}>
          {byQuarter.length > 0 ? (
            <Panel>
              <PanelBody>
                <QuarterChart quarters={byQuarter} speak={speak} />
              </PanelBody>
            </Panel>
          ) : (
            <EmptyState title={speak(STATISTICS.quarterNone)}>
              <p>{speak(REGISTER.emptyRegisterWhy)}</p>
            </EmptyState>
          )}
        </Section>
        <Counts
          {...{ id: "status", title: STATISTICS.byStatus, label: FACET.status, rows: byStatus, speak, language }}
          words={(key) => STATUS_CHOICE[key as RegisterStatus]}
        />
        <Counts
          {...{
            id: "province",
            title: STATISTICS.byProvince,
            label: FACET.province,
            rows: byProvince,
            speak,
            language,
          }}
          words={(key) => jurisdictionWords(key === CENTRAL.key ? null : key)}
        />
        <Counts
          {...{
            id: "function",
            title: STATISTICS.byFunction,
            label: FACET.function,
            rows: byFunction,
            speak,
            language,
          }}
          words={functionWords}
          note={STATISTICS.functionNote}
        />
      </div>
    </PageFrame>
  );
}

interface CountsProps {
  id: string;
  title: Words;
  label: Words;
  note?: Words;
  rows: readonly CountRow[];
  words: (key: string) => Words;
  speak: Speak;
  language: Language;
}

/** One row a value, one column a track; no column adds them up. */
function Counts({ id, title, label, note, rows, words, speak, language }: CountsProps) {
  if (rows.length === 0) return null;
  return (
    <Section id={id} title={speak(title)} note={note && speak(note)}>
      <div className="max-w-measure">
        <NumberTable
          whole
          caption={speak(title)}
          head={[speak(label), speak(STATISTICS.filing), speak(STATISTICS.registration)]}
          rows={rows.map(({ key, counts }) => [
            speak(words(key)),
            formatCount(counts.filing, language),
            formatCount(counts.registration, language),
          ])}
        />
      </div>
    </Section>
  );
}
