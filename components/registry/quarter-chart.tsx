import { BarChart } from "@/components/charts/bar-chart";
import type { Speak } from "@/components/layout/speaker";
import type { CountRow } from "@/lib/registry/types";
import { STATISTICS } from "./register-copy";

/** Quarters that are drawn; the table has all. */
const DRAWN = 8;

/** New entries by quarter: two bars side by side, never on top of each other, because the tracks are not added up. */
export function QuarterChart({ quarters, speak }: { quarters: readonly CountRow[]; speak: Speak }) {
  const last = quarters.at(-1);
  if (!last) return null;
  const drawn = quarters.slice(-DRAWN);
  const series = (["filing", "registration"] as const).map((track) => ({
    key: track,
    label: speak(STATISTICS[track]),
    values: drawn.map((quarter) => quarter.counts[track]),
  }));
  const title = speak(STATISTICS.quarterTitle, { quarter: quarterInWords(last.key, speak), ...last.counts });
  return (
    <BarChart
      title={title}
      subtitle={speak(STATISTICS.quarterSubtitle)}
      spec={{ categories: drawn.map(({ key }, at) => axisLabel(key, at === 0)), series }}
      table={{
        head: [speak(STATISTICS.quarterLabel), speak(STATISTICS.filing), speak(STATISTICS.registration)],
        rows: [...quarters]
          .reverse()
          .map(({ key, counts }) => [quarterInWords(key, speak), String(counts.filing), String(counts.registration)]),
      }}
      words={{
        ...{ table: speak(STATISTICS.table), drawing: speak(STATISTICS.chartText) },
        ...{ csv: speak(STATISTICS.csv), png: speak(STATISTICS.png) },
      }}
      fileName="register-quarters"
    />
  );
}

function quarterInWords(quarter: string, speak: Speak): string {
  return speak(STATISTICS.quarter, { year: quarter.slice(0, 4), number: quarter.slice(6) });
}

/** The year stands below the first quarter of the drawing and of each year. */
function axisLabel(quarter: string, first: boolean): string {
  const [year, number] = [quarter.slice(0, 4), quarter.slice(5)];
  return first || number === "Q1" ? `${number}\n${year}` : number;
}
