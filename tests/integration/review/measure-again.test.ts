import { beforeAll, describe, expect, test } from "vitest";
import { GET as print } from "@/app/api/cases/[id]/runs/[number]/report.pdf/route";
import { claimNextRun } from "@/lib/assessment/service/claim-run";
import { compareRuns } from "@/lib/assessment/service/compare-runs";
import { completeRun } from "@/lib/assessment/service/finish-run";
import { viewRun, viewRuns } from "@/lib/assessment/service/view-run";
import { database } from "@/lib/db/client";
import { isAppError } from "@/lib/errors";
import type { Actor } from "@/lib/identity/types";
import { compareCaseRuns, exportCaseCurves } from "@/lib/review/service/compare-case-runs";
import { cancelMeasuring, measureAgain } from "@/lib/review/service/measure-again";
import { viewAttachedRun } from "@/lib/review/service/view-attached-run";
import { viewOfficeRuns } from "@/lib/review/service/view-office-runs";
import { makeStaff } from "@/tests/factories/actor";
import { act, type Cast, type MadeCase, makeAccepted, makeCast, makeDraft } from "@/tests/factories/passage";
import { sampleReport, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { readPdf } from "@/tests/helpers/read-pdf.mjs";
import { requestTo, withParams } from "@/tests/helpers/request";

let cast: Cast;
let made: MadeCase;
let original: string;
let office: Actor;

beforeAll(async () => {
  await saySetUpFound("tensorflow");
  cast = await makeCast();
  made = await makeAccepted(cast);
  original = (await database().assessmentRun.findUniqueOrThrow({ where: { id: cast.runId } })).number;
  office = cast.reviewer.actor;
});

const reasonOf = (acting: Promise<unknown>) =>
  acting.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? (error.detail.reason ?? error.code) : String(error)),
  );
const measure = (actor: Actor, number = original) => measureAgain({ actor, applicationId: made.applicationId, number });

describe("a reviewer of the office that holds the case", () => {
  test("measures an attached run again in the office's name: same configuration, seed and data, its own number", async () => {
    const { runId, number } = await measure(office);
    expect(number).toMatch(/^V-\d{4}-0001$/);
    const row = await database().assessmentRun.findUniqueOrThrow({ where: { id: runId }, include: { office: true } });
    const before = await database().assessmentRun.findUniqueOrThrow({ where: { id: cast.runId } });
    expect(row).toMatchObject({
      organisationId: null,
      office: { code: "33" },
      repeatsId: cast.runId,
      status: "queued",
    });
    expect([row.config, row.datasetId]).toEqual([before.config, before.datasetId]);
    const [entry] = await database().ledgerEntry.findMany({ where: { recordId: runId } });
    expect(entry).toMatchObject({ event: "run.repeatRequested", actorId: office.userId });
    expect(entry?.payload).toMatchObject({ officeId: row.officeId, applicationId: made.applicationId });
  });

  test("reads it beside the provider's once it ran, with what came out equal", async () => {
    const claim = await claimNextRun({ workerId: "worker" });
    if (!claim) throw new Error("The office's run was not claimed");
    await completeRun({ claim, report: sampleReport(smallConfig()) });
    const reader = { actor: office, applicationId: made.applicationId };
    const { runs } = await viewOfficeRuns(reader);
    expect(runs).toMatchObject([
      { status: { code: "completed" }, repeat: { original: { number: original }, comparison: { weightsEqual: true } } },
    ]);
    const numbers = [original, claim.number];
    const side = await compareCaseRuns({ ...reader, numbers });
    expect(side.runs.map(({ number }) => number)).toEqual(numbers);
    expect(side.places[claim.number]).toEqual({
      href: `/office/cases/${made.applicationId}/runs/${claim.number}`,
      owner: expect.objectContaining({ zh: expect.stringContaining("浙江") }),
    });
    expect(side.runs[1]?.report?.metrics).toEqual(side.runs[0]?.report?.metrics);
    expect(await exportCaseCurves({ ...reader, numbers })).toMatch(/^run,step,loss,value\r\n/);
  });

  test("prints its report, which the offices of the case alone may have", async () => {
    const { number } = await database().assessmentRun.findFirstOrThrow({ where: { officeId: { not: null } } });
    const { applicationId } = made;
    const elsewhere = await makeStaff({ role: "reviewer", officeCode: "11" });
    const ask = async ({ userId }: Actor) =>
      print(
        await requestTo(`/api/cases/${applicationId}/runs/${number}/report.pdf`, { userId }),
        withParams({ id: applicationId, number }),
      );
    const answer = await ask(office);
    expect(answer.status).toBe(200);
    expect((await readPdf(new Uint8Array(await answer.arrayBuffer()))).text).toContain(number);
    expect((await ask(elsewhere.actor)).status).toBe(404);
    expect((await ask(cast.owner.actor)).status).toBe(403);
  });

  test("takes nothing of the provider's limit, and the provider sees nothing of it", async () => {
    const { owner } = cast;
    const run = await database().assessmentRun.findFirstOrThrow({ where: { officeId: { not: null } } });
    const list = await viewRuns(owner);
    expect(list.runs.map(({ number }) => number)).toEqual([original]);
    expect(list.start.limits).toMatchObject({ queued: 0, running: 0 });
    expect(await reasonOf(viewRun({ ...owner, runId: run.id }))).toBe("NOT_FOUND");
    expect(await reasonOf(compareRuns({ ...owner, numbers: [original, run.number] }))).toBe("NOT_FOUND");
    const asOffice = { actor: owner.actor, applicationId: made.applicationId, number: run.number };
    expect(await reasonOf(viewAttachedRun(asOffice))).toBe("policy.wrongRole");
  });

  test("cancels what it started", async () => {
    const { number } = await measure(office);
    const run = { applicationId: made.applicationId, number };
    expect(await reasonOf(cancelMeasuring({ ...run, actor: cast.lead.actor }))).toBe("policy.wrongRole");
    expect(await cancelMeasuring({ ...run, actor: office })).toEqual({ cancelled: true });
  });
});

describe("nobody else measures", () => {
  test("neither in another role nor from another office, and no office its own run", async () => {
    const elsewhere = await makeStaff({ role: "reviewer", officeCode: "11" });
    const { number: own } = await database().assessmentRun.findFirstOrThrow({ where: { officeId: { not: null } } });
    const count = await database().assessmentRun.count();
    expect(await reasonOf(measure(cast.lead.actor))).toBe("policy.wrongRole");
    expect(await reasonOf(measure(cast.owner.actor))).toBe("policy.wrongRole");
    expect(await reasonOf(measure(elsewhere.actor))).toBe("NOT_FOUND");
    expect(await reasonOf(measure(cast.nationalReviewer.actor))).toBe("NOT_FOUND");
    expect(await reasonOf(measure(office, own))).toBe("run.ofOffice");
    expect(await reasonOf(measure(office, "R-2026-9999"))).toBe("NOT_FOUND");
    const draft = await makeDraft(cast, "filing", "另一项服务");
    const early = { actor: office, applicationId: draft.applicationId, number: original };
    expect(await reasonOf(measureAgain(early))).toBe("NOT_FOUND");
    expect(await database().assessmentRun.count()).toBe(count);
  });

  test("nothing is measured in a case that is closed, and the page says so", async () => {
    await act(cast, made, "owner", "withdraw", { reason: "不再提供" });
    expect(await reasonOf(measure(office))).toBe("run.caseClosed");
    const { refused } = await viewOfficeRuns({ actor: office, applicationId: made.applicationId });
    expect(refused?.zh).toContain("办结");
  });
});
