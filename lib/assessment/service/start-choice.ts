import { can } from "@/lib/auth/policy";
import { inTransaction } from "@/lib/db/transaction";
import { fill } from "@/lib/format";
import type { Actor, Tenant } from "@/lib/identity/types";
import { reasonWords } from "../copy/reasons";
import { countActiveRuns, ownedBy } from "../repository/run";
import { RUN_LIMITS } from "../schema";
import type { StartChoice } from "../types";
import { readBackendVerdict } from "./training-library";

/** Whether a run can be requested now; the server refuses for the same reasons. The limits stand there before they bite. */
export async function startChoice({ actor, tenant }: { actor: Actor; tenant: Tenant }): Promise<StartChoice> {
  const { queued, running } = await inTransaction((tx) => countActiveRuns(tx, ownedBy(tenant.id)));
  const limits = {
    ...{ queued, queuedLimit: RUN_LIMITS.queuedPerOwner },
    ...{ running, runningLimit: RUN_LIMITS.runningPerOwner },
  };
  const verdict = await readBackendVerdict();
  const fallback = verdict.backend === "wasm" ? { reason: verdict.reason, remedy: verdict.remedy } : null;
  const refusing = (refused: StartChoice["refused"], remedy: StartChoice["remedy"] = null) => ({
    ...{ refused, remedy, limits, fallback },
  });
  if (!can(actor, "run.start", { organisationId: tenant.id }).ok) return refusing(reasonWords("policy.wrongRole"));
  if (verdict.backend === "none") return refusing(verdict.reason, verdict.remedy);
  if (queued < limits.queuedLimit) return refusing(null);
  return refusing(fill(reasonWords("run.tooMany"), { queued, asked: 1, limit: limits.queuedLimit }));
}
