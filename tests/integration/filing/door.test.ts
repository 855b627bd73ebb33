import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/lib/db/client";
import { carryOutAction, carryOutOnFilingAction, startFilingAction } from "@/lib/filing/actions/passage";
import { FILING_REASONS } from "@/lib/filing/copy/reasons";
import { carryOut } from "@/lib/filing/service/carry-out";
import { inputHash } from "@/lib/filing/service/record-action";
import { startFiling } from "@/lib/filing/service/start-application";
import { viewActionForm } from "@/lib/filing/service/view-action";
import { viewCase } from "@/lib/filing/service/view-case";
import { viewEvent } from "@/lib/filing/service/view-event";
import { viewFiling, viewFilings } from "@/lib/filing/service/view-filing";
import type { ActionChoice } from "@/lib/filing/types/view";
import { APPLICATION_ACTIONS, type ApplicationAction } from "@/lib/filing/types/vocabulary";
import { fill } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import type { Actor } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import { enterRequest } from "@/tests/helpers/next-request-scope";
import { requestTo } from "@/tests/helpers/request";
import { makeMember, makeStaff } from "../../factories/actor";
import {
  act,
  type Cast,
  caseOf,
  type MadeCase,
  makeAccepted,
  makeCast,
  makeDraft,
  makeSubmitted,
  versionOf,
} from "../../factories/passage";

// What belongs to the web server's request: its cookies and headers, and its cache of pages.
vi.mock("next/headers", () => import("@/tests/helpers/next-request-scope"));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));

let cast: Cast;
let made: MadeCase;
beforeAll(async () => {
  cast = await makeCast();
});
beforeEach(async () => {
  made = await makeSubmitted(cast);
});

const actAs = async (userId: string) => enterRequest(await requestTo("/", { userId }));
const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const actionForm = async (action: ApplicationAction, more: Record<string, string> = {}) =>
  form({
    ...{ applicationId: made.applicationId, version: String(await versionOf(made.applicationId)), action },
    ...{ idempotencyKey: newId(), ...more },
  });

describe("the door", () => {
  test("of a case does not exist for strangers: another provider, another province, the national office before its turn", async () => {
    const [{ actor: other }, { actor: beijing }] = [
      await makeMember(),
      await makeStaff({ role: "reviewer", officeCode: "11" }),
    ];
    for (const actor of [other, beijing, cast.nationalReviewer.actor]) {
      const request = { applicationId: made.applicationId, action: "accept", by: { kind: "person", actor } } as const;
      await expect(carryOut({ ...request, version: 2, idempotencyKey: newId() })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      await expect(viewCase({ actor, applicationId: made.applicationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(viewFiling({ actor, filingId: made.filingId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect((await caseOf(made.applicationId)).version).toBe(2);
  });

  test("of a draft is closed to its office; a start that is sent twice makes one filing", async () => {
    const { actor, tenant } = cast.owner;
    const request = { actor, tenant, track: "filing", serviceName: "草稿", idempotencyKey: newId() } as const;
    const draft = await startFiling(request, cast.clock);
    const reading = viewCase({ actor: cast.reviewer.actor, applicationId: draft.applicationId });
    await expect(reading).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await startFiling(request, cast.clock)).toMatchObject({ filingId: draft.filingId, repeated: true });
  });

  test("knows a key again, and refuses it for another action or from another person", async () => {
    const request = {
      applicationId: made.applicationId,
      by: { kind: "person", actor: cast.reviewer.actor },
      version: 2,
    } as const;
    const idempotencyKey = newId();
    const first = await carryOut({ ...request, action: "accept", idempotencyKey }, cast.clock);
    const again = await carryOut({ ...request, action: "accept", idempotencyKey }, cast.clock);
    expect(again).toEqual({ ...first, repeated: true });
    const other = carryOut({ ...request, action: "mark_duplicate", idempotencyKey }, cast.clock);
    await expect(other).rejects.toMatchObject({ detail: { reason: "filing.keyUsed" } });
  });

  test("keeps people apart: whoever examined does not sign off, whatever became of their role", async () => {
    const { actor } = cast.reviewer;
    await act(cast, made, "reviewer", "accept");
    const { id: officeId } = await database().office.findUniqueOrThrow({ where: { code: "33" } });
    const seat = { id: newId(), userId: actor.userId, officeId, role: "lead", createdAt: new Date() } as const;
    await database().officeMembership.create({ data: seat });
    const promoted: Actor = { ...actor, offices: actor.offices.map((office) => ({ ...office, roles: ["lead"] })) };
    const { actions } = await viewCase({ actor: promoted, applicationId: made.applicationId }, cast.clock);
    expect(actions.find(({ action }) => action === "sign_off")?.refused).not.toBeNull();
    await act(cast, made, "lead", "intend_to_refuse", { reason: "一", facts: "二", clause: "三" });
    await act(cast, made, "owner", "reply_to_notice", { text: "四" });
    await act(cast, made, "lead", "consider_reply", { finding: "五" });
    const by = { kind: "person", actor: promoted } as const;
    const version = await versionOf(made.applicationId);
    const request = {
      applicationId: made.applicationId,
      action: "reject",
      by,
      version,
      input: { reason: "六" },
    } as const;
    const reject = carryOut({ ...request, idempotencyKey: newId() }, cast.clock);
    await expect(reject).rejects.toMatchObject({ code: "FORBIDDEN", detail: { reason: "case.FOUR_EYES" } });
  });
});

describe("buttons and server", () => {
  const people = (status: string) =>
    status === "submitted" ? [cast.owner.actor, cast.lead.actor] : [cast.reviewer.actor, cast.inspector.actor];
  const actionsFor = async (actor: Actor): Promise<readonly ActionChoice[]> =>
    actor === cast.owner.actor
      ? (await viewFiling({ actor, filingId: made.filingId }, cast.clock)).actions
      : (await viewCase({ actor, applicationId: made.applicationId }, cast.clock)).actions;

  test.each(["submitted", "in_review"])(
    "agree while the case is %s: what a page refuses the server refuses with the same words",
    async (status) => {
      if (status === "in_review") await act(cast, made, "reviewer", "accept");
      for (const actor of people(status)) {
        const shown = await actionsFor(actor);
        const version = await versionOf(made.applicationId);
        for (const action of APPLICATION_ACTIONS.filter((name) => !name.startsWith("start_"))) {
          const choice = shown.find((candidate) => candidate.action === action);
          if (choice?.refused === null) continue;
          const by = { kind: "person", actor } as const;
          const request = { applicationId: made.applicationId, action, by, version, idempotencyKey: newId() };
          const error = await carryOut(request, cast.clock).then(
            () => null,
            (refusal: { detail: { reason: string; facts: Record<string, string> } }) => refusal.detail,
          );
          expect(error, `${action} by ${actor.name}`).not.toBeNull();
          const words = FILING_REASONS[error?.reason ?? ""];
          if (choice) expect(words && fill(words, error?.facts ?? {}), action).toEqual(choice.refused);
          else expect(error?.reason, action).toBe("case.WRONG_ROLE");
        }
      }
      expect((await caseOf(made.applicationId)).version).toBe(status === "in_review" ? 3 : 2);
    },
  );
});

describe("the form", () => {
  test("carries out and leads to the confirmation of the side that acted", async () => {
    await actAs(cast.reviewer.actor.userId);
    const done = carryOutAction(IDLE, await actionForm("accept"));
    await expect(done).rejects.toMatchObject({
      digest: expect.stringContaining(`/office/cases/${made.applicationId}/events/`),
    });
    const event = await database().caseEvent.findFirstOrThrow({
      where: { applicationId: made.applicationId, action: "accept" },
    });
    const view = await viewEvent({ actor: cast.reviewer.actor, eventId: event.id, reader: "office" }, cast.clock);
    expect(view.documents).toMatchObject([
      { kind: { en: "Notice of acceptance" }, number: expect.stringMatching(/^D-\d{4}-\d{4}$/) },
    ]);
    await actAs(cast.owner.actor.userId);
    const confirmation = (await caseOf(made.applicationId)).number;
    const withdrawn = carryOutAction(IDLE, await actionForm("withdraw", { "input.reason": "产品调整", confirmation }));
    await expect(withdrawn).rejects.toMatchObject({
      digest: expect.stringContaining(`/filings/${made.filingId}/events/`),
    });
  });

  test("of a stale page says both states, who moved it, and loses nothing that was typed", async () => {
    await actAs(cast.reviewer.actor.userId);
    const stale = await actionForm("propose_decline", { "input.reasonCode": "D-101", "input.reason": "不属于范围" });
    await act(cast, made, "reviewer", "accept");
    const answer = await carryOutAction(IDLE, stale);
    expect(answer).toMatchObject({ status: "error", values: { "input.reason": "不属于范围" } });
    expect(answer.message?.zh).toMatch(/已受理.*“待受理”（第 2 版）.*“审查中”（第 3 版）/);
    expect(answer.message?.en).not.toMatch(/[{}]/);
  });

  test.each([
    ["nothing", {}],
    ["another number", { confirmation: "A-2026-9999" }],
  ])(
    "of what cannot be undone is refused with %s typed, however it was sent, and loses nothing",
    async (_what, typed) => {
      const { number } = await caseOf(made.applicationId);
      await actAs(cast.owner.actor.userId);
      const sent = await actionForm("withdraw", { "input.reason": "产品调整", ...typed });
      const answer = await carryOutAction(IDLE, sent);
      expect(answer).toMatchObject({
        fields: { confirmation: { zh: `与编号 ${number} 不一致`, en: `This is not ${number}` } },
        values: { "input.reason": "产品调整", ...typed },
      });
      expect(await caseOf(made.applicationId)).toMatchObject({ status: "submitted", version: 2 });
    },
  );

  test("and the list of actions lead from a refusal to where it is mended", async () => {
    const { actor } = cast.owner;
    const { filingId } = await makeDraft(cast, "registration", "未签承诺的服务");
    const href = `/filings/${filingId}/dossier/pledge`;
    const { actions } = await viewFiling({ actor, filingId }, cast.clock);
    expect(actions.find(({ action }) => action === "submit")?.remedy?.href).toBe(href);
    expect(actions.find(({ action }) => action === "discard")?.remedy).toBeNull();
    expect((await viewActionForm({ actor, filingId, action: "submit" }, cast.clock)).remedy?.href).toBe(href);
  });

  test("asks for the number that the server takes: of the case, or of the filing for what ends the filing", async () => {
    const { number } = await caseOf(made.applicationId);
    const asked = (action: string) =>
      viewActionForm({ actor: cast.owner.actor, filingId: made.filingId, action }, cast.clock);
    expect((await asked("withdraw")).confirm).toBe(number);
    expect((await asked("urge")).confirm).toBeNull();
    expect((await asked("start_cancellation")).confirm).toBe("墨行手写字形生成服务");
  });

  test("says at each field what is missing, in both languages", async () => {
    await actAs(cast.reviewer.actor.userId);
    const answer = await carryOutAction(IDLE, await actionForm("propose_decline", { "input.reason": "" }));
    expect(answer.fields).toEqual({
      "input.reasonCode": { zh: "请选择一项", en: "Choose one" },
      "input.reason": { zh: "请填写", en: "Fill this in" },
    });
  });

  test("starts a filing from two fields, and an order from the inspector's", async () => {
    await actAs(cast.owner.actor.userId);
    const wrong = await startFilingAction(IDLE, form({ kind: "initial", idempotencyKey: newId(), serviceName: "" }));
    expect(Object.keys(wrong.fields ?? {}).sort()).toEqual(["serviceName", "track"]);
    const right = form({ kind: "initial", idempotencyKey: newId(), serviceName: "新服务", track: "registration" });
    await expect(startFilingAction(IDLE, right)).rejects.toMatchObject({
      digest: expect.stringContaining("/filings/"),
    });
    const { filings } = await viewFilings(cast.owner, cast.clock);
    expect(filings[0]).toMatchObject({ serviceName: "新服务", application: { status: { code: "draft" } } });
    await actAs(cast.inspector.actor.userId);
    const order = { filingId: made.filingId, version: "1", action: "order", idempotencyKey: newId() };
    const refused = await carryOutOnFilingAction(
      IDLE,
      form({ ...order, "input.facts": "x", "input.dueDate": "2026-10-01" }),
    );
    expect(refused).toMatchObject({ status: "error", message: { en: expect.stringContaining("present status") } });
  });

  test("asks what the table requires and says what happens", async () => {
    const page = await viewActionForm(
      { actor: cast.lead.actor, applicationId: made.applicationId, action: "assign" },
      cast.clock,
    );
    expect(page.fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([["person", "select", true]]);
    expect(page.fields[0]?.choices.map(({ value }) => value)).toContain(cast.reviewer.actor.userId);
    expect(page.consequences[0]?.en).toBe("Tells the person.");
    const unknown = viewActionForm({ actor: cast.lead.actor, applicationId: made.applicationId, action: "explode" });
    await expect(unknown).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("a case is given to a reviewer of the office that holds it, who is told; to nobody else", async () => {
  const { applicationId } = made;
  const second = await makeStaff({ role: "reviewer", officeCode: "33" });
  await act(cast, made, "reviewer", "accept");
  await act(cast, made, "lead", "add_reviewer", { person: second.actor.userId });
  const holders = async () =>
    (await database().assignment.findMany({ where: { applicationId, endedAt: null } }))
      .map(({ userId }) => userId)
      .sort();
  expect(await holders()).toEqual([cast.reviewer.actor.userId, second.actor.userId].sort());
  await act(cast, made, "reviewer", "transfer", { person: second.actor.userId, reason: "休假" });
  expect(await holders()).toEqual([second.actor.userId]);
  expect(await database().notice.count({ where: { applicationId, userId: second.actor.userId } })).toBe(2);
  const elsewhere = act(cast, made, "lead", "assign", { person: cast.nationalReviewer.actor.userId });
  await expect(elsewhere).rejects.toMatchObject({
    code: "INVALID",
    detail: { fields: { "input.person": "filing.notAReviewer" } },
  });
});

test("history shows each side what is theirs; the ledger proves the words and holds none", async () => {
  const { applicationId, filingId } = await makeAccepted(cast);
  await act(cast, { applicationId }, "reviewer", "mark_duplicate", { reason: "与另一件相似" });
  const office = (await viewCase({ actor: cast.reviewer.actor, applicationId }, cast.clock)).history;
  expect(office[0]).toMatchObject({ action: "mark_duplicate", said: [{ text: { zh: "与另一件相似" } }] });
  const provider = (await viewFiling({ actor: cast.owner.actor, filingId }, cast.clock)).history;
  expect(provider.map(({ action }) => action)).toEqual(["accept", "submit", "start_initial"]);
  expect(provider[0]?.who.en).toBe("Reviewer");
  const event = await database().caseEvent.findFirstOrThrow({ where: { applicationId, action: "mark_duplicate" } });
  const entry = await database().ledgerEntry.findFirstOrThrow({
    where: { recordId: applicationId, payload: { path: ["eventId"], equals: event.id } },
  });
  expect(JSON.stringify(entry.payload)).not.toContain("相似");
  expect(entry.payload).toMatchObject({
    inputHash: inputHash(event.input as Record<string, unknown>, event.inputSalt),
  });
});
