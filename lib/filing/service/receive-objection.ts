import { randomInt } from "node:crypto";
import { type Clock, systemClock } from "@/lib/clock";
import { carryOut } from "./carry-out";

export interface NewObjection {
  readonly applicationId: string;
  readonly facts: string;
  /** Kept by the office, never published. */
  readonly contact: string;
  readonly idempotencyKey: string;
}

/** Read aloud without mistakes, too many to try. */
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

export function newTrackingCode(): string {
  const draw = () => LETTERS.charAt(randomInt(LETTERS.length));
  const group = () => Array.from({ length: 4 }, draw).join("");
  return [group(), group(), group()].join("-");
}

/**
 * An objection of somebody without an account. The code is how they follow it.
 * @throws AppError REFUSED after the end of the window, INVALID for missing answers
 */
export async function receiveObjection(
  { applicationId, facts, contact, idempotencyKey }: NewObjection,
  clock: Clock = systemClock,
): Promise<{ trackingCode: string }> {
  const trackingCode = newTrackingCode();
  const by = { kind: "visitor" } as const;
  const input = { facts, contact, trackingCode };
  await carryOut({ applicationId, action: "receive_objection", by, version: null, input, idempotencyKey }, clock);
  return { trackingCode };
}
