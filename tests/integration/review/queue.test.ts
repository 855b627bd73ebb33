import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import type { Actor } from "@/lib/identity/types";
import { viewQueue } from "@/lib/review/service/view-queue";
import type { QueueView } from "@/lib/review/types";
import { makeStaff } from "@/tests/factories/actor";
import {
  act,
  type Cast,
  judgeAll,
  type MadeCase,
  makeAccepted,
  makeCast,
  makeDraft,
  makeSubmitted,
} from "@/tests/factories/passage";

let cast: Cast;
let made: { late: MadeCase; waiting: MadeCase; recommended: MadeCase; draft: MadeCase };

/** Submitted one after the other; today is the twelfth of October. */
beforeAll(async () => {
  cast = await makeCast("2026-09-01T02:00:00Z");
  const late = await makeSubmitted(cast, "filing", "潮信海事简报生成");
  cast.clock.set("2026-09-03T02:00:00Z");
  const waiting = await makeAccepted(cast, "filing", "听澜客服对话大模型");
  await act(cast, waiting, "reviewer", "open_technical_test", { text: "明日测试" });
  cast.clock.set("2026-09-28T02:00:00Z");
  const recommended = await makeAccepted(cast, "filing", "瓯绘工业图样生成");
  await judgeAll(cast, recommended, "provincial");
  await act(cast, recommended, "reviewer", "recommend", { approve: "yes", reason: "材料齐全" });
  const draft = await makeDraft(cast, "filing", "尚未提交的服务");
  cast.clock.set("2026-10-12T02:00:00Z");
  made = { late, waiting, recommended, draft };
});

const queue = (view: QueueView, actor: Actor = cast.reviewer.actor, change: object = {}) =>
  viewQueue({ actor, view, search: "", track: null, page: 0, ...change }, cast.clock);
const ids = async (view: QueueView, actor?: Actor, change?: object) =>
  (await queue(view, actor, change)).rows.map(({ id }) => id);

describe("the list of an office's cases", () => {
  test("stands oldest first, without what providers still write", async () => {
    const { late, waiting, recommended } = made;
    expect(await ids("all")).toEqual([late, waiting, recommended].map(({ applicationId }) => applicationId));
  });

  test("tells days left in words and colour, why it rests, and how long it has been there", async () => {
    const [late, waiting, recommended] = (await queue("all")).rows;
    expect(late?.clock).toMatchObject({ colour: "red", due: { zh: "至 2026-09-08" } });
    expect(late?.clock?.left).toEqual({ zh: "已超期 20 个工作日", en: "20 working days overdue" });
    expect(late).toMatchObject({ daysInStage: 41, submittedOn: "2026-09-01", assignees: [] });
    expect(waiting?.clock).toMatchObject({ colour: "paused", left: { zh: "已暂停：技术测试中" } });
    expect(waiting?.flags.map(({ zh }) => zh)).toEqual(["技术测试中"]);
    expect(recommended?.clock).toMatchObject({ colour: "green", left: { zh: "还剩 25 个工作日" } });
    expect(recommended?.next.zh).toBe("审查员已提出意见。");
  });

  test("has its saved views with counts", async () => {
    const { counts } = await queue("all");
    expect(counts).toMatchObject({ toAccept: 1, mine: 2, toSignOff: 1, overdue: 1, all: 3, closed: 0 });
    expect(await ids("toSignOff", cast.lead.actor)).toEqual([made.recommended.applicationId]);
    expect(await ids("mine", cast.lead.actor)).toEqual([]);
  });

  test("finds by service, organisation and number", async () => {
    const { number } = await database().application.findUniqueOrThrow({ where: { id: made.late.applicationId } });
    for (const search of ["海事", " 潮信 ", number.toLowerCase()]) {
      expect(await ids("all", undefined, { search }), search).toEqual([made.late.applicationId]);
    }
    expect(await ids("all", undefined, { track: "registration" })).toEqual([]);
  });

  test("is empty for an office that no case reached, whole for the auditor, and says so to who handles none", async () => {
    const other = await makeStaff({ role: "reviewer", officeCode: "44" });
    expect(await queue("all", other.actor)).toMatchObject({ rows: [], readsCases: true });
    const auditor = await makeStaff({ role: "auditor" });
    expect(await ids("all", auditor.actor)).toEqual(expect.arrayContaining([made.late.applicationId]));
    const administrator = await makeStaff({ role: "administrator", officeCode: "33" });
    expect(await queue("all", administrator.actor)).toMatchObject({ rows: [], readsCases: false });
  });

  test("a page beyond the last is the last", async () => {
    expect(await queue("all", undefined, { page: 7 })).toMatchObject({ page: 0, pages: 1, found: 3 });
  });
});
