import { CLOCK_SHAPES } from "@/components/filing/clock";
import { speaker } from "@/components/layout/speaker";
import { Status } from "@/components/ui/status";
import { CLOCK_COLOUR_WORDS } from "@/lib/calendar/copy";
import type { Language } from "@/lib/format";
import { QUEUE } from "./queue-copy";

/** What the shapes and colours of the clocks say. */
export function QueueLegend({ language }: { language: Language }) {
  const speak = speaker(language);
  return (
    <ul aria-label={speak(QUEUE.legend)} className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-xs text-text-2">
      {(["green", "amber", "red", "paused"] as const).map((colour) => (
        <li key={colour}>
          <Status shape={CLOCK_SHAPES[colour]}>{speak(CLOCK_COLOUR_WORDS[colour])}</Status>
        </li>
      ))}
    </ul>
  );
}
