import type { ReactNode } from "react";
import { classNames } from "./class-names";

const TONES = {
  neutral: "border-info-line bg-info-weak text-info",
  accent: "border-accent-line bg-accent-weak text-accent",
  green: "border-green-line bg-green-weak text-green",
  amber: "border-amber-line bg-amber-weak text-amber",
  red: "border-red-line bg-red-weak text-red",
  plain: "border-line-strong bg-transparent text-text-2",
} as const;
export type TagTone = keyof typeof TONES;

/** A state beside a heading. */
export function Tag({ tone = "neutral", children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "edge inline-flex min-h-6 items-center gap-1 rounded-1 px-2 text-xs leading-snug font-normal whitespace-nowrap",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
