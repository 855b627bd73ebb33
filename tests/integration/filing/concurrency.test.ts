import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { Heard, Told } from "@/tests/fixtures/deciding-process";
import { act, type Cast, type MadeCase, makeAccepted, makeCast, versionOf } from "../../factories/passage";

const PROCESSES = 4;
const ROUNDS = 50;
const DOUBLE_CLICKS = 5;
const ENTRY = fileURLToPath(new URL("../../fixtures/deciding-process.ts", import.meta.url));

let cast: Cast;
let made: MadeCase;
let children: ChildProcess[];

beforeAll(async () => {
  children = Array.from({ length: PROCESSES }, () =>
    fork(ENTRY, [], { execArgv: ["--conditions=react-server", "--import", "tsx"], serialization: "advanced" }),
  );
  const up = Promise.all(children.map((child) => once(child, "message")));
  cast = await makeCast();
  made = await makeAccepted(cast);
  await up;
}, 120_000);

afterAll(async () => {
  const ended = Promise.all(children.map((child) => once(child, "exit")));
  for (const child of children) child.send("end");
  await ended;
});

/** Everybody is told what to decide and waits; then all are let go at once. */
async function race(told: readonly Told[]): Promise<Heard[]> {
  const racing = told.map((one, at) => ({ one, child: children[at] as ChildProcess }));
  const ready = Promise.all(racing.map(({ child }) => once(child, "message")));
  for (const { child, one } of racing) child.send(one);
  await ready;
  const heard = Promise.all(racing.map(({ child }) => once(child, "message")));
  for (const { child } of racing) child.send("go");
  return (await heard).map(([answer]) => answer as Heard);
}

const count = async () => ({
  events: await database().caseEvent.count({ where: { applicationId: made.applicationId } }),
  entries: await database().ledgerEntry.count({
    where: { recordId: made.applicationId, event: "application.acted" },
  }),
  version: await versionOf(made.applicationId),
});

const told = (action: Told["action"], version: number, key = newId()): Told => ({
  ...{ applicationId: made.applicationId, userId: cast.reviewer.actor.userId, action, version, key },
});

/** What was opened is closed again, so that the next round finds the case as this one did. */
async function clear(): Promise<void> {
  const { flags } = await database().application.findUniqueOrThrow({ where: { id: made.applicationId } });
  const action = flags.includes("technical_test") ? "close_technical_test" : "close_expert_review";
  await act(cast, made, "reviewer", action, { finding: "已完成" });
}

test(`of ${PROCESSES} processes with two decisions one wins in each of ${ROUNDS} rounds, and the others are told what changed`, async () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const before = await count();
    const actions = ["open_technical_test", "open_expert_review"] as const;
    const heard = await race(
      children.map((_child, at) => told(actions[at % 2] ?? "open_technical_test", before.version)),
    );
    const lost = heard.filter(({ ok }) => !ok);
    expect(lost, `round ${round}`).toHaveLength(PROCESSES - 1);
    for (const { code, reason, facts } of lost) {
      expect([code, reason]).toEqual(["CONFLICT", "filing.changed"]);
      expect(facts).toMatchObject({ seen: before.version, version: before.version + 1, thenZh: "审查中" });
      expect(String(facts?.nowZh)).toMatch(/^审查中，(技术测试中|专家评审中)$/);
      expect(String(facts?.whatEn)).toMatch(/opened$/);
    }
    const { events, entries, version } = before;
    expect(await count()).toEqual({ events: events + 1, entries: entries + 1, version: version + 1 });
    await clear();
  }
}, 120_000);

test("a double click acts once: both are told the same", async () => {
  for (let round = 1; round <= DOUBLE_CLICKS; round += 1) {
    const before = await count();
    const click = told("open_technical_test", before.version);
    const [one, other] = await race([click, click]);
    expect([one?.ok, other?.ok]).toEqual([true, true]);
    expect(one?.eventId).toBe(other?.eventId);
    expect([one?.repeated, other?.repeated].sort()).toEqual([false, true]);
    expect((await count()).events).toBe(before.events + 1);
    await clear();
  }
}, 60_000);
