import type { Speak } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import { Status, type StatusShape } from "@/components/ui/status";
import type { ClockColour, ClockView } from "@/lib/calendar/types";

export const CLOCK_SHAPES: Record<ClockColour, StatusShape> = {
  green: "good",
  amber: "note",
  red: "bad",
  paused: "paused",
  none: "off",
};

const INKS: Record<ClockColour, string> = {
  green: "text-green",
  amber: "text-amber",
  red: "text-red",
  paused: "text-text-2",
  none: "text-text-2",
};

/** In rows: the days left in words with shape and colour, below it which period and until when. */
export function ClockLeft({ clock, speak }: { clock: ClockView; speak: Speak }) {
  return (
    <span className="grid">
      <span className={classNames("font-strong", INKS[clock.colour])}>
        <Status shape={CLOCK_SHAPES[clock.colour]}>{speak(clock.left)}</Status>
      </span>
      <span className="text-xs text-text-2">
        {speak(clock.label)}
        {clock.due && (
          <>
            {" "}
            <span className="inline-block">{speak(clock.due)}</span>
          </>
        )}
      </span>
    </span>
  );
}

const CHIPS: Record<ClockColour, string> = {
  green: "border-green-line border-s-green-solid bg-green-weak",
  amber: "border-amber-line border-s-amber-solid bg-amber-weak",
  red: "border-red-line border-s-red-solid bg-red-weak",
  paused: "border-info-line border-s-info-solid bg-info-weak",
  none: "border-info-line border-s-info-solid bg-info-weak",
};

/** At the head of a case: the clocks that run or rest. */
export function ClockChips({ clocks, label, speak }: { clocks: readonly ClockView[]; label: string; speak: Speak }) {
  if (clocks.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {clocks.map((clock) => (
        <li key={clock.key} className={classNames("edge rounded-2 border-s-4 px-3 py-2 text-sm", CHIPS[clock.colour])}>
          <ClockLeft clock={clock} speak={speak} />
        </li>
      ))}
    </ul>
  );
}
