import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { findSnapshot } from "@/lib/filing/repository/snapshot";
import { contentHash } from "@/lib/filing/rules/snapshot-content";
import { attachRun, detachRun } from "@/lib/filing/service/attach-run";
import { readDossierState } from "@/lib/filing/service/dossier-state";
import { type PledgeSigning, signPledge } from "@/lib/filing/service/sign-pledge";
import { takeSnapshot } from "@/lib/filing/service/take-snapshot";
import type { SigningCapacity } from "@/lib/filing/types/vocabulary";
import type { Answers } from "@/lib/forms/types";
import { makeMember } from "../../factories/actor";
import { attachRequired, type MadeDossier, makeDossier, moveApplication, writeAnswers } from "../../factories/dossier";
import { completeAnswers } from "../../factories/dossier-answers";
import { makeDescribedProvider, makeFinishedRun } from "../../factories/provider";
import { makeRegisterEntry } from "../../factories/register-entry";

let owner: Awaited<ReturnType<typeof makeDescribedProvider>>;
let run: Awaited<ReturnType<typeof makeFinishedRun>>;
let dossier: MadeDossier;
let by: { actor: (typeof owner)["actor"]; filingId: string };

beforeAll(async () => {
  owner = await makeDescribedProvider();
  run = await makeFinishedRun(owner);
  await makeRegisterEntry({ number: "Beijing-YunTaiShiJue-202503180127" });
});

/** Complete in every section, with its files and a run: nothing to find. */
beforeEach(async () => {
  dossier = await makeDossier({ organisationId: owner.tenant.id, createdById: owner.actor.userId });
  by = { actor: owner.actor, filingId: dossier.filingId };
  await attachRequired(by, "filing");
  await attachRun({ ...by, runId: run.runId, functions: ["image"] });
});

const state = () => inTransaction((tx) => readDossierState(tx, { id: dossier.applicationId }, { hold: false }));
const freeze = () =>
  inTransaction((tx) =>
    takeSnapshot(tx, {
      application: { id: dossier.applicationId },
      actorId: owner.actor.userId,
      at: new Date("2026-11-24T04:00:00Z"),
    }),
  );

async function sign(capacity: SigningCapacity, change: Partial<PledgeSigning> = {}) {
  const { contentHash } = await state();
  return signPledge({ ...by, capacity, contentHash, statement: null, ...change });
}

/** Each capacity by a person of its own. */
async function signByAll(): Promise<void> {
  for (const capacity of ["legal_representative", "safety_officer", "legality_officer"] as const) {
    const { actor } = await makeMember({ roles: ["signatory"], organisationId: owner.tenant.id });
    await sign(capacity, { actor });
  }
}

/** One character more in one answer. */
function edited(): Answers {
  const answers = completeAnswers("filing");
  const introduction = `${answers.service?.introduction}。`;
  return { ...answers, service: { ...answers.service, introduction } };
}

describe("the state of a dossier", () => {
  test("a complete dossier has nothing to find and waits for its signatures", async () => {
    expect(await state()).toMatchObject({
      findings: [],
      pledgeSigned: false,
      publicTextComplete: true,
      baseModelsInForce: true,
      unfinishedRuns: 0,
    });
  });

  test("counts runs under way and sees a base model that lost its force", async () => {
    const queued = await makeFinishedRun(owner, { status: "queued", datasetId: run.datasetId });
    await attachRun({ ...by, runId: queued.runId, functions: ["image"] });
    expect(await state()).toMatchObject({ unfinishedRuns: 1, findings: [{ code: "run_unfinished" }] });
    await database().registerEntry.updateMany({ data: { status: "suspended" } });
    const after = await state();
    await database().registerEntry.updateMany({ data: { status: "filed" } });
    expect(after.baseModelsInForce).toBe(false);
    expect(after.findings.map(({ code }) => code)).toContain("base_model_not_in_force");
  });
});

describe("a snapshot", () => {
  test("freezes answers, files and the run's manifest under the hash of the working dossier", async () => {
    const before = await state();
    const taken = await freeze();
    const stored = await inTransaction((tx) => findSnapshot(tx, taken.id));
    expect(taken).toMatchObject({ sequence: 1, contentHash: before.contentHash });
    expect(stored?.content).toEqual(before.content);
    expect(contentHash(stored?.content as never)).toBe(stored?.contentHash);
    expect(stored?.content.runs).toMatchObject([{ number: run.number, manifestHash: run.manifestHash }]);
    expect(stored?.content.runs[0]?.metrics).toMatchObject({ fd: 40, membershipAuc: 0.5 });
    expect((await freeze()).sequence).toBe(2);
  });

  test.each([
    ["changed", `UPDATE "Snapshot" SET "contentHash" = repeat('0', 64)`],
    ["deleted", `DELETE FROM "Snapshot"`],
  ])("is never %s", async (_what, statement) => {
    await freeze();
    await expect(database().$executeRawUnsafe(statement)).rejects.toThrow(/append-only|refuse|Snapshot/i);
    expect(await database().snapshot.count({ where: { applicationId: dossier.applicationId } })).toBe(1);
  });
});

describe("attached runs", () => {
  test("of another organisation do not exist, and a failed one shows nothing", async () => {
    const stranger = await makeMember();
    const other = await makeFinishedRun(stranger);
    await expect(attachRun({ ...by, runId: other.runId, functions: ["image"] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const failed = await makeFinishedRun(owner, { status: "failed", datasetId: run.datasetId });
    const refused = (reason: string) => ({ code: "REFUSED", detail: { reason } });
    await expect(attachRun({ ...by, runId: failed.runId, functions: ["image"] })).rejects.toMatchObject(
      refused("run.notUsable"),
    );
    await expect(attachRun({ ...by, runId: run.runId, functions: ["image"] })).rejects.toMatchObject(
      refused("run.attachedAlready"),
    );
    const again = await makeFinishedRun(owner, { datasetId: run.datasetId });
    await expect(attachRun({ ...by, runId: again.runId, functions: [] })).rejects.toMatchObject(
      refused("run.noFunction"),
    );
    await expect(attachRun({ ...by, runId: again.runId, functions: ["video"] })).rejects.toMatchObject(
      refused("run.unknownFunction"),
    );
  });

  test("a detached run leaves its function without evidence; a submitted dossier keeps its own", async () => {
    const { id } = await database().attachedRun.findFirstOrThrow({ where: { applicationId: dossier.applicationId } });
    await detachRun({ ...by, attachedRunId: id });
    expect((await state()).findings).toMatchObject([{ code: "function_without_run", facts: { function: "image" } }]);
    await expect(detachRun({ ...by, attachedRunId: id })).rejects.toMatchObject({ code: "CONFLICT" });
    await moveApplication(dossier.applicationId, { status: "submitted" });
    await expect(attachRun({ ...by, runId: run.runId, functions: ["image"] })).rejects.toMatchObject({
      detail: { reason: "dossier.locked" },
    });
  });
});

describe("the pledge", () => {
  test("counts once every required capacity signed this content, and says so in the ledger", async () => {
    await signByAll();
    const signed = await state();
    expect(signed.pledgeSigned).toBe(true);
    expect(signed.capacities.map(({ state }) => state)).toEqual(["signed", "signed", "signed"]);
    const entries = await database().ledgerEntry.findMany({
      where: { recordId: dossier.applicationId, event: "pledge.signed" },
    });
    expect(entries).toHaveLength(3);
    expect(entries[0]?.payload).toMatchObject({ contentHash: signed.contentHash, pledgeVersion: 1 });
  });

  test("one character more voids it and names who signed the earlier content", async () => {
    await signByAll();
    await writeAnswers(dossier.applicationId, edited());
    const after = await state();
    expect(after.pledgeSigned).toBe(false);
    expect(after.capacities.map(({ state }) => state)).toEqual(["void", "void", "void"]);
    expect(after.capacities[0]?.signature?.signerName).toBe("孙三");
    await writeAnswers(dossier.applicationId, completeAnswers("filing"));
    expect((await state()).pledgeSigned).toBe(true);
  });

  test("what was read is what is signed", async () => {
    const { contentHash } = await state();
    await writeAnswers(dossier.applicationId, edited());
    await expect(sign("legal_representative", { contentHash })).rejects.toMatchObject({
      code: "CONFLICT",
      detail: { reason: "pledge.contentChanged" },
    });
    expect(await database().signature.count({ where: { applicationId: dossier.applicationId } })).toBe(0);
  });

  test("one person in two capacities says why", async () => {
    await sign("legal_representative");
    const again = { code: "REFUSED", detail: { reason: "pledge.statementMissing" } };
    await expect(sign("safety_officer")).rejects.toMatchObject(again);
    await expect(sign("safety_officer", { statement: "同一人" })).rejects.toMatchObject(again);
    await sign("safety_officer", { statement: "本人兼任安全评估工作负责人，已由单位书面任命。" });
    await expect(sign("legal_representative")).rejects.toMatchObject({ detail: { reason: "pledge.signedAlready" } });
  });

  test("is refused while something blocks, after submission, and to editors and strangers", async () => {
    const editor = await makeMember({ roles: ["editor"], organisationId: owner.tenant.id });
    await expect(sign("safety_officer", { actor: editor.actor })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = await makeMember();
    await expect(sign("safety_officer", { actor: stranger.actor })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const answers = completeAnswers("filing");
    await writeAnswers(dossier.applicationId, { ...answers, publicText: {} });
    await expect(sign("safety_officer")).rejects.toMatchObject({ detail: { reason: "pledge.findingsOpen" } });
    await moveApplication(dossier.applicationId, { status: "submitted" });
    await expect(sign("safety_officer")).rejects.toMatchObject({ detail: { reason: "dossier.locked" } });
  });
});
