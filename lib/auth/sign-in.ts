import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { findCredentials } from "@/lib/identity/repository";
import { normaliseEmail } from "@/lib/identity/rules";
import { err, ok, type Result } from "@/lib/result";
import { type Attempt, attemptBy, markSucceeded, reserveAttempt } from "./attempts";
import { verifyPassword } from "./password";

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** Network address of the client. */
  readonly address: string;
}

export interface SignedIn {
  readonly userId: string;
  readonly sessionVersion: number;
}

/** WRONG stands for a wrong password, an unknown and a disabled account alike. */
export type SignInRefusal = { readonly code: "WRONG" } | { readonly code: "LOCKED_OUT"; readonly minutes: number };

/** Checks a password, within the limits on attempts; both outcomes are in the ledger of a known account. */
export async function signIn(
  { email: typed, password, address }: SignInRequest,
  clock: Clock = systemClock,
): Promise<Result<SignedIn, SignInRefusal>> {
  const email = normaliseEmail(typed);
  const attempt = attemptBy({ email, address });
  const reserved = await inTransaction((tx) => reserveAttempt(tx, attempt, clock.now()));
  if ("lockedOutMinutes" in reserved) return err({ code: "LOCKED_OUT", minutes: reserved.lockedOutMinutes });
  const user = await findCredentials(database(), email);
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !matches || user.disabledAt) {
    const why = user?.disabledAt && matches ? "disabled" : reserved.isLast ? "lockedOut" : "password";
    if (user) await recordRefusal({ userId: user.id, attempt, why, at: clock.now() });
    return err({ code: "WRONG" });
  }
  await inTransaction(async (tx) => {
    await markSucceeded(tx, reserved.ids);
    await recordEvent(tx, {
      event: "user.signedIn",
      recordType: "user",
      recordId: user.id,
      payload: { addressHash: attempt.address },
      actorId: user.id,
      at: clock.now(),
    });
  });
  return ok({ userId: user.id, sessionVersion: user.sessionVersion });
}

async function recordRefusal(refusal: {
  userId: string;
  attempt: Attempt;
  why: "password" | "lockedOut" | "disabled";
  at: Date;
}): Promise<void> {
  const { userId, attempt, why, at } = refusal;
  await inTransaction(async (tx) => {
    const payload = { addressHash: attempt.address, why, cause: "signIn" };
    await recordEvent(tx, {
      event: "user.signInRefused",
      recordType: "user",
      recordId: userId,
      payload,
      actorId: null,
      at,
    });
  });
}

/** Only told to the ledger: the cookie is the browser's, and other devices stay signed in. */
export async function recordSignOut(userId: string, clock: Clock = systemClock): Promise<void> {
  await inTransaction(async (tx) => {
    const event = { event: "user.signedOut", recordType: "user", recordId: userId, payload: {} } as const;
    await recordEvent(tx, { ...event, actorId: userId, at: clock.now() });
  });
}
