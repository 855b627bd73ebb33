import type { Tx } from "@/lib/db/client";

/** Filings of the register whose newest version names one of these numbers as a base or called model. */
export async function findDependants(tx: Tx, number: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ filingId: string }[]>`
    SELECT e."filingId" FROM "RegisterEntry" e
    JOIN LATERAL (
      SELECT v."content" FROM "PublicVersion" v WHERE v."entryId" = e."id" ORDER BY v."sequence" DESC LIMIT 1
    ) newest ON true
    WHERE e."filingId" IS NOT NULL AND e."track" = 'registration'
      AND EXISTS (
        SELECT 1 FROM jsonb_array_elements_text(coalesce(newest."content" -> 'content' -> 'baseModels', '[]'::jsonb)) model
        WHERE lower(model) = lower(${number})
      )
    ORDER BY e."filingId"`;
  return rows.map(({ filingId }) => filingId);
}

/** The models that a filing's newest public version names. */
export async function findCalledModels(tx: Tx, filingId: string): Promise<string[]> {
  const version = await tx.publicVersion.findFirst({
    where: { entry: { filingId } },
    orderBy: { sequence: "desc" },
    select: { content: true },
  });
  const shown = version?.content as { content?: { baseModels?: string[] } | null } | undefined;
  return shown?.content?.baseModels ?? [];
}
