import type { Effect } from "../types/decision";
import {
  APPLICATION_FLAGS,
  APPLICATION_STATUSES,
  type ApplicationAction,
  type ApplicationFlag,
  type ApplicationStatus,
  type ClockKey,
  type Stage,
  type Track,
} from "../types/vocabulary";

/** Something is still to be answered, looked at or tested: no opinion and no decision of the case meanwhile. */
export const HOLDING_FLAGS = [
  "rectification",
  "rectification_expired",
  "inspection",
  "technical_test",
  "expert_review",
] as const satisfies readonly ApplicationFlag[];

/** While the filing is suspended the case rests, but for these. */
export const OPEN_WHILE_SUSPENDED = [
  "withdraw",
  "reply_to_notice",
  "terminate",
] as const satisfies readonly ApplicationAction[];

/** The office waits for others while one of these holds: its clock rests. */
export const PAUSING_FLAGS = [
  "rectification",
  "inspection",
  "technical_test",
  "expert_review",
  "filing_suspended",
] as const satisfies readonly ApplicationFlag[];

/**
 * Whether the office's clock rests. Ask before and after a decision: false then true writes a pause entry, true then
 * false a resume entry, so that the resume is written when the last of the flags falls.
 */
export function pausesClock(flags: readonly ApplicationFlag[]): boolean {
  return PAUSING_FLAGS.some((flag) => flags.includes(flag));
}

/** The clock of the office in each status. Only these pause; a due date for the provider runs on. */
export const OFFICE_CLOCK: Partial<Record<ApplicationStatus, ClockKey>> = {
  submitted: "acceptance",
  in_review: "provincialReview",
  national_review: "nationalReview",
};

const ENDED: readonly ApplicationStatus[] = ["approved", "rejected", "withdrawn"];

export const OPEN_STATUSES = APPLICATION_STATUSES.filter((status) => !ENDED.includes(status));

export function isOpen(status: ApplicationStatus): boolean {
  return !ENDED.includes(status);
}

/** Where a case of this status is handled. Publicity belongs to the office that signed it off last. */
export function stageOf(status: ApplicationStatus, track: Track, before: Stage): Stage {
  if (status === "national_review") return "national";
  if (status === "publicity") return track === "filing" ? "national" : "provincial";
  return isOpen(status) ? "provincial" : before;
}

/** The flags after a decision, in the order of the vocabulary. */
export function flagsAfter(flags: readonly ApplicationFlag[], effects: readonly Effect[]): ApplicationFlag[] {
  const held = new Set(flags);
  for (const effect of effects) {
    if (effect.do === "raise") held.add(effect.flag);
    if (effect.do === "clear") held.delete(effect.flag);
  }
  return APPLICATION_FLAGS.filter((flag) => held.has(flag));
}
