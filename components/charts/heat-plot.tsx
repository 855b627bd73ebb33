"use client";
import { useEffect, useRef } from "react";
import { THEME_PALETTE } from "./chart-spec";
import { echarts } from "./echarts-heat";
import { heatOption } from "./heat-option";
import type { HeatSpec } from "./heat-spec";

interface HeatPlotProps {
  spec: HeatSpec;
  /** The cell under the pointer; null when it left. */
  onCell: (cell: { readonly row: number; readonly column: number } | null) => void;
}

/** The drawing of a heat map. Loaded by itself, after the page. */
export default function HeatPlot({ spec, onCell }: HeatPlotProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const chart = echarts.init(element, null, { renderer: "svg" });
    chart.on("mouseover", ({ value }) => {
      const [column, row] = value as [number, number];
      onCell({ row, column });
    });
    chart.getZr().on("globalout", () => onCell(null));
    const draw = () => {
      chart.resize();
      const fontSize = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.78;
      const font = getComputedStyle(element).fontFamily;
      const look = { palette: THEME_PALETTE, font, fontSize, width: element.clientWidth };
      chart.setOption(heatOption({ spec, ...look }), { notMerge: true });
    };
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [spec, onCell]);
  return <div ref={box} aria-hidden="true" className="size-full" />;
}
