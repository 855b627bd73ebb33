import { createHmac } from "node:crypto";
import { type Clock, systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
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

/** The same for a form that is sent twice, so that whoever clicked twice holds the code that counts. */
export function trackingCodeOf(idempotencyKey: string): string {
  const bytes = createHmac("sha256", env().NEXTAUTH_SECRET).update(`objection:${idempotencyKey}`).digest();
  const letter = (at: number) => LETTERS.charAt((bytes[at] ?? 0) % LETTERS.length);
  const group = (from: number) => [0, 1, 2, 3].map((at) => letter(from + at)).join("");
  return [group(0), group(4), group(8)].join("-");
}

/**
 * An objection of somebody without an account. The code is how they follow it.
 * @throws AppError REFUSED after the end of the window, INVALID for missing answers
 */
export async function receiveObjection(
  { applicationId, facts, contact, idempotencyKey }: NewObjection,
  clock: Clock = systemClock,
): Promise<{ trackingCode: string }> {
  const trackingCode = trackingCodeOf(idempotencyKey);
  const by = { kind: "visitor" } as const;
  const input = { facts, contact, trackingCode };
  await carryOut({ applicationId, action: "receive_objection", by, version: null, input, idempotencyKey }, clock);
  return { trackingCode };
}
