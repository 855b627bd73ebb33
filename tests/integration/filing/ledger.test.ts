import { beforeAll, describe, expect, test } from "vitest";
import type { LedgerChain, LedgerView } from "@/lib/audit/types";
import { database, type Tx } from "@/lib/db/client";
import { ACTION_WORDS } from "@/lib/filing/copy/actions";
import { viewFiling } from "@/lib/filing/service/view-filing";
import { viewCaseLedger, viewFilingLedger } from "@/lib/filing/service/view-ledger";
import type { ApplicationAction } from "@/lib/filing/types/vocabulary";
import { makeMember, makeStaff } from "../../factories/actor";
import { act, type Cast, type MadeCase, makeCast, makeSubmitted } from "../../factories/passage";

let cast: Cast;
let made: MadeCase;

beforeAll(async () => {
  cast = await makeCast();
  made = await makeSubmitted(cast);
  await act(cast, made, "reviewer", "propose_decline", { reasonCode: "D-401", reason: "内部意见不外传" });
  await act(cast, made, "lead", "return_decline", { reason: "可以受理" });
  await act(cast, made, "reviewer", "accept");
});

const ofOffice = (actor = cast.reviewer.actor) => viewCaseLedger({ actor, applicationId: made.applicationId });
const ofProvider = (actor = cast.owner.actor) => viewFilingLedger({ actor, filingId: made.filingId });
const caseChain = (view: LedgerView) =>
  view.chains.find(({ recordId }) => recordId === made.applicationId) as LedgerChain;
const done = (action: ApplicationAction) => ACTION_WORDS[action].done.zh;

/** What a superuser of the database can do: the triggers are off while it happens. */
async function behindTheTriggers(work: (tx: Tx) => Promise<void>): Promise<void> {
  await database().$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
    await work(tx);
  });
}

/** What the page says of a chain that somebody tampered with; whole again afterwards. */
async function afterTampering(statement: string, entryId: string): Promise<LedgerView> {
  const whole = await database().ledgerEntry.findMany({ where: { recordId: made.applicationId } });
  await behindTheTriggers(async (tx) => {
    expect(await tx.$executeRawUnsafe(statement, entryId)).toBe(1);
  });
  const seen = await ofOffice();
  await behindTheTriggers(async (tx) => {
    await tx.ledgerEntry.deleteMany({ where: { id: { in: whole.map(({ id }) => id) } } });
    await tx.ledgerEntry.createMany({ data: whole.map((entry) => ({ ...entry, payload: entry.payload ?? {} })) });
  });
  return seen;
}

const entryOf = async (action: ApplicationAction) =>
  await database().ledgerEntry.findFirstOrThrow({
    where: { recordId: made.applicationId, payload: { path: ["action"], equals: action } },
  });

describe("the ledger of a case", () => {
  test("shows an office every entry in order: step, change, person, hash, and that the chain is whole", async () => {
    const view = await ofOffice();
    const { lines, fault } = caseChain(view);
    const stored = await database().ledgerEntry.count({ where: { recordId: made.applicationId } });
    expect(fault).toBeNull();
    expect(lines.map(({ sequence }) => sequence)).toEqual(Array.from({ length: stored }, (_, index) => index + 1));
    const accepted = lines.at(-1);
    const entry = await entryOf("accept");
    expect(accepted).toMatchObject({ id: entry.id, hash: entry.hash, at: entry.at.toISOString() });
    expect(accepted?.words.zh).toBe(done("accept"));
    expect(accepted?.change?.zh).toBe("待受理 → 审查中");
    expect(accepted?.who.zh).toBe(`${cast.reviewer.actor.name}（审查员）`);
    const proposed = lines.find(({ words }) => words.zh === done("propose_decline"));
    expect(proposed?.change?.zh).toBe("加“拟不予受理”");
    const submitted = lines.find(({ words }) => words.zh === done("submit"));
    const snapshot = await database().snapshot.findFirstOrThrow({ where: { applicationId: made.applicationId } });
    expect(submitted?.contentHash).toBe(snapshot.contentHash);
    expect(view.chains.map(({ recordId }) => recordId)).toEqual([made.applicationId, made.filingId]);
  });

  test("shows its provider the same entries, of the office's own steps no more than that they were", async () => {
    const own = caseChain(await ofProvider());
    const office = caseChain(await ofOffice());
    expect(own.fault).toBeNull();
    expect(own.lines.map(({ hash }) => hash)).toEqual(office.lines.map(({ hash }) => hash));
    const at = office.lines.findIndex(({ words }) => words.zh === done("propose_decline"));
    expect(own.lines[at]).toMatchObject({ change: null, who: { zh: "办公室人员" } });
    const text = JSON.stringify(own);
    for (const secret of ["不予受理", "decline", "内部意见"]) expect(text).not.toContain(secret);
    const staff = new Set([cast.reviewer, cast.lead].map(({ actor }) => actor.userId));
    const stored = await database().ledgerEntry.findMany({ where: { recordId: made.applicationId } });
    const byStaff = stored.filter(({ actorId }) => actorId !== null && staff.has(actorId)).map(({ id }) => id);
    const named = own.lines.filter(({ id }) => byStaff.includes(id)).map(({ who }) => who.zh);
    expect(named).toEqual(["办公室人员", "办公室人员", "审查员"]);
    expect(own.lines.find(({ words }) => words.zh === done("submit"))?.who.zh).toContain(cast.owner.actor.name);
    expect(own.lines.at(-1)).toMatchObject({ words: ACTION_WORDS.accept.done, who: { zh: "审查员" } });
  });

  test("holds nothing that a person typed", async () => {
    const stored = await database().ledgerEntry.findMany({ where: { recordId: made.applicationId } });
    expect(JSON.stringify(stored.map(({ payload }) => payload))).not.toMatch(/\p{Script=Han}/u);
  });

  test.each([
    ["altered", `UPDATE "LedgerEntry" SET "payload" = '{"action": "decline"}' WHERE "id" = $1::uuid`, "被改动"],
    ["altered in its time", `UPDATE "LedgerEntry" SET "at" = "at" - interval '1 day' WHERE "id" = $1::uuid`, "被改动"],
    ["altered beyond reading", `UPDATE "LedgerEntry" SET "payload" = '"x"' WHERE "id" = $1::uuid`, "被改动"],
    ["deleted", `DELETE FROM "LedgerEntry" WHERE "id" = $1::uuid`, "缺失"],
    ["moved in its chain", `UPDATE "LedgerEntry" SET "sequence" = 99 WHERE "id" = $1::uuid`, "被移动"],
    [
      "moved to the filing",
      `UPDATE "LedgerEntry" SET "recordType" = 'filing', "sequence" = 99,
         "recordId" = (SELECT "filingId" FROM "Application" WHERE "id" = "recordId") WHERE "id" = $1::uuid`,
      "被移动",
    ],
  ])("names an entry that was %s", async (_, statement, said) => {
    const { id, sequence } = await entryOf("return_decline");
    const { fault, lines } = caseChain(await afterTampering(statement, id));
    expect(fault?.sequence).toBe(sequence);
    expect(fault?.words.zh).toContain(`第 ${sequence} 条${said}`);
    expect(lines.length).toBeGreaterThan(0);
    expect(caseChain(await ofOffice()).fault).toBeNull();
  });
});

describe("who reads it", () => {
  test("the offices that the case reached, and the auditor", async () => {
    const auditor = await makeStaff({ role: "auditor" });
    for (const { actor } of [cast.reviewer, cast.lead, cast.inspector, auditor]) {
      await expect(ofOffice(actor)).resolves.toMatchObject({ serviceName: "墨行手写字形生成服务" });
    }
  });

  test("no other office, and no national one before the case came to it", async () => {
    const elsewhere = await makeStaff({ role: "reviewer", officeCode: "44" });
    for (const { actor } of [elsewhere, cast.nationalReviewer, cast.nationalLead]) {
      await expect(ofOffice(actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("of a provider its owner, not an editor, and nobody of another organisation", async () => {
    const editor = await makeMember({ roles: ["editor"], organisationId: cast.owner.tenant.id });
    const stranger = await makeMember();
    await expect(ofProvider()).resolves.toMatchObject({ chains: [{ fault: null }, { fault: null }] });
    const link = async ({ actor }: { actor: typeof editor.actor }) =>
      (await viewFiling({ actor, filingId: made.filingId })).ledgerHref;
    expect(await link(cast.owner)).toBe(`/filings/${made.filingId}/ledger`);
    expect(await link(editor)).toBeNull();
    await expect(ofProvider(editor.actor)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(ofProvider(stranger.actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
