import type { NoticeTone } from "@/components/ui/notice";
import type { StatusShape } from "@/components/ui/status";
import type { TagTone } from "@/components/ui/tag";
import type { StatusView } from "@/lib/assessment/types";
import type { Signal } from "@/models/contracts/verdict-rules";

/** How states and verdicts look. A shape or a word always goes with the colour. */

const STATUS_SHAPES: Record<StatusView["tone"], StatusShape> = {
  neutral: "waiting",
  progress: "progress",
  good: "good",
  note: "note",
  bad: "bad",
};

export function shapeOfStatus(status: StatusView): StatusShape {
  return status.code === "cancelled" ? "off" : STATUS_SHAPES[status.tone];
}

export const STATUS_TAGS: Record<StatusView["tone"], TagTone> = {
  neutral: "neutral",
  progress: "accent",
  good: "green",
  note: "amber",
  bad: "red",
};

export const SIGNAL_SHAPES: Record<Signal, StatusShape> = { green: "good", amber: "note", red: "bad", none: "waiting" };
export const SIGNAL_NOTICES: Record<Signal, NoticeTone> = { green: "green", amber: "amber", red: "red", none: "info" };
export const SIGNAL_TAGS: Record<Signal, TagTone> = { green: "green", amber: "amber", red: "red", none: "neutral" };
