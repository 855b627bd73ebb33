import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { attachRunAction, removeAttachmentAction, signPledgeAction } from "@/lib/filing/actions/evidence";
import { findSnapshot } from "@/lib/filing/repository/snapshot";
import { attachBytes } from "@/lib/filing/service/attach-file";
import { attachRun } from "@/lib/filing/service/attach-run";
import { readSnapshotDiff } from "@/lib/filing/service/read-diff";
import { signPledge } from "@/lib/filing/service/sign-pledge";
import { takeSnapshot } from "@/lib/filing/service/take-snapshot";
import { viewAssessments } from "@/lib/filing/service/view-assessments";
import { viewAttachments } from "@/lib/filing/service/view-attachments";
import { readSnapshotFindings, viewPreCheck } from "@/lib/filing/service/view-findings";
import { viewPledge } from "@/lib/filing/service/view-pledge";
import { rowsOf } from "@/lib/forms/rules/path";
import { IDLE } from "@/lib/http/action-state";
import { makeMember, makeStaff } from "../../factories/actor";
import {
  attachRequired,
  FILES,
  type MadeDossier,
  makeDossier,
  moveApplication,
  writeAnswers,
} from "../../factories/dossier";
import { completeAnswers, ROWS } from "../../factories/dossier-answers";
import { makeDescribedProvider, makeFinishedRun } from "../../factories/provider";
import { makeRegisterEntry } from "../../factories/register-entry";
import { enterRequest } from "../../helpers/next-request-scope";
import { requestTo } from "../../helpers/request";

// What belongs to the web server's request: its cookies and headers, and its cache of pages.
vi.mock("next/headers", () => import("@/tests/helpers/next-request-scope"));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));

let owner: Awaited<ReturnType<typeof makeDescribedProvider>>;
let run: Awaited<ReturnType<typeof makeFinishedRun>>;
let dossier: MadeDossier;
let by: { actor: (typeof owner)["actor"]; filingId: string };

beforeAll(async () => {
  owner = await makeDescribedProvider();
  run = await makeFinishedRun(owner);
  await makeRegisterEntry({ number: "Beijing-YunTaiShiJue-202503180127" });
  enterRequest(await requestTo("/", { userId: owner.actor.userId }));
});

beforeEach(async () => {
  dossier = await makeDossier({ organisationId: owner.tenant.id, createdById: owner.actor.userId });
  by = { actor: owner.actor, filingId: dossier.filingId };
});

const fill = (fields: Record<string, string>) => {
  const form = new FormData();
  form.set("filingId", dossier.filingId);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

describe("the page of files", () => {
  test("says of each slot what it takes, what is there and what is missing", async () => {
    const docx = { fileName: "申请表.docx", bytes: FILES.docx() };
    await attachBytes({ ...by, slot: "filing_form", file: docx });
    const { slots } = await viewAttachments(by);
    const slot = (key: string) => slots.find((one) => one.key === key);
    expect(slot("filing_form")).toMatchObject({ lacks: "PDF", formats: "DOCX / PDF", refused: null });
    expect(slot("filing_form")?.files).toMatchObject([{ name: "申请表.docx", format: "DOCX", uploadedBy: "孙三" }]);
    expect(slot("keyword_list")).toMatchObject({ lacks: "file", required: true, accept: ".xlsx" });
    expect(slot("compute_continuity")).toMatchObject({ lacks: null, required: false });
  });

  test("says why nothing can be changed: by role, and once submitted", async () => {
    const signatory = await makeMember({ roles: ["signatory"], organisationId: owner.tenant.id });
    const seen = await viewAttachments({ ...by, actor: signatory.actor });
    expect(seen.slots[0]?.refused?.en).toMatch(/role/);
    await moveApplication(dossier.applicationId, { status: "submitted" });
    expect((await viewAttachments(by)).slots[0]?.refused?.zh).toContain("已提交");
  });

  test("is the provider's own: the office of the case does not see the working dossier", async () => {
    await moveApplication(dossier.applicationId, { status: "submitted" });
    const { actor } = await makeStaff({ role: "reviewer", officeCode: "33" });
    for (const view of [viewAttachments, viewAssessments, viewPledge, viewPreCheck]) {
      await expect(view({ ...by, actor })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("a form removes a file, and tells a second one that it is gone", async () => {
    const file = { fileName: "隐私.pdf", bytes: FILES.pdf() };
    const { attachmentId } = await attachBytes({ ...by, slot: "privacy_policy", file });
    expect(await removeAttachmentAction(IDLE, fill({ attachmentId }))).toMatchObject({ status: "ok" });
    const again = await removeAttachmentAction(IDLE, fill({ attachmentId }));
    expect(again).toMatchObject({ status: "error", message: { zh: expect.stringContaining("刚刚已被移除") } });
  });
});

describe("the page of runs", () => {
  test("offers the organisation's runs that show something, and says which functions are covered", async () => {
    await makeFinishedRun(owner, { status: "failed", datasetId: run.datasetId });
    const before = await viewAssessments(by);
    expect(before.choices.map(({ number }) => number)).toContain(run.number);
    expect(before.choices.every(({ statusWords }) => statusWords.en !== "Failed")).toBe(true);
    expect(before).toMatchObject({ attached: [], functions: [{ value: "image", covered: false }] });
    await attachRun({ ...by, runId: run.runId, functions: ["image"] });
    const after = await viewAssessments(by);
    expect(after.choices.map(({ number }) => number)).not.toContain(run.number);
    expect(after.functions).toMatchObject([{ value: "image", covered: true }]);
    expect(after.attached).toMatchObject([
      {
        number: run.number,
        manifestHash: run.manifestHash,
        functions: [{ zh: "图片生成" }],
        finding: { zh: expect.any(String) },
      },
    ]);
  });

  test("a form without a function is told at the field", async () => {
    const answer = await attachRunAction(IDLE, fill({ runId: run.runId }));
    expect(answer).toMatchObject({
      status: "error",
      fields: { functions: { en: expect.stringContaining("at least one") } },
    });
    expect(await attachRunAction(IDLE, fill({ runId: run.runId, functions: "image" }))).toMatchObject({ status: "ok" });
  });
});

describe("the page of findings", () => {
  test("leads to the field, the slot, the section of runs", async () => {
    await attachRequired(by, "filing");
    await database().attachment.deleteMany({ where: { applicationId: dossier.applicationId, slot: "test_bank" } });
    const answers = completeAnswers("filing");
    await writeAnswers(dossier.applicationId, { ...answers, service: { ...answers.service, audience: "" } });
    const { findings, basis } = await viewPreCheck(by);
    const home = `/filings/${dossier.filingId}/dossier`;
    expect(findings.map(({ code, href }) => [code, href])).toEqual([
      ["answer_missing", `${home}/service/audience#service.audience`],
      ["function_without_run", `${home}/assessments`],
      ["attachment_missing", `${home}/attachments#attachments.test_bank`],
    ]);
    expect(findings[2]?.place).toEqual({ zh: "附件 › 评估测试题", en: "Attachments › Test questions" });
    expect(basis).toBe("GB/T 45654-2025 · v1");
  });

  test("are the same for the reviewer of what was submitted, whatever the draft says since", async () => {
    const answers = completeAnswers("filing");
    const sources = rowsOf(answers.corpus?.sources).map((row) =>
      row.id === ROWS.sourceA ? { ...row, licence: "" } : row,
    );
    await writeAnswers(dossier.applicationId, { ...answers, corpus: { ...answers.corpus, sources } });
    const shown = (await viewPreCheck(by)).findings.map(({ href: _href, ...finding }) => finding);
    const { id } = await inTransaction((tx) =>
      takeSnapshot(tx, { application: { id: dossier.applicationId }, actorId: owner.actor.userId, at: new Date() }),
    );
    await writeAnswers(dossier.applicationId, answers);
    const seen = await inTransaction(async (tx) => {
      const snapshot = await findSnapshot(tx, id);
      return snapshot && readSnapshotFindings(tx, snapshot);
    });
    expect(seen).toEqual(shown);
    expect(seen?.map(({ code }) => code)).toContain("source_evidence_missing");
  });
});

describe("the page of the pledge", () => {
  test("shows who signed, who is missing, and says what an edit did", async () => {
    await attachRequired(by, "filing");
    await attachRun({ ...by, runId: run.runId, functions: ["image"] });
    const first = await viewPledge(by);
    expect(first).toMatchObject({ signed: false, refused: null, blockingFindings: 0 });
    await signPledge({ ...by, capacity: "legal_representative", contentHash: first.contentHash, statement: null });
    const one = await viewPledge(by);
    expect(one.capacities.map(({ state, needsStatement }) => [state, needsStatement])).toEqual([
      ["signed", false],
      ["unsigned", true],
      ["unsigned", true],
    ]);
    const answers = completeAnswers("filing");
    await writeAnswers(dossier.applicationId, { ...answers, service: { ...answers.service, monitors: 7 } });
    const edited = await viewPledge(by);
    expect(edited.contentHash).not.toBe(first.contentHash);
    expect(edited.capacities[0]).toMatchObject({ state: "void", signerName: "孙三", signedHash: first.contentHash });
  });

  test("a form signs what it showed, and is told at its fields what is missing", async () => {
    await attachRequired(by, "filing");
    await attachRun({ ...by, runId: run.runId, functions: ["image"] });
    const { contentHash } = await viewPledge(by);
    const bare = await signPledgeAction(IDLE, fill({ contentHash }));
    expect(Object.keys(bare.fields ?? {}).sort()).toEqual(["capacity", "confirmed"]);
    expect(bare.fields?.confirmed?.zh).toContain("已阅读");
    const whole = { contentHash, capacity: "safety_officer", confirmed: "yes", statement: "" };
    expect(await signPledgeAction(IDLE, fill(whole))).toMatchObject({ status: "ok" });
    const second = await signPledgeAction(IDLE, fill({ ...whole, capacity: "legality_officer" }));
    expect(second).toMatchObject({
      status: "error",
      fields: { statement: { en: expect.stringContaining("10 characters") } },
    });
  });

  test("refuses, in words, what cannot be signed yet", async () => {
    const view = await viewPledge(by);
    expect(view.blockingFindings).toBeGreaterThan(0);
    expect(view.refused?.zh).toContain("阻断");
  });
});

test("what a resubmission changed is read against the first, the previous and what is filed", async () => {
  const freeze = async () => {
    const { id } = await inTransaction((tx) =>
      takeSnapshot(tx, { application: { id: dossier.applicationId }, actorId: owner.actor.userId, at: new Date() }),
    );
    return id;
  };
  const answers = completeAnswers("filing");
  const ids = [];
  for (const monitors of [6, 7, 8]) {
    await writeAnswers(dossier.applicationId, { ...answers, service: { ...answers.service, monitors } });
    ids.push(await freeze());
  }
  const diffOf = (id: string | undefined, against: "first" | "previous" | "filed") =>
    inTransaction(async (tx) => {
      const snapshot = await findSnapshot(tx, id ?? "");
      return snapshot && readSnapshotDiff(tx, { snapshot, against });
    });
  const monitorsIn = (read: Awaited<ReturnType<typeof diffOf>>) =>
    read?.diff.sections.flatMap(({ fields }) => fields).find(({ kind }) => kind === "changed")?.before?.en;
  expect(monitorsIn(await diffOf(ids[2], "previous"))).toBe("7 people");
  expect(monitorsIn(await diffOf(ids[2], "first"))).toBe("6 people");
  expect(await diffOf(ids[2], "filed")).toMatchObject({ against: "previous", bases: ["previous", "first"] });
  expect(await diffOf(ids[0], "previous")).toBeNull();
});
