import type { Speak } from "@/components/layout/speaker";
import { RecordTable } from "@/components/ui/table";
import { DAY_KIND_WORDS } from "@/lib/calendar/copy";
import type { NamedDay, YearEntry, YearLine } from "@/lib/calendar/types";
import { formatInstant } from "@/lib/format";
import { CALENDAR } from "./calendar-copy";

export function YearTable({ years, speak }: { years: readonly YearLine[]; speak: Speak }) {
  return (
    <RecordTable
      caption={speak(CALENDAR.years)}
      rows={years}
      rowKey={({ year }) => String(year)}
      columns={[
        {
          key: "year",
          label: speak(CALENDAR.year),
          heading: true,
          cell: ({ year }) => <a href={`/office/calendar?year=${year}`}>{year}</a>,
        },
        { key: "source", label: speak(CALENDAR.source), cell: ({ source }) => <span lang="zh-CN">{source}</span> },
        { key: "holidays", label: speak(CALENDAR.holidays), align: "end", cell: ({ holidays }) => holidays },
        { key: "workdays", label: speak(CALENDAR.workdays), align: "end", cell: ({ workdays }) => workdays },
      ]}
    />
  );
}

export function DayTable({ caption, days, speak }: { caption: string; days: readonly NamedDay[]; speak: Speak }) {
  return (
    <RecordTable
      caption={caption}
      rows={days}
      rowKey={({ date }) => date}
      columns={[
        { key: "date", label: speak(CALENDAR.date), heading: true, cell: ({ date }) => date },
        { key: "kind", label: speak(CALENDAR.kind), nowrap: true, cell: ({ kind }) => speak(DAY_KIND_WORDS[kind]) },
        { key: "name", label: speak(CALENDAR.name), cell: ({ name }) => <span lang="zh-CN">{name}</span> },
      ]}
    />
  );
}

export function EntryTable({
  caption,
  entries,
  speak,
}: {
  caption: string;
  entries: readonly YearEntry[];
  speak: Speak;
}) {
  return (
    <RecordTable
      caption={caption}
      rows={entries}
      rowKey={({ version }) => String(version)}
      columns={[
        { key: "version", label: speak(CALENDAR.version), heading: true, cell: ({ version }) => version },
        {
          key: "when",
          label: speak(CALENDAR.when),
          nowrap: true,
          cell: ({ enteredAt }) => formatInstant(enteredAt),
        },
        { key: "who", label: speak(CALENDAR.who), cell: ({ enteredBy }) => <span lang="zh-CN">{enteredBy}</span> },
        { key: "source", label: speak(CALENDAR.source), cell: ({ source }) => <span lang="zh-CN">{source}</span> },
        { key: "count", label: speak(CALENDAR.count), align: "end", cell: ({ days }) => days },
        { key: "reason", label: speak(CALENDAR.reason), cell: ({ reason }) => reason ?? speak(CALENDAR.first) },
      ]}
    />
  );
}
