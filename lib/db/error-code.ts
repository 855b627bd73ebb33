import { Prisma } from "./generated/client";

/** Prisma's own name for a write conflict or a deadlock hides the SQLSTATE; both may be tried again. */
const WRITE_CONFLICT = "P2034";

/** The SQLSTATE behind an error of the database, wherever Prisma put it; null for any other error. */
export function databaseErrorCode(error: unknown): string | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === WRITE_CONFLICT) return "40001";
  return sqlState(error, 0);
}

function sqlState(error: unknown, depth: number): string | null {
  if (depth > 4 || error === null || typeof error !== "object") return null;
  const { code, originalCode, cause, meta } = error as Record<string, unknown>;
  for (const candidate of [originalCode, code]) {
    if (typeof candidate === "string" && /^[0-9A-Z]{5}$/.test(candidate) && !/^P\d{4}$/.test(candidate))
      return candidate;
  }
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return sqlState(inner, depth + 1) ?? sqlState(cause, depth + 1);
}
