import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as getSheet } from "@/app/api/cases/[id]/runs/[number]/sheets/[step]/route";
import { database } from "@/lib/db/client";
import { isAppError } from "@/lib/errors";
import { carryOutAction } from "@/lib/filing/actions/passage";
import { REFUSAL_WORDS } from "@/lib/filing/copy/refusals";
import { viewActionForm } from "@/lib/filing/service/view-action";
import { viewCase } from "@/lib/filing/service/view-case";
import { viewFiling } from "@/lib/filing/service/view-filing";
import { APPLICATION_ACTIONS, type ApplicationAction } from "@/lib/filing/types/vocabulary";
import type { Words } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { ERROR_WORDS } from "@/lib/http/copy";
import { seatUser } from "@/lib/identity/service/seat-user";
import type { Actor } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import { draftItemAction, judgeClauseAction, judgeItemAction } from "@/lib/review/actions";
import { draftItemInput } from "@/lib/review/schema";
import { draftItem } from "@/lib/review/service/draft-item";
import { viewAttachedRun } from "@/lib/review/service/view-attached-run";
import { viewChecklist } from "@/lib/review/service/view-checklist";
import { viewItems } from "@/lib/review/service/view-items";
import { viewQueue } from "@/lib/review/service/view-queue";
import { viewSubmission } from "@/lib/review/service/view-submission";
import { actorOf, makeMember, makeStaff } from "@/tests/factories/actor";
import {
  act,
  type Cast,
  judgeAll,
  type MadeCase,
  makeAccepted,
  makeCast,
  makeSubmitted,
  passProvince,
  versionOf,
} from "@/tests/factories/passage";
import { enterRequest } from "@/tests/helpers/next-request-scope";
import { requestTo, withParams } from "@/tests/helpers/request";

// What belongs to the web server's request: its cookies and headers, and its cache of pages.
vi.mock("next/headers", () => import("@/tests/helpers/next-request-scope"));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));

/** Who meets the case: of its organisation, of the two offices on its way, and everybody else. */
const PEOPLE = [
  ...(["owner", "editor", "signatory", "reviewer", "lead", "inspector", "nationalReviewer", "nationalLead"] as const),
  ...(["auditor", "administrator", "otherOwner", "otherReviewer", "otherLead"] as const),
] as const;
type Who = (typeof PEOPLE)[number];

let cast: Cast;
let people: Record<Who, Actor>;

beforeAll(async () => {
  cast = await makeCast();
  const organisationId = cast.owner.tenant.id;
  people = {
    ...{ owner: cast.owner.actor, reviewer: cast.reviewer.actor, lead: cast.lead.actor },
    ...{ inspector: cast.inspector.actor, nationalReviewer: cast.nationalReviewer.actor },
    nationalLead: cast.nationalLead.actor,
    editor: (await makeMember({ roles: ["editor"], organisationId })).actor,
    signatory: (await makeMember({ roles: ["signatory"], organisationId })).actor,
    auditor: (await makeStaff({ role: "auditor" })).actor,
    administrator: (await makeStaff({ role: "administrator" })).actor,
    otherOwner: (await makeMember()).actor,
    otherReviewer: (await makeStaff({ role: "reviewer", officeCode: "11" })).actor,
    otherLead: (await makeStaff({ role: "lead", officeCode: "11" })).actor,
  };
});

const drafting = (made: MadeCase) =>
  draftItem(
    {
      ...draftItemInput.parse({
        ...{ applicationId: made.applicationId, idempotencyKey: newId(), target: "field:publicText.principle" },
        ...{ reasonCode: "R-102", instruction: "请写明生成方式" },
      }),
      actor: cast.reviewer.actor,
    },
    cast.clock,
  );

/** Where a case can stand, and how it got there. */
const STATES = {
  submitted: () => makeSubmitted(cast),
  rectification: async () => {
    const made = await makeAccepted(cast);
    await drafting(made);
    await act(cast, made, "reviewer", "request_rectification");
    return made;
  },
  recommended: async () => {
    const made = await makeAccepted(cast);
    await judgeAll(cast, made, "provincial");
    await act(cast, made, "reviewer", "recommend", { approve: "yes", reason: "材料齐全" });
    return made;
  },
  national: async () => {
    const made = await makeAccepted(cast);
    await passProvince(cast, made);
    return made;
  },
} as const satisfies Record<string, () => Promise<MadeCase>>;
type State = keyof typeof STATES;

/** What handling allows the offices in every state. */
const HANDLING: readonly ApplicationAction[] = ["assign", "transfer", "add_reviewer"];
const EXAMINING: readonly ApplicationAction[] = [
  ...(["draft_item", "judge_clause", "open_technical_test", "open_expert_review"] as const),
  ...HANDLING,
  "mark_duplicate",
];

/** Written from the specification, not from the table: who may do what where. Everything else is refused. */
const OPEN: Record<State, Partial<Record<Who, readonly ApplicationAction[]>>> = {
  submitted: {
    owner: ["withdraw", "urge"],
    editor: ["urge"],
    reviewer: ["accept", "propose_decline", "draft_item", "mark_duplicate", ...HANDLING],
    lead: HANDLING,
  },
  rectification: {
    owner: ["withdraw", "urge"],
    editor: ["urge"],
    reviewer: [...EXAMINING, "judge_items", "extend_rectification"],
    lead: HANDLING,
    inspector: ["open_inspection"],
  },
  recommended: {
    owner: ["withdraw", "urge"],
    editor: ["urge"],
    reviewer: [...EXAMINING, "recommend"],
    lead: ["sign_off", "challenge", "intend_to_refuse", ...HANDLING],
    inspector: ["open_inspection"],
  },
  national: {
    owner: ["withdraw", "urge"],
    editor: ["urge"],
    nationalReviewer: EXAMINING,
    nationalLead: ["return_to_province", "intend_to_refuse", ...HANDLING],
  },
};

/** Who may know the case in a state: all others find nothing. */
const KNOWN: Record<State, readonly Who[]> = {
  submitted: ["owner", "editor", "signatory", "reviewer", "lead", "inspector", "auditor"],
  rectification: ["owner", "editor", "signatory", "reviewer", "lead", "inspector", "auditor"],
  recommended: ["owner", "editor", "signatory", "reviewer", "lead", "inspector", "auditor"],
  national: [
    ...(["owner", "editor", "signatory", "reviewer", "lead", "inspector"] as const),
    ...(["nationalReviewer", "nationalLead", "auditor"] as const),
  ],
};

const enter = async ({ userId }: Actor) => enterRequest(await requestTo("/", { userId }));

function fill(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Posts the action's form as a browser would, without the page that draws it. */
async function post(made: MadeCase, action: ApplicationAction, version: number): Promise<Words | undefined> {
  const { applicationId } = made;
  const form = fill({ applicationId, action, version: String(version), idempotencyKey: newId() });
  const answer = await carryOutAction(IDLE, form);
  expect(answer?.status, action).toBe("error");
  return answer?.message;
}

/** The buttons of the person's page: open ones as null, refused ones with their words. */
async function buttonsOf(who: Who, made: MadeCase): Promise<Map<string, Words | null>> {
  const actor = people[who];
  const isProvider = actor.organisations.length > 0;
  const { actions } = isProvider
    ? await viewFiling({ actor, filingId: made.filingId }, cast.clock)
    : await viewCase({ actor, applicationId: made.applicationId }, cast.clock);
  return new Map(actions.map((choice) => [choice.action, choice.refused]));
}

const STARTS: readonly ApplicationAction[] = ["start_initial", "start_change", "start_cancellation"];
const POSTABLE = APPLICATION_ACTIONS.filter((action) => !STARTS.includes(action));

/** Every seventh of what a person's page does not show at all, another seventh for each person: together all of them. */
const unlisted = (who: Who, buttons: ReadonlyMap<string, unknown>) =>
  POSTABLE.filter((action, at) => !buttons.has(action) && at % 7 === PEOPLE.indexOf(who) % 7);

describe.each(Object.keys(STATES) as State[])("a case that is %s", (state) => {
  let made: MadeCase;
  let version: number;
  beforeAll(async () => {
    made = await STATES[state]();
    version = await versionOf(made.applicationId);
  });

  const known = (who: Who) => KNOWN[state].includes(who);

  test.each(PEOPLE.filter(known))(
    "offers %s what the law gives them, and refuses the rest as the page says",
    async (who) => {
      const open = [...(OPEN[state][who] ?? [])].sort();
      const buttons = await buttonsOf(who, made);
      const offered = [...buttons].filter(([, refused]) => refused === null).map(([action]) => action);
      expect(offered.sort()).toEqual(open);
      await enter(people[who]);
      const before = await database().caseEvent.count({ where: { applicationId: made.applicationId } });
      const refused = POSTABLE.filter((action) => buttons.get(action));
      for (const action of [...refused, ...unlisted(who, buttons)]) {
        const words = buttons.has(action) ? buttons.get(action) : REFUSAL_WORDS.WRONG_ROLE;
        expect(await post(made, action, version), action).toEqual(words);
      }
      expect(await database().caseEvent.count({ where: { applicationId: made.applicationId } })).toBe(before);
    },
  );

  test.each(PEOPLE.filter((who) => !known(who)))("is not there for %s, whatever they post", async (who) => {
    await enter(people[who]);
    for (const action of ["accept", "recommend", "sign_off", "withdraw"] as const) {
      expect(await post(made, action, version), action).toEqual(ERROR_WORDS.NOT_FOUND);
    }
    const item = fill({
      ...{ applicationId: made.applicationId, idempotencyKey: newId(), target: "field:service.name" },
      ...{ reasonCode: "R-101", clauseKey: "", instruction: "请更正" },
    });
    expect((await draftItemAction(IDLE, item)).message).toEqual(ERROR_WORDS.NOT_FOUND);
    const clause = { clauseKey: "entity.identity", version: "0", judgement: "conforming", note: "" };
    const judged = await judgeClauseAction(IDLE, fill({ applicationId: made.applicationId, ...clause }));
    expect(judged.message).toEqual(ERROR_WORDS.NOT_FOUND);
    const verdict = { itemId: newId(), version: "1", verdict: "accept", resolution: "" };
    const accepted = await judgeItemAction(IDLE, fill({ applicationId: made.applicationId, ...verdict }));
    expect(accepted.message).toEqual(ERROR_WORDS.NOT_FOUND);
  });

  test("opens the pages of an office for those whom it reached, and lists itself to them alone", async () => {
    const { applicationId } = made;
    const { number: run } = await database().assessmentRun.findUniqueOrThrow({ where: { id: cast.runId } });
    for (const who of PEOPLE) {
      const actor = people[who];
      const reads = [
        viewCase({ actor, applicationId }, cast.clock),
        viewChecklist({ actor, applicationId }, cast.clock),
        viewItems({ actor, applicationId }, cast.clock),
        viewSubmission({ actor, applicationId, section: null, against: "previous" }, cast.clock),
        viewActionForm({ actor, applicationId, action: "accept" }, cast.clock),
        viewAttachedRun({ actor, applicationId, number: run }, cast.clock),
      ];
      const codes = (await Promise.allSettled(reads)).map((read) =>
        read.status === "fulfilled" ? "read" : isAppError(read.reason) ? read.reason.code : String(read.reason),
      );
      const isOffice = actor.offices.length > 0;
      const expected = known(who) ? (isOffice ? "read" : "FORBIDDEN") : "NOT_FOUND";
      expect(codes, who).toEqual(codes.map(() => expected));
      const sheet = await getSheet(
        await requestTo(`/api/cases/${applicationId}/runs/${run}/sheets/0`, { userId: actor.userId }),
        withParams({ id: applicationId, number: run, step: "x" }),
      );
      expect(sheet.status, who).toBe(expected === "FORBIDDEN" ? 403 : 404);
      const queue = await viewQueue({ actor, view: "all", search: "", track: null, page: 0 }, cast.clock);
      expect(
        queue.rows.some(({ id }) => id === applicationId),
        who,
      ).toBe(isOffice && known(who));
    }
  });
});

describe("four eyes", () => {
  /** The same person with another role, and without the one in which they examined. */
  async function promoted(actor: Actor, officeCode: string): Promise<Actor> {
    await seatUser({ userId: actor.userId, in: "office", officeCode, role: "lead", cause: "test" });
    await database().officeMembership.deleteMany({ where: { userId: actor.userId, role: { not: "lead" } } });
    return await actorOf(actor.userId);
  }

  async function refusedAs(actor: Actor, made: MadeCase, action: ApplicationAction): Promise<void> {
    await enter(actor);
    const words = await post(made, action, await versionOf(made.applicationId));
    expect(words).toEqual(REFUSAL_WORDS.FOUR_EYES);
  }

  test("who accepted or recommended does not sign off, also when they have become lead and nothing else", async () => {
    const other = await makeStaff({ role: "reviewer", officeCode: "33" });
    const made = await makeSubmitted(cast);
    await act({ ...cast, reviewer: other }, made, "reviewer", "accept");
    await judgeAll(cast, made, "provincial");
    await act(cast, made, "reviewer", "recommend", { approve: "yes", reason: "材料齐全" });
    await refusedAs(await promoted(other.actor, "33"), made, "sign_off");
    await enter(people.lead);
    expect((await act(cast, made, "lead", "sign_off")).status).toBe("national_review");
  });

  test("who judged a clause neither signs off nor rejects, also at the next stage", async () => {
    const judge = await makeStaff({ role: "reviewer", officeCode: "33" });
    const made = await makeAccepted(cast);
    await enter(judge.actor);
    const clause = { clauseKey: "entity.identity", version: "0", judgement: "conforming", note: "" };
    await judgeClauseAction(IDLE, fill({ applicationId: made.applicationId, ...clause }));
    // Judged anew by a colleague: the first judge has examined all the same.
    await enter(people.reviewer);
    await judgeClauseAction(IDLE, fill({ applicationId: made.applicationId, ...clause, version: "1" }));
    await act(cast, made, "lead", "intend_to_refuse", { reason: "不符合", facts: "缺许可", clause: "第七条" });
    await act(cast, made, "owner", "reply_to_notice", { text: "已补充" });
    await act(cast, made, "lead", "consider_reply", { finding: "不采纳" });
    await refusedAs(await promoted(judge.actor, "33"), made, "reject");
  });

  test("who inspected does not sign off", async () => {
    const inspector = await makeStaff({ role: "inspector", officeCode: "33" });
    const made = await makeAccepted(cast);
    await act({ ...cast, inspector }, made, "inspector", "open_inspection", { text: "明日到场" });
    await act({ ...cast, inspector }, made, "inspector", "close_inspection", { finding: "属实" });
    await judgeAll(cast, made, "provincial");
    await act(cast, made, "reviewer", "recommend", { approve: "yes", reason: "材料齐全" });
    await refusedAs(await promoted(inspector.actor, "33"), made, "sign_off");
  });
});
