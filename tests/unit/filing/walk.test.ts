import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { CaseFacts } from "@/lib/filing/types/decision";
import {
  type ActingRole,
  APPLICATION_ACTIONS,
  type ApplicationAction,
  TRACKS,
  type Track,
} from "@/lib/filing/types/vocabulary";
import { attempt, factsOf, measure, newWorld, type SimulatedCase, type World } from "./case-simulator";

/** Who walks: two offices, a person who is promoted on the way, the provider, the public and the system. */
interface Person {
  readonly id: string | null;
  readonly roles: (world: World, promoted: boolean) => readonly ActingRole[];
}

const ofOffice =
  (office: "provincial" | "national", ...roles: ActingRole[]) =>
  (world: World) =>
    (world.cases.at(-1)?.stage ?? "provincial") === office ? roles : [];

const PEOPLE: readonly Person[] = [
  { id: "owner", roles: () => ["owner"] },
  { id: "reviewer of the province", roles: ofOffice("provincial", "reviewer") },
  { id: "lead of the province", roles: ofOffice("provincial", "lead") },
  { id: "inspector of the province", roles: ofOffice("provincial", "inspector") },
  { id: "reviewer of the nation", roles: ofOffice("national", "reviewer") },
  { id: "lead of the nation", roles: ofOffice("national", "lead") },
  // Examines as a reviewer and is a lead of both offices later: the four eyes must not be cleared by that.
  { id: "climber", roles: (_, promoted) => [promoted ? "lead" : "reviewer"] },
  { id: null, roles: () => ["system"] },
  { id: null, roles: () => ["visitor"] },
];

interface Step {
  readonly person: number;
  readonly pick: number;
  readonly days: number;
  readonly approve: boolean;
  readonly promoted: boolean;
  readonly what: "eager" | "any" | "patient" | "measure";
}

/** A patient step takes none that cuts a case short or repeats itself without end. */
const TIRESOME: readonly ApplicationAction[] = [
  ...(["withdraw", "discard", "assign", "transfer", "add_reviewer", "urge", "draft_item", "mark_duplicate"] as const),
];
const PATIENT = APPLICATION_ACTIONS.filter((action) => !TIRESOME.includes(action));

/** Mostly ended soon, since little is open while a filing is suspended. */
const MEASURES = ["suspend", "reinstate", "reinstate", "reinstate", "suspend", "reinstate", "revoke"] as const;

/** An eager step takes one of these that is open to anybody, so that walks reach the end of the passage too. */
const FORWARD: readonly ApplicationAction[] = [
  ...(["start_initial", "submit", "accept", "resubmit", "dismiss_objection"] as const),
  ...(["close_inspection", "close_technical_test", "close_expert_review", "judge_items", "withdraw_notice"] as const),
  ...(["clear_duplicate", "consider_reply", "lift_notice", "sign_off", "recommend", "judge_clause"] as const),
  ...(["request_rectification", "close_publicity"] as const),
];

const steps = fc.array(
  fc.record<Step>({
    person: fc.nat(PEOPLE.length - 1),
    pick: fc.nat(1_000),
    days: fc.integer({ min: 0, max: 12 }),
    approve: fc.boolean(),
    promoted: fc.boolean(),
    what: fc.constantFrom("eager", "eager", "any", "patient", "patient", "patient", "patient", "measure"),
  }),
  { minLength: 60, maxLength: 140 },
);

function walkStep(world: World, step: Step): void {
  if (step.what === "measure") {
    measure(world, turned(MEASURES, step.pick)[0] ?? "reinstate");
    return;
  }
  if (step.what === "eager" && takeOne(world, step, FORWARD)) return;
  takeOne(world, step, step.what === "any" ? APPLICATION_ACTIONS : PATIENT);
}

/** From a drawn place on, the first action that is open to anybody; who is asked first is drawn too. */
function takeOne(world: World, step: Step, actions: readonly ApplicationAction[]): boolean {
  const facts = factsOf(world);
  const people = turned(PEOPLE, step.person);
  return turned(actions, step.pick).some((action) =>
    people.some((person) => tryStep(world, { action, person, step }, facts)),
  );
}

function turned<T>(list: readonly T[], by: number): T[] {
  return [...list.slice(by % list.length), ...list.slice(0, by % list.length)];
}

interface Try {
  readonly action: ApplicationAction;
  readonly person: Person;
  readonly step: Step;
}

function tryStep(world: World, { action, person, step }: Try, facts: CaseFacts): boolean {
  const roles = person.roles(world, step.promoted);
  const approve = step.approve || step.what === "eager";
  return attempt(world, { action, by: person.id, roles, approve }, facts);
}

const EXAMINING: readonly ApplicationAction[] = [
  ...(["accept", "judge_clause", "request_rectification", "open_inspection", "close_inspection", "recommend"] as const),
];
const DECIDING: readonly ApplicationAction[] = ["sign_off", "reject", "lift_notice", "decline"];
const OPEN = ["draft", "submitted", "in_review", "national_review", "publicity"];

/** Kept apart from the simulator: days of the office in which nothing paused, added up while the walk goes on. */
type Running = Map<SimulatedCase, number>;

function passDays(world: World, running: Running, days: number): void {
  const at = world.cases.at(-1);
  if (at) {
    const waits = ["rectification", "inspection", "technical_test", "expert_review", "filing_suspended"];
    const counts = ["submitted", "in_review", "national_review"].includes(at.status);
    if (counts && !at.flags.some((flag) => waits.includes(flag))) running.set(at, (running.get(at) ?? 0) + days);
  }
  world.now += days;
}

function sumOfClocks(at: SimulatedCase, now: number): number {
  const office = at.clocks.filter(({ key }) => ["acceptance", "provincialReview", "nationalReview"].includes(key));
  return office.reduce((sum, { entries }) => {
    const [total, since] = entries.reduce<[number, number | null]>(
      ([soFar, from], entry) =>
        entry.kind === "start" || entry.kind === "resume"
          ? [soFar, entry.at]
          : [soFar + (from === null ? 0 : entry.at - from), null],
      [0, null],
    );
    return sum + total + (since === null ? 0 : now - since);
  }, 0);
}

/** Faults in words: a walk makes thousands of checks, and stops at the first step that has one. */
function faultsOfPeople(world: World): string[] {
  const examined = new Map<SimulatedCase, Set<string>>();
  const faults: string[] = [];
  for (const { action, by, at } of world.log) {
    const examiners = examined.get(at) ?? new Set();
    examined.set(at, examiners);
    if (by !== null && DECIDING.includes(action) && examiners.has(by)) faults.push(`${by} examined, then: ${action}`);
    if (by !== null && EXAMINING.includes(action)) examiners.add(by);
  }
  return faults;
}

function faultsOf(world: World, running: Running): string[] {
  const faults: string[] = [];
  const hold = (rule: string, holds: boolean) => {
    if (!holds) faults.push(rule);
  };
  const entries = world.cases.reduce((sum, { ledger }) => sum + ledger.length, 0);
  hold("at most one open application", world.cases.filter(({ status }) => OPEN.includes(status)).length <= 1);
  hold("a ledger entry for each action", entries === world.log.length);
  for (const at of world.cases) {
    const submissions = at.ledger.filter((action) => action === "submit" || action === "resubmit").length;
    const openWindows = at.windows.filter(({ state }) => state === "open").length;
    hold("no pass with an open objection", at.status !== "approved" || at.objections === 0);
    hold("the clocks are the sum of the running stretches", sumOfClocks(at, world.now) === (running.get(at) ?? 0));
    hold("a snapshot for each submission", at.snapshots.length === submissions);
    hold("a window while in publicity, and only then", openWindows === (at.status === "publicity" ? 1 : 0));
    hold(
      "an opinion on the last snapshot",
      (at.recommendation?.snapshot ?? at.snapshots.length) === at.snapshots.length,
    );
    if (!OPEN.includes(at.status)) {
      const left = at.items.filter(({ state }) => ["draft", "sent", "answered", "expired"].includes(state));
      hold("no flag after the end", at.flags.length === 0);
      hold(
        "no clock after the end",
        at.clocks.every((clock) => clock.entries.at(-1)?.kind === "stop"),
      );
      hold("no open item after the end", left.length === 0);
    }
  }
  const passed = world.cases.some(({ kind, status }) => kind === "initial" && status === "approved");
  hold("a number with the approval, and only then", (world.number !== null) === passed);
  hold("nothing published before", passed || (world.filingStatus === "unfiled" && world.publicVersions === 0));
  return faults;
}

const EAGER: Step = { person: 0, pick: 0, days: 40, approve: true, promoted: false, what: "eager" };

/** Half of the walks begin with a filing that has its number, so that changes and cancellations are walked as much. */
function walkThrough(track: Track, filedFirst: boolean, walk: readonly Step[]): World {
  const world = newWorld(track);
  const running: Running = new Map();
  let kept: readonly string[] = [];
  const take = (step: Step) => {
    passDays(world, running, step.days);
    walkStep(world, step);
    const snapshots = world.cases.flatMap((at) => at.snapshots);
    const changed = kept.some((snapshot, index) => snapshots[index] !== snapshot);
    kept = snapshots;
    const faults = [...faultsOf(world, running), ...(changed ? ["snapshots never change"] : [])];
    if (faults.length > 0) throw new Error(`${faults.join("; ")} after ${world.log.at(-1)?.action}`);
  };
  for (let left = 30; filedFirst && world.number === null && left > 0; left -= 1) take(EAGER);
  for (const step of walk) take(step);
  const faults = faultsOfPeople(world);
  if (faults.length > 0) throw new Error(faults.join("; "));
  return world;
}

describe("random walks over the passage", () => {
  const worlds: World[] = [];

  beforeAll(() => {
    fc.assert(
      fc.property(fc.constantFrom(...TRACKS), fc.boolean(), steps, (track, filedFirst, walk) => {
        worlds.push(walkThrough(track, filedFirst, walk));
      }),
      { seed: 20_261_126, numRuns: 400 },
    );
  }, 60_000);

  test("people, objections, windows, clocks, snapshots and ledger keep their invariants", () => {
    expect(worlds).toHaveLength(400);
  });

  test("the walks come through every action of the table", () => {
    const reached = new Set(worlds.flatMap(({ log }) => log.map(({ action }) => action)));
    expect(APPLICATION_ACTIONS.filter((action) => !reached.has(action))).toEqual([]);
  });

  test("the walks reach numbers, second windows, changes that passed and every end", () => {
    const cases = worlds.flatMap((world) => world.cases);
    const some = (is: (at: SimulatedCase) => boolean) => cases.filter(is).length;
    expect(some(({ kind, status }) => kind === "initial" && status === "approved")).toBeGreaterThan(100);
    expect(some(({ kind, status }) => kind === "change" && status === "approved")).toBeGreaterThan(0);
    expect(some(({ kind, status }) => kind === "cancellation" && status === "approved")).toBeGreaterThan(0);
    expect(some(({ windows }) => windows.length > 1)).toBeGreaterThan(0);
    expect(some(({ status }) => status === "rejected")).toBeGreaterThan(0);
  });
});
