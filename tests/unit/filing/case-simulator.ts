import type { CaseFacts, Decision } from "@/lib/filing/types/decision";
import type {
  ActingRole,
  ApplicationAction,
  ApplicationFlag,
  ApplicationKind,
  ApplicationStatus,
  ChangeClass,
  ClockKey,
  FilingStatus,
  RectificationState,
  Stage,
  Track,
} from "@/lib/filing/types/vocabulary";
import { decide } from "@/lib/filing/workflow/decide";
import { decideFiling } from "@/lib/filing/workflow/filing-transitions";
import { flagsAfter, OFFICE_CLOCK, pausesClock } from "@/lib/filing/workflow/flags";
import { calmFacts } from "./case-facts";

/** A filing and its applications carried by the table alone: what services do in a transaction, without a database. */

export interface ClockRun {
  readonly key: ClockKey;
  readonly entries: { readonly kind: "start" | "pause" | "resume" | "stop"; readonly at: number }[];
}

interface Item {
  state: RectificationState;
}

export interface SimulatedCase {
  readonly kind: ApplicationKind;
  changeClass: ChangeClass | null;
  status: ApplicationStatus;
  stage: Stage;
  flags: ApplicationFlag[];
  readonly snapshots: string[];
  recommendation: { approve: boolean; stage: Stage; by: string; snapshot: number } | null;
  readonly examiners: Set<string>;
  readonly items: Item[];
  readonly judged: Record<Stage, number>;
  declineProposedBy: string | null;
  reply: "none" | "received" | "considered";
  extended: boolean;
  objections: number;
  windows: { readonly closesAt: number; state: "open" | "closed" | "cancelled" }[];
  readonly clocks: ClockRun[];
  readonly due: Partial<Record<ClockKey, number>>;
  readonly ledger: ApplicationAction[];
}

export interface World {
  readonly track: Track;
  now: number;
  filingStatus: FilingStatus;
  number: string | null;
  publicVersions: number;
  readonly cases: SimulatedCase[];
  /** Everything that was carried out, by whom, for the invariants. */
  readonly log: { readonly action: ApplicationAction; readonly by: string | null; readonly at: SimulatedCase }[];
}

const CLAUSES = 2;
/** Days of the periods; here only their order matters. */
const DAYS: Record<ClockKey, number> = {
  ...{ acceptance: 5, provincialReview: 30, nationalReview: 30 },
  ...{ rectificationDue: 15, intentNoticeReply: 10, publicity: 30 },
};

export function newWorld(track: Track): World {
  return { track, now: 0, filingStatus: "unfiled", number: null, publicVersions: 0, cases: [], log: [] };
}

function newCase(kind: ApplicationKind): SimulatedCase {
  return {
    ...{ kind, status: "draft", stage: "provincial", flags: [], snapshots: [], recommendation: null, items: [] },
    ...{ examiners: new Set<string>(), judged: { provincial: 0, national: 0 }, declineProposedBy: null, reply: "none" },
    changeClass: kind === "change" ? "review_and_publicity" : null,
    ...{ extended: false, objections: 0, windows: [], clocks: [], due: {}, ledger: [] },
  };
}

const isOpen = (status: ApplicationStatus) => !["approved", "rejected", "withdrawn"].includes(status);

export function factsOf(world: World): CaseFacts {
  const at = world.cases.at(-1);
  const filing = { track: world.track, filingStatus: world.filingStatus };
  if (!at) return calmFacts(filing, { status: "withdrawn" });
  const count = (state: RectificationState) => at.items.filter((item) => item.state === state).length;
  const over = (key: ClockKey) => world.now >= (at.due[key] ?? Number.POSITIVE_INFINITY);
  return calmFacts(filing, {
    ...{ kind: at.kind, status: at.status, stage: at.stage, flags: at.flags, examiners: [...at.examiners] },
    changeClass: at.changeClass,
    items: {
      ...{ draft: count("draft"), sent: count("sent"), answered: count("answered"), accepted: count("accepted") },
      ...{ sent_back: count("sent_back"), waived: count("waived"), expired: count("expired") },
    },
    unjudgedClauses: CLAUSES - at.judged[at.stage],
    recommendation: at.recommendation?.snapshot === at.snapshots.length ? at.recommendation : null,
    declineProposedBy: at.declineProposedBy,
    noticeReplyReceived: at.reply !== "none",
    noticeReplyConsidered: at.reply === "considered",
    noticePeriodOver: over("intentNoticeReply"),
    rectificationExtended: at.extended,
    rectificationOverdue: over("rectificationDue"),
    openObjections: at.objections,
    objectionHandlers: [],
    publicityOver: over("publicity"),
  });
}

const STARTS: Partial<Record<ApplicationAction, ApplicationKind>> = {
  ...{ start_initial: "initial", start_change: "change", start_cancellation: "cancellation" },
};

export interface Attempt {
  readonly action: ApplicationAction;
  readonly by: string | null;
  readonly roles: readonly ActingRole[];
  readonly approve: boolean;
}

/** Carries an action out where it is open; false where it is refused, with nothing changed. */
export function attempt(world: World, { action, by, roles, approve }: Attempt, facts = factsOf(world)): boolean {
  const decision = decide(action, { facts, actor: { userId: by, roles } });
  if (!decision.ok) return false;
  const kind = STARTS[action];
  if (kind) world.cases.push(newCase(kind));
  const at = world.cases.at(-1);
  if (!at) throw new Error(`${action} without a case`);
  recordInput(at, { action, by, roles, approve });
  carryOut(world, at, { decision: decision.value, by, approve });
  world.log.push({ action, by, at });
  at.ledger.push(action);
  return true;
}

/** What the form of an action records, beside the effects of the table. */
function recordInput(at: SimulatedCase, { action, by, approve }: Attempt): void {
  if (action === "draft_item") at.items.push({ state: "draft" });
  if (action === "judge_clause") at.judged[at.stage] = Math.min(CLAUSES, at.judged[at.stage] + 1);
  if (action === "judge_items") {
    for (const item of at.items) {
      if (item.state === "answered") item.state = approve ? "accepted" : "waived";
      else if (item.state === "sent" || item.state === "expired") item.state = "waived";
    }
  }
  if (action === "classify_change") at.changeClass = approve ? "review" : "record_only";
  if (action === "propose_decline") at.declineProposedBy = by;
  if (action === "intend_to_refuse") at.reply = "none";
  if (action === "reply_to_notice") at.reply = "received";
  if (action === "consider_reply") at.reply = "considered";
  if (action === "request_rectification") at.extended = false;
  if (action === "extend_rectification") at.extended = true;
  if (action === "receive_objection") at.objections += 1;
  if (action === "dismiss_objection" || action === "uphold_objection") at.objections -= 1;
}

interface Carried {
  readonly decision: Decision;
  readonly by: string | null;
  readonly approve: boolean;
}

function carryOut(world: World, at: SimulatedCase, { decision, by, approve }: Carried): void {
  const before = at.flags;
  at.flags = flagsAfter(before, decision.effects);
  for (const effect of decision.effects) {
    if (effect.do === "startClock") startClock(world, at, effect.clock);
    if (effect.do === "stopClock") stopClock(world, at, effect.clock);
    if (effect.do === "extendClock") at.due[effect.clock] = (at.due[effect.clock] ?? world.now) + 10;
    if (effect.do === "snapshot") at.snapshots.push(`dossier of day ${world.now}`);
    if (effect.do === "voidRecommendation") at.recommendation = null;
    if (effect.do === "recordRecommendation" && by !== null) {
      at.recommendation = { approve, stage: at.stage, by, snapshot: at.snapshots.length };
    }
    if (effect.do === "recordExaminer" && by !== null) at.examiners.add(by);
    if (effect.do === "sendItems") moveItems(at, "draft", "sent");
    if (effect.do === "answerItems") moveItems(at, "sent", "answered");
    if (effect.do === "expireItems") moveItems(at, "sent", "expired");
    if (effect.do === "renewItems") moveItems(at, "expired", "sent");
    if (effect.do === "voidItems") for (const item of at.items) item.state = "waived";
    if (effect.do === "voidObjections") at.objections = 0;
    if (effect.do === "openWindow") at.windows.push({ closesAt: world.now + DAYS.publicity, state: "open" });
    if (effect.do === "closeWindow" || effect.do === "cancelWindow") {
      for (const window of at.windows) {
        if (window.state === "open") window.state = effect.do === "closeWindow" ? "closed" : "cancelled";
      }
    }
    if (effect.do === "issueNumber") world.number = `number of day ${world.now}`;
    if (effect.do === "publishVersion") world.publicVersions += 1;
    if (effect.do === "filingStatus") world.filingStatus = effect.status;
  }
  at.status = decision.to;
  at.stage = decision.stage;
  pauseOrResume(world, at, before);
}

function moveItems(at: SimulatedCase, from: RectificationState, to: RectificationState): void {
  for (const item of at.items) if (item.state === from) item.state = to;
}

const runningClock = (at: SimulatedCase, key: ClockKey) =>
  at.clocks.find((clock) => clock.key === key && clock.entries.at(-1)?.kind !== "stop");

function startClock(world: World, at: SimulatedCase, key: ClockKey): void {
  at.clocks.push({ key, entries: [{ kind: "start", at: world.now }] });
  at.due[key] = world.now + DAYS[key];
}

function stopClock(world: World, at: SimulatedCase, key: ClockKey): void {
  runningClock(at, key)?.entries.push({ kind: "stop", at: world.now });
  delete at.due[key];
}

/** A clock that starts while something pauses it rests at once; that is also how an acceptance under rectification goes. */
function pauseOrResume(world: World, at: SimulatedCase, before: readonly ApplicationFlag[]): void {
  const key = OFFICE_CLOCK[at.status];
  const clock = key && runningClock(at, key);
  if (!clock) return;
  const paused = clock.entries.at(-1)?.kind === "pause";
  const pauses = pausesClock(at.flags);
  if (pauses && !paused) clock.entries.push({ kind: "pause", at: world.now });
  if (!pauses && paused) clock.entries.push({ kind: "resume", at: world.now });
  if (pausesClock(before) === pauses && paused !== pauses && clock.entries.length > 2) {
    throw new Error("a pause without a flag that rose, or a resume without one that fell");
  }
}

/** A measure of the deciding office on the filing, with the notice over and both signatures given. */
export function measure(world: World, action: "suspend" | "reinstate" | "revoke"): boolean {
  const at = world.cases.at(-1);
  const open = at !== undefined && isOpen(at.status);
  const decision = decideFiling(action, {
    facts: {
      ...{ track: world.track, status: world.filingStatus, flags: ["intent_notice"], hasOpenApplication: open },
      ...{ orderOverdue: false, proofSubmitted: false, noticeReplyReceived: false, noticeReplyConsidered: false },
      ...{ noticePeriodOver: true, emergency: false, lostModels: 0 },
      intendedMeasure: action === "reinstate" ? null : action,
      coSignature: { by: "second lead", measure: action === "revoke" ? "revoke" : "suspend" },
    },
    actor: { userId: "first lead", roles: ["lead"] },
  });
  if (!decision.ok) return false;
  world.filingStatus = decision.value.to;
  for (const effect of decision.value.effects) {
    if (!at || !open) continue;
    const before = at.flags;
    if (effect.do === "raiseOnApplication") at.flags = flagsAfter(before, [{ do: "raise", flag: effect.flag }]);
    if (effect.do === "clearOnApplication") at.flags = flagsAfter(before, [{ do: "clear", flag: effect.flag }]);
    if (effect.do === "terminateApplication") {
      attempt(world, { action: "terminate", by: null, roles: ["system"], approve: false });
    }
    pauseOrResume(world, at, before);
  }
  return true;
}
