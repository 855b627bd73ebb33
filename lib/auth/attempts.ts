import { createHmac } from "node:crypto";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { ATTEMPTS_KEPT_HOURS, minutesLockedOut, SIGN_IN_LIMITS, type Subject } from "./rules";

/** Who tries, as kept: salted hashes of the account's address and of the network address. */
export interface Attempt {
  readonly account: string;
  readonly address: string;
}

export function attemptBy({ email, address }: { email: string; address: string }): Attempt {
  return { account: saltedHash("account", email), address: saltedHash("address", address) };
}

function saltedHash(subject: Subject, value: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`${subject}:${value}`).digest("hex");
}

export type Reservation =
  | { readonly ids: readonly string[]; readonly isLast: boolean }
  | { readonly lockedOutMinutes: number };

/**
 * Counts an attempt as failed before the password is looked at: of a hundred sent at once only as many as the limit
 * allows are tried. `markSucceeded` takes it back. `isLast`: one more failure locks the account out.
 */
export async function reserveAttempt(tx: Tx, { account, address }: Attempt, now: Date): Promise<Reservation> {
  // In a fixed order, so that two attempts cannot hold one lock each and wait for the other.
  for (const subject of [account, address].sort()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 0))`;
  }
  const ofAccount = await countedFailures(tx, { kind: "account", subject: account, now });
  const ofAddress = await countedFailures(tx, { kind: "address", subject: address, now });
  const waits = [minutesLockedOut("account", ofAccount, now), minutesLockedOut("address", ofAddress, now)];
  const lockedOutMinutes = Math.max(...waits.map((minutes) => minutes ?? 0));
  if (lockedOutMinutes > 0) return { lockedOutMinutes };
  const rows = [account, address].map((subject) => ({ id: newId(), subject, succeeded: false, at: now }));
  await tx.signInAttempt.createMany({ data: rows });
  await forgetOld(tx, [account, address], now);
  return { ids: rows.map(({ id }) => id), isLast: ofAccount.length + 1 >= SIGN_IN_LIMITS.account.failures };
}

export async function markSucceeded(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.signInAttempt.updateMany({ where: { id: { in: [...ids] } }, data: { succeeded: true } });
}

async function countedFailures(
  tx: Tx,
  { kind, subject, now }: { kind: Subject; subject: string; now: Date },
): Promise<Date[]> {
  const since = new Date(now.getTime() - SIGN_IN_LIMITS[kind].windowMinutes * 60_000);
  const rows = await tx.signInAttempt.findMany({ where: { subject, at: { gt: since } }, orderBy: { at: "desc" } });
  const lastSuccess = rows.findIndex((row) => row.succeeded);
  const counted = kind === "account" && lastSuccess >= 0 ? rows.slice(0, lastSuccess) : rows;
  return counted.filter((row) => !row.succeeded).map((row) => row.at);
}

async function forgetOld(tx: Tx, subjects: readonly string[], now: Date): Promise<void> {
  const before = new Date(now.getTime() - ATTEMPTS_KEPT_HOURS * 3_600_000);
  await tx.signInAttempt.deleteMany({ where: { subject: { in: [...subjects] }, at: { lt: before } } });
}
