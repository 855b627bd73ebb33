import { database } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { makeMember } from "./actor";
import { createDataset } from "./dataset";
import { completeAnswers } from "./dossier-answers";
import { makeOrganisation } from "./organisation";
import { sampleReport, smallConfig } from "./run";

/** The organisation that the complete answers describe; one in a database, because its code is unique. */
export async function makeDescribedProvider() {
  const { entity } = completeAnswers("filing");
  const organisation = await makeOrganisation({
    name: String(entity?.name),
    uscc: String(entity?.uscc),
    legalRepresentative: String(entity?.legalRepresentative),
    safetyOfficer: String(entity?.safetyOfficer),
  });
  return makeMember({ organisationId: organisation.id });
}

type Owner = Awaited<ReturnType<typeof makeMember>>;

let serial = 0;

/** A run as a worker would have left it, with its sealed manifest; nothing was trained. */
export async function makeFinishedRun(
  owner: Owner,
  {
    status = "completed",
    sealed = true,
    datasetId,
  }: {
    status?: "completed" | "completed_with_errors" | "queued" | "failed";
    sealed?: boolean;
    datasetId?: string;
  } = {},
): Promise<{ runId: string; number: string; datasetId: string; manifestHash: string | null }> {
  const set = datasetId ?? (await createDataset(owner, { count: 500 }));
  const [runId, at] = [newId(), new Date("2026-11-20T03:00:00Z")];
  serial += 1;
  const number = `R-2026-${String(serial).padStart(4, "0")}`;
  const config = smallConfig();
  const finished = status !== "queued";
  await database().assessmentRun.create({
    data: {
      ...{ id: runId, number, organisationId: owner.tenant.id, datasetId: set, name: "字形质量", status },
      ...{ config, configHash: "c".repeat(64), datasetHash: "d".repeat(64), codeVersion: "test" },
      ...{ totalSteps: config.steps, createdById: owner.actor.userId, createdAt: at },
      ...(finished ? { finishedAt: at, verdictRulesVersion: 1 } : {}),
      ...(status === "failed" ? { failure: { code: "diverged", facts: { step: 20 } } } : {}),
      ...(finished && status !== "failed" ? { report: JSON.parse(JSON.stringify(sampleReport(config))) } : {}),
    },
  });
  const manifestHash = sealed && finished ? String(serial).padStart(64, "e") : null;
  if (manifestHash) {
    await database().storedFile.create({
      data: { hash: manifestHash, size: 1n, mediaType: "application/json", createdAt: at },
    });
    await database().runArtefact.create({
      data: {
        ...{ id: newId(), runId, kind: "manifest", step: -1, attempt: 1 },
        fileHash: manifestHash,
        createdAt: at,
      },
    });
  }
  return { runId, number, datasetId: set, manifestHash };
}
