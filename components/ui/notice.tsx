import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

const TONES = {
  info: { box: "border-info-line border-s-info-solid bg-info-weak", icon: "info", ink: "text-info" },
  accent: { box: "border-accent-line border-s-accent bg-accent-weak", icon: "info", ink: "text-accent" },
  green: { box: "border-green-line border-s-green-solid bg-green-weak", icon: "check", ink: "text-green" },
  amber: { box: "border-amber-line border-s-amber-solid bg-amber-weak", icon: "alert", ink: "text-amber" },
  red: { box: "border-red-line border-s-red-solid bg-red-weak", icon: "alert", ink: "text-red" },
} as const satisfies Record<string, { box: string; icon: IconName; ink: string }>;
export type NoticeTone = keyof typeof TONES;

interface NoticeProps {
  tone?: NoticeTone;
  title: string;
  children?: ReactNode;
  /** Says the notice as soon as it appears; for what follows an act of the reader. */
  announce?: boolean;
}

/** Stays where it happened; nothing floats over the page. */
export function Notice({ tone = "info", title, children, announce = false }: NoticeProps) {
  const { box, icon, ink } = TONES[tone];
  return (
    <div
      role={announce ? "status" : undefined}
      data-panel
      className={classNames("edge grid grid-cols-[auto_minmax(0,1fr)] gap-3 rounded-2 border-s-4 px-4 py-3", box)}
    >
      <Icon name={icon} className={classNames("mt-[0.25em]", ink)} />
      <div className="text-sm">
        <p className="text-body font-strong">{title}</p>
        {children}
      </div>
    </div>
  );
}
