import type { StatusShape } from "@/components/ui/status";
import type { SectionState } from "@/lib/forms/types";

/** The shape of a section's state; the word stands beside it. */
export const STATE_SHAPES: Record<SectionState, StatusShape> = {
  not_started: "waiting",
  in_progress: "progress",
  done: "good",
  faulty: "bad",
  blocked: "off",
};
