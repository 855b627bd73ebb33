import type { Metadata } from "next";
import { CALENDAR } from "@/components/admin/calendar-copy";
import { CalendarForm } from "@/components/admin/calendar-form";
import { DayTable, EntryTable, YearTable } from "@/components/admin/calendar-tables";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/panel";
import { loadCalendarPage } from "@/lib/calendar/loaders";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  return { title: speaker(language)(CALENDAR.title) };
}

interface CalendarPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CalendarPage({ searchParams }: CalendarPageProps) {
  const [{ language }, query] = await Promise.all([currentPreferences(), searchParams]);
  const { view, mayManage } = await loadCalendarPage(query.year);
  const speak = speaker(language);
  const { year, known, days, entries, text, source, version } = view;
  const daysTitle = speak(CALENDAR.days, { year });
  const history = speak(CALENDAR.history, { year });
  return (
    <PageFrame section="/office/calendar" compact>
      <PageHead title={speak(CALENDAR.title)} lead={speak(CALENDAR.lead)} />
      <div>
        <Section id="years" title={speak(CALENDAR.years)}>
          <YearTable years={view.years} speak={speak} />
          <form method="get" action="/office/calendar" className="mt-4 flex flex-wrap items-end gap-3">
            <TextField
              id="year"
              name="year"
              label={speak(CALENDAR.otherYear)}
              width="number"
              inputMode="numeric"
              autoComplete="off"
              pattern="20[0-9]{2}"
              defaultValue={year}
            />
            <Button type="submit" look="secondary">
              {speak(CALENDAR.show)}
            </Button>
          </form>
        </Section>
        <Section id="days-of-year" title={daysTitle} note={speak(CALENDAR.daysNote, { count: days.length })}>
          {known ? (
            <DayTable caption={daysTitle} days={days} speak={speak} />
          ) : (
            <EmptyState title={speak(CALENDAR.notKnown, { year })}>
              <p>{speak(CALENDAR.notKnownWhy)}</p>
            </EmptyState>
          )}
        </Section>
        <Section id="enter" title={speak(known ? CALENDAR.amend : CALENDAR.enter, { year })}>
          {mayManage ? (
            <CalendarForm key={year} language={language} view={{ year, known, text, source, version }} />
          ) : (
            <Notice title={speak(CALENDAR.readOnly)} />
          )}
        </Section>
        {entries.length > 0 && (
          <Section id="history" title={history}>
            <EntryTable caption={history} entries={entries} speak={speak} />
          </Section>
        )}
      </div>
    </PageFrame>
  );
}
