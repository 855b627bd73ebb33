"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Details } from "@/components/ui/details";
import { NumberTable } from "@/components/ui/table";
import { formatScore } from "@/lib/format";
import { downloadHeat, downloadTable } from "./chart-file";
import { FileButton } from "./figure-files";
import { FigureTitle } from "./figure-title";
import { type HeatSpec, named, tableOf } from "./heat-spec";

const HeatPlot = dynamic(() => import("./heat-plot"), { ssr: false });

interface HeatChartProps {
  /** Says the finding. */
  title: string;
  subtitle: string;
  spec: HeatSpec;
  words: {
    readonly table: string;
    readonly csv: string;
    readonly png: string;
    /** While nothing is pointed at. */
    readonly hint: string;
    /** With {row}, {column} and {value}. */
    readonly cell: string;
  };
  fileName: string;
}

/** Title, drawing, the value at the pointer, and the same numbers as table, CSV and PNG. */
export function HeatChart({ title, subtitle, spec, words, fileName }: HeatChartProps) {
  const [cell, setCell] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const value = cell && spec.values[cell.row]?.[cell.column];
  const table = tableOf(spec);
  return (
    <figure className="min-w-0">
      <FigureTitle title={title} subtitle={subtitle} />
      <div className="relative mt-2 aspect-square max-w-[34rem]">
        <div className="absolute inset-0">
          <HeatPlot spec={spec} onCell={setCell} />
        </div>
      </div>
      <p className="min-h-6 text-xs text-text-2 tabular-nums">
        {cell && typeof value === "number"
          ? words.cell
              .replace("{row}", named(spec.rows, cell.row))
              .replace("{column}", named(spec.columns, cell.column))
              .replace("{value}", formatScore(value))
          : words.hint}
      </p>
      <div data-print="no" className="mt-1 flex flex-wrap items-start gap-x-6 gap-y-1 text-xs">
        <div className="min-w-0 flex-[1_1_12rem]">
          <Details summary={words.table}>
            <NumberTable caption={title} head={table.head} rows={table.rows} />
          </Details>
        </div>
        <FileButton label={words.csv} onClick={async () => downloadTable(table, fileName)} />
        <FileButton label={words.png} onClick={() => downloadHeat(spec, fileName)} />
      </div>
    </figure>
  );
}
