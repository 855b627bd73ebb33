import type { Speak } from "@/components/layout/speaker";
import { type Column, RecordTable } from "@/components/ui/table";
import { TRACK_WORDS } from "@/lib/filing/copy/status";
import type { Language } from "@/lib/format";
import { functionWords } from "@/lib/registry/copy/register";
import { jurisdictionWords } from "@/lib/registry/rules/provinces";
import type { RegisterListRow } from "@/lib/registry/types";
import { EntryStatus } from "./entry-status";
import { FilingNumber } from "./filing-number";
import { REGISTER } from "./register-copy";

interface RegisterTableProps {
  caption: string;
  rows: readonly RegisterListRow[];
  speak: Speak;
  language: Language;
}

export function RegisterTable({ caption, rows, speak, language }: RegisterTableProps) {
  return <RecordTable caption={caption} columns={columnsOf(speak, language)} rows={rows} rowKey={(row) => row.id} />;
}

function columnsOf(speak: Speak, language: Language): Column<RegisterListRow>[] {
  const comma = language === "zh" ? "、" : ", ";
  return [
    {
      key: "name",
      label: speak(REGISTER.name),
      heading: true,
      cell: (row) => (
        <>
          <a href={entryAddress(row)} lang="zh-CN">
            {row.serviceName}
          </a>
          <span lang="zh-CN" className="block text-xs font-normal text-text-2">
            {row.organisationName}
          </span>
        </>
      ),
    },
    {
      key: "number",
      label: speak(REGISTER.number),
      cell: (row) => (
        <>
          <span className="block text-xs text-text-2">{speak(TRACK_WORDS[row.track])}</span>
          {row.number ? <FilingNumber number={row.number} /> : speak(REGISTER.noNumber)}
        </>
      ),
    },
    {
      key: "place",
      label: speak(REGISTER.place),
      nowrap: true,
      cell: (row) => speak(jurisdictionWords(row.provinceCode)),
    },
    {
      key: "functions",
      label: speak(REGISTER.functions),
      cell: (row) => row.functions.map((value) => speak(functionWords(value))).join(comma) || "—",
    },
    {
      key: "status",
      label: speak(REGISTER.status),
      cell: ({ track, status, flags }) => <EntryStatus {...{ track, status, flags, speak }} />,
    },
    { key: "date", label: speak(REGISTER.date), nowrap: true, cell: (row) => <time>{row.filedOn}</time> },
  ];
}

/** The permanent address: the number, or the id where a list gave none. */
export function entryAddress({ number, id }: { number: string | null; id: string }): string {
  return `/register/${encodeURIComponent(number ?? id)}`;
}
