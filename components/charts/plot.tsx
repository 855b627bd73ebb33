"use client";
import { useEffect, useRef } from "react";
import { lineChartOption } from "./chart-option";
import { type LineChartSpec, THEME_PALETTE } from "./chart-spec";
import { echarts } from "./echarts-line";

interface PlotProps {
  spec: LineChartSpec;
  markedAt: number | null;
  /** The step under the pointer; null when it left. */
  onPoint: (x: number | null) => void;
}

type Chart = ReturnType<typeof echarts.init>;

/** The drawing itself. Loaded by itself, after the page: the chart library is the largest part of a run page. */
export default function Plot({ spec, markedAt, onPoint }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const shown = useRef({ spec, markedAt });
  shown.current = { spec, markedAt };

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const made = echarts.init(element, null, { renderer: "svg" });
    chart.current = made;
    made.on("updateAxisPointer", (event) => onPoint(pointedAt(event)));
    made.getZr().on("globalout", () => onPoint(null));
    const observer = new ResizeObserver(() => {
      made.resize();
      draw(made, element, shown.current);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [onPoint]);

  useEffect(() => {
    if (chart.current && box.current) draw(chart.current, box.current, { spec, markedAt });
  }, [spec, markedAt]);

  return <div ref={box} aria-hidden="true" className="size-full" />;
}

type Shown = Pick<PlotProps, "spec" | "markedAt">;

function draw(chart: Chart, element: HTMLElement, shown: Shown): void {
  const style = getComputedStyle(element);
  const fontSize = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.78;
  const drawing = { ...shown, palette: THEME_PALETTE, font: style.fontFamily, fontSize, width: element.clientWidth };
  chart.setOption(lineChartOption(drawing), { notMerge: true });
}

function pointedAt(event: unknown): number | null {
  const axes = (event as { axesInfo?: readonly { axisDim: string; value: number }[] }).axesInfo ?? [];
  return axes.find((axis) => axis.axisDim === "x")?.value ?? null;
}
