import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { markDisabled, raiseSessionVersion } from "../repository";
import type { Actor } from "../types";

/** Signs the actor out everywhere, at once. */
export async function endOwnSessions(actor: Actor, clock: Clock = systemClock): Promise<void> {
  await inTransaction(async (tx) => {
    await raiseSessionVersion(tx, actor.userId);
    await recordEvent(tx, {
      event: "user.sessionsRevoked",
      recordType: "user",
      recordId: actor.userId,
      payload: {},
      actorId: actor.userId,
      at: clock.now(),
    });
  });
}

/** Closes an account. The person is out with their next request, whatever their browser holds. */
export async function disableUser(
  { actor, userId }: { actor: Actor; userId: string },
  clock: Clock = systemClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const at = clock.now();
    authorise(actor, "account.manage", { organisationId: null });
    if (!(await markDisabled(tx, { userId, at }))) throw new AppError("NOT_FOUND", "No such open account");
    await recordEvent(tx, {
      event: "user.disabled",
      recordType: "user",
      recordId: userId,
      payload: {},
      actorId: actor.userId,
      at,
    });
  });
}
