import type { Tx } from "@/lib/db/client";
import { takeSerial } from "@/lib/db/counter";
import { AppError } from "@/lib/errors";
import type { Track } from "@/lib/filing/types/vocabulary";
import { beijingDate } from "@/lib/format";
import { findByNumbers } from "../repository/entry";
import { composeNumber } from "../rules/number";
import { currentPattern } from "../rules/number-patterns";

export interface NumberRequest {
  readonly track: Track;
  /** Of the office of first instance; null where it issues none. */
  readonly officePrefix: string | null;
  /** Confirmed by the lead. */
  readonly slug: string;
  /** The sign-off. */
  readonly at: Date;
}

/**
 * The number of an approval, in its transaction: rolled back with it, so that the sequence has no gap. One counter row
 * per track and year; the year is the one that stands in the number.
 * @throws AppError REFUSED for an office without prefix, a slug that no number may carry, a full year
 */
export async function issueNumber(tx: Tx, request: NumberRequest): Promise<string> {
  const { track, officePrefix, slug, at } = request;
  if (officePrefix === null) throw refused("registry.noPrefix");
  const year = Number(beijingDate(at).slice(0, 4));
  for (;;) {
    const serial = await takeSerial(tx, track, year);
    const number = composeNumber(currentPattern(track), { prefix: officePrefix, slug, at, serial });
    if (!number.ok) throw refused(REASONS[number.error], number.error === "SLUG" ? { slug: REASONS.SLUG } : undefined);
    // A published list may already hold a number that our own sequence would reach.
    if ((await findByNumbers(tx, [number.value])).length === 0) return number.value;
  }
}

const REASONS = {
  SLUG: "registry.slug",
  PREFIX: "registry.noPrefix",
  SERIAL_EXHAUSTED: "registry.serialExhausted",
} as const;

function refused(reason: string, fields?: Readonly<Record<string, string>>): AppError {
  return new AppError("REFUSED", `No number: ${reason}`, { reason, ...(fields && { fields }) });
}
