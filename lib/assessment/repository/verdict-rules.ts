import type { Tx } from "@/lib/db/client";
import { type VerdictRuleSet, verdictRuleSet } from "@/models/contracts/verdict-rules";

/** The rules in force: a run keeps the version that it was judged by when it ended. */
export async function findLatestRulesVersion(tx: Tx): Promise<number | null> {
  const latest = await tx.verdictRuleSet.findFirst({ orderBy: { version: "desc" }, select: { version: true } });
  return latest?.version ?? null;
}

export async function findRuleSets(tx: Tx, versions: readonly (number | null)[]): Promise<Map<number, VerdictRuleSet>> {
  const wanted = [...new Set(versions.filter((version) => version !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.verdictRuleSet.findMany({ where: { version: { in: wanted } } });
  return new Map(rows.map(({ version, rules }) => [version, verdictRuleSet.parse(rules)]));
}

/** Finished runs of one configuration and data with different seeds, the given one included. */
export async function countCompletedSeeds(
  tx: Tx,
  run: { organisationId: string | null; officeId: string | null; datasetHash: string; config: object },
): Promise<number> {
  const rows = await tx.$queryRaw<{ seeds: bigint }[]>`
    SELECT COUNT(DISTINCT "config"->>'seed') AS seeds FROM "AssessmentRun"
     WHERE COALESCE("organisationId", "officeId") = ${run.organisationId ?? run.officeId}::uuid AND "datasetHash" = ${run.datasetHash}
       AND "status" = 'completed' AND ("config" - 'seed') = (${JSON.stringify(run.config)}::jsonb - 'seed')`;
  return Number(rows[0]?.seeds ?? 0);
}
