import type { Tx } from "@/lib/db/client";

/**
 * Takes the next number of a sequence. The counter's row stays locked until the transaction ends, so numbers have no
 * gap and whoever takes one knows every earlier taker's row.
 */
export async function takeSerial(tx: Tx, sequence: "run", year: number): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "Counter" ("sequence", "year", "last") VALUES (${sequence}, ${year}, 1)
    ON CONFLICT ("sequence", "year") DO UPDATE SET "last" = "Counter"."last" + 1
    RETURNING "last"`;
  return rows[0]?.last ?? 1;
}
