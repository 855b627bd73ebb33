"use client";
import { useEffect, useRef } from "react";
import { Icon } from "./icon";
import { prefixTitle } from "./prefix-title";

export interface SummaryLine {
  /** Id of the control that the line leads to. */
  target?: string;
  /** Of a control on another page. */
  href?: string;
  text: string;
}

interface ErrorSummaryProps {
  title: string;
  /** Put before the page's title while the summary stands. */
  titlePrefix: string;
  lines: readonly SummaryLine[];
  /** What was done with the input in spite of it. */
  note?: string;
}

/** After an attempt: the same words as beside the fields. Takes the focus once for each attempt, never while typing. */
export function ErrorSummary({ title, titlePrefix, lines, note }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const attempt = lines.map((line) => line.text).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines are another attempt
  useEffect(() => box.current?.focus(), [attempt]);
  useEffect(() => prefixTitle(titlePrefix), [titlePrefix]);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="max-w-[54rem] rounded-2 border-2 border-solid border-red-solid bg-surface p-4"
    >
      <h2 className="flex items-center gap-2 text-lg">
        <Icon name="alert" className="text-red" />
        {title}
      </h2>
      <ul className="mt-2">
        {lines.map((line) => (
          <li key={line.text} className="py-0.5">
            {line.href || line.target ? (
              <a href={line.href ?? `#${line.target}`} className="font-strong text-red hover:text-red">
                {line.text}
              </a>
            ) : (
              <span className="font-strong text-red">{line.text}</span>
            )}
          </li>
        ))}
      </ul>
      {note && <p className="mt-1 text-sm text-text-2">{note}</p>}
    </div>
  );
}
