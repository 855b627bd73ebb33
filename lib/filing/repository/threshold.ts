import type { Tx } from "@/lib/db/client";
import type { Thresholds } from "../types/finding";

/** Every threshold in its newest version, by key. */
export async function findThresholds(tx: Tx): Promise<Thresholds> {
  const rows = await tx.threshold.findMany({ orderBy: { version: "asc" } });
  return Object.fromEntries(rows.map((row) => [row.key, row]));
}
