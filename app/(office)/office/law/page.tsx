import type { Metadata } from "next";
import { LAW } from "@/components/admin/law-copy";
import { ClauseTable, PeriodTable, ThresholdTable } from "@/components/admin/law-tables";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { loadLaw } from "@/lib/calendar/loaders";
import { beijingDate } from "@/lib/format";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  return { title: speaker(language)(LAW.title) };
}

export default async function LawPage() {
  const [{ language }, { periods, thresholds, checklist }] = await Promise.all([currentPreferences(), loadLaw()]);
  const speak = speaker(language);
  const newest = Math.max(0, ...thresholds.map(({ version }) => version));
  const published = checklist && {
    ...{ version: checklist.version, date: beijingDate(checklist.publishedAt), source: checklist.source },
  };
  return (
    <PageFrame section="/office/law" compact>
      <PageHead title={speak(LAW.title)} lead={speak(LAW.lead)} />
      <div>
        <Section id="periods" title={speak(LAW.periods)} note={speak(LAW.markNote)}>
          <PeriodTable periods={periods} speak={speak} />
        </Section>
        <Section id="thresholds" title={speak(LAW.thresholds)} note={speak(LAW.thresholdsNote, { version: newest })}>
          <ThresholdTable thresholds={thresholds} speak={speak} />
        </Section>
        <Section
          id="checklist"
          title={speak(LAW.checklist)}
          note={published ? speak(LAW.checklistNote, published) : undefined}
        >
          {checklist ? (
            <ClauseTable clauses={checklist.clauses} speak={speak} />
          ) : (
            <EmptyState title={speak(LAW.noChecklist)} />
          )}
        </Section>
      </div>
    </PageFrame>
  );
}
