import { AppError } from "@/lib/errors";
import { refusalFacts, refusalReason } from "../copy/refusals";
import type { Refusal } from "../types/decision";

/** The rule's refusal as an error: roles and four eyes forbid, everything else is not possible now. */
export function refused(refusal: Refusal, { number }: { number: string }): AppError {
  const code = refusal.code === "WRONG_ROLE" || refusal.code === "FOUR_EYES" ? "FORBIDDEN" : "REFUSED";
  const detail = { reason: refusalReason(refusal), facts: refusalFacts(refusal) };
  return new AppError(code, `${number}: ${refusal.code}`, detail);
}
