import { type Clock, systemClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { receiveObjection } from "@/lib/filing/service/receive-objection";
import { searchForm } from "../rules/grams";
import type { ObjectionInput } from "../schema";
import { viewPublicity } from "./view-publicity";

/**
 * An objection of somebody without an account, in place of a picture puzzle with a question that any reader can answer.
 * @throws AppError NOT_FOUND, REFUSED for a wrong answer and by the passage (the window is over)
 */
export async function objectToPublicity(
  { applicationId, idempotencyKey, facts, contact, check }: ObjectionInput,
  clock: Clock = systemClock,
): Promise<{ trackingCode: string }> {
  const { serviceName } = await viewPublicity(applicationId, clock);
  if (searchForm(check) !== firstTwo(serviceName)) {
    const reason = "objection.check";
    throw new AppError("REFUSED", "The answer is not the name's beginning", { reason, fields: { check: reason } });
  }
  return receiveObjection({ applicationId, facts, contact, idempotencyKey }, clock);
}

function firstTwo(name: string): string {
  return [...searchForm(name)].slice(0, 2).join("").trim();
}
