import type { Tx } from "./client";

/** Every sequence that numbers records, one counter row per year. */
export type Sequence = "run" | "officeRun" | "application" | "filing" | "registration" | "document";

/**
 * Takes the next number of a sequence. The counter's row stays locked until the transaction ends, so numbers have no
 * gap and whoever takes one knows every earlier taker's row.
 */
export async function takeSerial(tx: Tx, sequence: Sequence, year: number): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "Counter" ("sequence", "year", "last") VALUES (${sequence}, ${year}, 1)
    ON CONFLICT ("sequence", "year") DO UPDATE SET "last" = "Counter"."last" + 1
    RETURNING "last"`;
  return rows[0]?.last ?? 1;
}
