import { readFileSync, writeFileSync } from "node:fs";

/** Moves web and worker ahead by whole days, from the next instant that they ask for; the timers act within a round. */
export function walkDays(days: number): void {
  const file = process.env.E2E_CLOCK ?? "";
  writeFileSync(file, String(Number(readFileSync(file, "utf8")) + days * 86_400_000));
}
