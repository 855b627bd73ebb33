import { can } from "@/lib/auth/policy";
import { inTransaction } from "@/lib/db/transaction";
import { fill } from "@/lib/format";
import type { Actor, Tenant } from "@/lib/identity/types";
import { reasonWords } from "../copy/reasons";
import { countActiveRuns } from "../repository/run";
import { RUN_LIMITS } from "../schema";
import type { StartChoice } from "../types";
import { readBackendVerdict } from "./training-library";

/** Whether a run can be requested now; the server refuses for the same reasons. */
export async function startChoice({ actor, tenant }: { actor: Actor; tenant: Tenant }): Promise<StartChoice> {
  if (!can(actor, "run.start", { organisationId: tenant.id }).ok) {
    return { refused: reasonWords("policy.wrongRole"), remedy: null };
  }
  const verdict = await readBackendVerdict();
  if (verdict.backend !== "tensorflow") return { refused: verdict.reason, remedy: verdict.remedy };
  const active = await inTransaction((tx) => countActiveRuns(tx, tenant.id));
  const limit = RUN_LIMITS.activePerOrganisation;
  if (active >= limit) return { refused: fill(reasonWords("run.tooMany"), { active, limit }), remedy: null };
  return { refused: null, remedy: null };
}
