import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import {
  findAttachedRun,
  findAttachedRuns,
  findEvidenceRuns,
  insertAttachedRun,
  markRunDetached,
} from "../repository/attached-run";
import { findDraft } from "../repository/dossier";
import { declaredFunctions } from "../rules/answers";
import { judgeAttaching } from "../rules/run-evidence";
import { type DossierReader, holdForChange, readDossierCase } from "./dossier-access";

export interface RunAttaching extends DossierReader {
  readonly runId: string;
  readonly functions: readonly string[];
}

/** Makes a run of the organisation evidence for functions of the service. */
export async function attachRun(
  attaching: RunAttaching,
  clock: Clock = systemClock,
): Promise<{ attachedRunId: string }> {
  const { actor, runId, functions } = attaching;
  return inTransaction(async (tx) => {
    const at = clock.now();
    const dossier = await holdForChange(tx, attaching, { section: "assessments", kind: "run", target: runId });
    const { applicationId, organisationId } = dossier;
    const [run] = await findEvidenceRuns(tx, [runId]);
    if (run?.organisationId !== organisationId)
      throw new AppError("NOT_FOUND", `Run ${runId} is not the organisation's`);
    const draft = await findDraft(tx, applicationId);
    const attached = await findAttachedRuns(tx, applicationId);
    const judged = judgeAttaching({ run, functions, declared: declaredFunctions(draft?.answers), attached });
    if (!judged.ok) throw refusal(judged.error, run.number);
    const attachedRunId = newId();
    await insertAttachedRun(tx, {
      ...{ id: attachedRunId, applicationId, runId, functions: [...new Set(functions)].sort() },
      ...{ attachedById: actor.userId, attachedAt: at },
    });
    await recordEvent(tx, {
      ...{
        event: "runEvidence.attached",
        recordType: "application",
        recordId: applicationId,
        actorId: actor.userId,
        at,
      },
      payload: { attachedRunId, runId, functions: [...new Set(functions)].sort() },
    });
    return { attachedRunId };
  });
}

function refusal(reason: string, number: string): AppError {
  const field = reason === "run.noFunction" || reason === "run.unknownFunction" ? "functions" : "runId";
  return new AppError("REFUSED", `${number}: ${reason}`, { reason, facts: { number }, fields: { [field]: reason } });
}

/** Takes a run out of the dossier; the run itself stays. */
export async function detachRun(
  detaching: DossierReader & { readonly attachedRunId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const { actor, attachedRunId } = detaching;
  await inTransaction(async (tx) => {
    const at = clock.now();
    const { applicationId } = await readDossierCase(tx, detaching, "filing.edit");
    const attached = await findAttachedRun(tx, { applicationId, id: attachedRunId });
    if (!attached) throw new AppError("NOT_FOUND", `${attachedRunId} is not attached to ${applicationId}`);
    const { runId } = attached;
    await holdForChange(tx, detaching, { section: "assessments", kind: "run", target: runId });
    if (!(await markRunDetached(tx, { id: attachedRunId, at }))) {
      throw new AppError("CONFLICT", `${attachedRunId} was detached before`, { reason: "run.gone" });
    }
    await recordEvent(tx, {
      ...{
        event: "runEvidence.detached",
        recordType: "application",
        recordId: applicationId,
        actorId: actor.userId,
        at,
      },
      payload: { attachedRunId, runId },
    });
  });
}
