import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import { database, type Tx } from "./client";
import { databaseErrorCode } from "./error-code";

const LIMITS = {
  /** Tries in all; two people at one record collide once or twice, a fourth collision is a fault to be seen. */
  tries: 4,
  /** Longest wait for a row that another transaction holds. */
  lockWait: "5s",
  /** Longest wait for a free connection, and longest life of a transaction, in milliseconds. */
  maxWait: 10_000,
  timeout: 30_000,
} as const;

/** SQLSTATE of serialisation failure and deadlock: nothing was written, the same work may be tried again. */
const RETRYABLE = new Set(["40001", "40P01"]);
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Runs `work` in one transaction. Work that lost a race is run again from its start, so it must read inside `tx`
 * whatever it decides on, and touch nothing outside the database.
 * @throws AppError CONFLICT when a row stays locked by somebody else
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database().$transaction(
        async (tx) => {
          await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = '${LIMITS.lockWait}'`);
          return await work(tx);
        },
        { maxWait: LIMITS.maxWait, timeout: LIMITS.timeout },
      );
    } catch (error) {
      const code = databaseErrorCode(error);
      if (code === LOCK_NOT_AVAILABLE) {
        throw new AppError("CONFLICT", "The record is held by another transaction", {}, { cause: error });
      }
      if (code === null || !RETRYABLE.has(code) || attempt === LIMITS.tries) throw error;
      // Losers of one race must not meet again at the same instant.
      await pause(attempt * 20 + Math.floor(Math.random() * 30));
    }
  }
}
