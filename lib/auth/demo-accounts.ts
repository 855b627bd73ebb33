import "server-only";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { findUserId } from "@/lib/identity/repository";

const words = z.strictObject({ zh: z.string(), en: z.string() });
const FILE = "prisma/seed/demo-accounts.json";

export const demoAccount = z.object({
  email: z.string(),
  password: z.string(),
  name: z.string(),
  /** Role and organisation or office. */
  role: words,
  /** What signing in with it shows. */
  shows: words,
});
export type DemoAccount = z.infer<typeof demoAccount>;

/** The accounts to offer on the sign-in page: only where the demo is on, and only those that its seed has made. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  if (env().DEMO_ACCOUNTS !== "yes") return [];
  const accounts = z.array(demoAccount).parse(JSON.parse(await readFile(FILE, "utf8")));
  const present = await Promise.all(accounts.map(({ email }) => findUserId(database(), email)));
  return accounts.filter((_account, index) => present[index] !== null);
}
