import type { Speak } from "@/components/layout/speaker";
import { RecordTable } from "@/components/ui/table";
import { amountWords, PERIOD_KIND_WORDS } from "@/lib/calendar/copy";
import type { Period } from "@/lib/calendar/types";
import type { ThresholdFact } from "@/lib/filing/types/finding";
import { CRITERION_WORDS } from "@/lib/review/copy/words";
import type { Clause } from "@/lib/review/types";
import { LAW } from "./law-copy";

/** A key of the data, which people quote when they speak of a row. */
const Key = ({ children }: { children: string }) => <code className="text-xs break-all">{children}</code>;

export function PeriodTable({ periods, speak }: { periods: readonly Period[]; speak: Speak }) {
  return (
    <RecordTable
      caption={speak(LAW.periods)}
      rows={periods}
      rowKey={({ key, version }) => `${key}-${version}`}
      columns={[
        { key: "name", label: speak(LAW.name), heading: true, cell: ({ label }) => speak(label) },
        { key: "key", label: speak(LAW.key), cell: ({ key }) => <Key>{key}</Key> },
        {
          key: "value",
          label: speak(LAW.value),
          nowrap: true,
          cell: ({ value, unit }) => speak(amountWords(value, unit)),
        },
        { key: "kind", label: speak(LAW.kind), cell: ({ kind }) => speak(PERIOD_KIND_WORDS[kind]) },
        { key: "source", label: speak(LAW.source), cell: ({ source }) => source },
        { key: "mark", label: speak(LAW.mark), cell: ({ mark }) => mark },
        { key: "version", label: speak(LAW.version), align: "end", cell: ({ version }) => version },
      ]}
    />
  );
}

type Threshold = ThresholdFact & { readonly key: string };

export function ThresholdTable({ thresholds, speak }: { thresholds: readonly Threshold[]; speak: Speak }) {
  return (
    <RecordTable
      caption={speak(LAW.thresholds)}
      rows={thresholds}
      rowKey={({ key }) => key}
      columns={[
        { key: "item", label: speak(LAW.item), heading: true, cell: ({ item }) => item },
        { key: "key", label: speak(LAW.key), cell: ({ key }) => <Key>{key}</Key> },
        { key: "number", label: speak(LAW.number), align: "end", cell: ({ value }) => value },
        { key: "clause", label: speak(LAW.clause), nowrap: true, cell: ({ clause }) => clause },
        { key: "standards", label: speak(LAW.standards), cell: ({ standards }) => standards.join(", ") },
        { key: "mark", label: speak(LAW.mark), cell: ({ mark }) => mark },
        { key: "version", label: speak(LAW.version), align: "end", cell: ({ version }) => version },
      ]}
    />
  );
}

export function ClauseTable({ clauses, speak }: { clauses: readonly Clause[]; speak: Speak }) {
  return (
    <RecordTable
      caption={speak(LAW.checklist)}
      rows={clauses}
      rowKey={({ key }) => key}
      columns={[
        { key: "title", label: speak(LAW.clause), heading: true, cell: ({ title }) => speak(title) },
        { key: "criterion", label: speak(LAW.criterion), cell: ({ criterion }) => speak(CRITERION_WORDS[criterion]) },
        { key: "text", label: speak(LAW.requirement), cell: ({ text }) => speak(text) },
        { key: "source", label: speak(LAW.source), cell: ({ source }) => <span lang="zh-CN">{source}</span> },
        { key: "mark", label: speak(LAW.mark), cell: ({ mark }) => mark },
        { key: "key", label: speak(LAW.key), cell: ({ key }) => <Key>{key}</Key> },
      ]}
    />
  );
}
