/**
 * How a password is hashed. Algorithm 2 is argon2id (the package's enum cannot be read with isolated modules).
 * Source: OWASP Password Storage Cheat Sheet (2025): 19 MiB, two passes, one lane.
 */
export const ARGON2ID = { parameters: { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } } as const;

export type Subject = "account" | "address";

/**
 * Failed sign-ins after which a subject waits, and the window in which they count. Failures of an account count since
 * its last success; those of an address all count, or an attacker with an account of their own would start afresh.
 * Source: GB/T 22239-2019, 8.1.4.1 b) asks for a limit and leaves the number open; 5 in 15 minutes is common practice
 * under it. NIST SP 800-63B-4, 3.2.2 allows at most 100 in a row. The address has room for an office behind one router.
 */
export const SIGN_IN_LIMITS = {
  account: { failures: 5, windowMinutes: 15 },
  address: { failures: 30, windowMinutes: 15 },
} as const satisfies Record<Subject, { failures: number; windowMinutes: number }>;

/** Attempts are needed for the window only; what is older goes after a day. */
export const ATTEMPTS_KEPT_HOURS = 24;

/** One working day. GB/T 22239-2019, 8.1.4.1 b): sessions end by themselves. */
export const SESSION_HOURS = 12;

/** Whole minutes until the subject may try again; null when it may now. `failures`: instants that count, any order. */
export function minutesLockedOut(subject: Subject, failures: readonly Date[], now: Date): number | null {
  const { failures: limit, windowMinutes } = SIGN_IN_LIMITS[subject];
  const counted = failures
    .map((at) => windowMinutes * 60_000 - (now.getTime() - at.getTime()))
    .filter((left) => left > 0);
  if (counted.length < limit) return null;
  // Free again when so many have left the window that fewer than the limit remain.
  const freeing = counted.sort((a, b) => a - b)[counted.length - limit] ?? 0;
  return Math.ceil(freeing / 60_000);
}
