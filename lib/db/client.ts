import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";

/** A transaction of the database. Repositories take it first and never open one themselves. */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction">;

// Next reloads modules during development; one pool per process survives that.
const kept = globalThis as { database?: PrismaClient };

export function database(): PrismaClient {
  kept.database ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 10 }) });
  return kept.database;
}
