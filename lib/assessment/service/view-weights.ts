import { authorise } from "@/lib/auth/authorise";
import { can } from "@/lib/auth/policy";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor, Tenant } from "@/lib/identity/types";
import { SHAPING } from "@/models/contracts/initial-weights";
import { type RunConfig, runConfig } from "@/models/contracts/run-config";
import { reasonWords } from "../copy/reasons";
import { MODEL_WORDS } from "../copy/run";
import { findAllWeights, findRunsFrom, type WeightsRow } from "../repository/weights";
import type { RunReference } from "../types";
import type { WeightsList, WeightsView } from "../types/weights";
import { describeConfig } from "./describe-run";

/** The weights that the organisation uploaded and did not remove. */
export async function viewAllWeights({ actor, tenant }: { actor: Actor; tenant: Tenant }): Promise<WeightsList> {
  const organisationId = tenant.id;
  return inTransaction(async (tx) => {
    authorise(actor, "weights.read", { organisationId });
    const rows = await findAllWeights(tx, organisationId);
    const ids = rows.map(({ id }) => id);
    const runs = (await findRunsFrom(tx, ids, organisationId)).map(({ config, ...run }) => ({
      ...{ run, from: runConfig.parse(config).initFrom?.file?.id },
    }));
    const refusedTo = (act: "weights.upload" | "weights.remove") =>
      can(actor, act, { organisationId }).ok ? null : reasonWords("policy.wrongRole");
    return {
      weights: rows.map((row) => ({
        ...describeWeights(
          row,
          runs.filter(({ from }) => from === row.id).map(({ run }) => run),
        ),
        actions: [{ action: "remove", refused: refusedTo("weights.remove") }],
      })),
      upload: { action: "upload", refused: refusedTo("weights.upload") },
    };
  });
}

function describeWeights(row: WeightsRow, runs: readonly RunReference[]): Omit<WeightsView, "actions"> {
  const config = runConfig.parse(row.config);
  return {
    ...{ id: row.id, version: row.version, name: row.name, origin: row.origin },
    ...{ modelWords: MODEL_WORDS[config.model], shape: shapeOf(config) },
    ...{ valuesHash: row.valuesHash, valueCount: row.valueCount, createdAt: row.createdAt.toISOString(), runs },
  };
}

/** The settings that another run must share to start from them. */
function shapeOf(config: RunConfig): WeightsView["shape"] {
  const shaping: readonly string[] = SHAPING[config.model];
  return describeConfig(config).filter(({ key }) => shaping.includes(key));
}
