import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/identity/types";
import { type Act, can, type PolicySubject } from "./policy";

/**
 * The policy's answer as services need it: returns, or throws. Call it inside the transaction that acts.
 * @throws AppError NOT_FOUND where the actor may not know the record, FORBIDDEN where the role does not allow the act
 */
export function authorise(actor: Actor, act: Act, subject: PolicySubject): void {
  const answer = can(actor, act, subject);
  if (answer.ok) return;
  if (answer.error.code === "NOT_VISIBLE") throw new AppError("NOT_FOUND", `${act} on a record the actor may not see`);
  throw new AppError("FORBIDDEN", `${act} is not allowed for the actor's roles`, { reason: "policy.wrongRole" });
}
