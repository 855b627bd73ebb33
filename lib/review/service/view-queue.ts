import { can } from "@/lib/auth/policy";
import { loadCalendar, loadPeriods } from "@/lib/calendar/repository";
import { daysBetween } from "@/lib/calendar/rules/dates";
import type { Calendar, Period } from "@/lib/calendar/types";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { FLAG_WORDS, KIND_WORDS, STAGE_WORDS, statusWords, TRACK_WORDS } from "@/lib/filing/copy/status";
import { type ApplicationFlag, RECTIFICATION_STATES, type Track } from "@/lib/filing/types/vocabulary";
import { isOpen, OFFICE_CLOCK, pausesClock } from "@/lib/filing/workflow/flags";
import { progressOf } from "@/lib/filing/workflow/progress";
import { beijingDate } from "@/lib/format";
import type { Actor } from "@/lib/identity/types";
import { findClosedQueue, findNames, findNationalOffice, findOpenQueue, type QueuedRow } from "../repository/queue";
import { countViews, fitsSearch, inView, type QueueCase } from "../rules/queue";
import type { QueuePage, QueueRow, QueueView } from "../types";
import { viewClock } from "./view-clock";

const PAGE_SIZE = 25;
/** The list of closed cases is a look back, not an archive: the register is. */
const CLOSED_SHOWN = 200;

interface QueueRequest {
  readonly actor: Actor;
  readonly view: QueueView;
  readonly search: string;
  readonly track: Track | null;
  readonly page: number;
}

interface Reading {
  readonly actor: Actor;
  readonly nationalId: string;
  readonly periods: readonly Period[];
  readonly calendar: Calendar;
  readonly now: Date;
}

/** A case with what the list shows of it and what its views ask. */
type Listed = QueueCase & { readonly row: QueuedRow; readonly shown: Pick<QueueRow, "clock" | "secondClock"> };

/** The cases of the reader's offices in saved views with counts, oldest first. */
export async function viewQueue(request: QueueRequest, clock: Clock = systemClock): Promise<QueuePage> {
  return inTransaction((tx) => readQueue(tx, request, clock.now()));
}

async function readQueue(tx: Tx, request: QueueRequest, now: Date): Promise<QueuePage> {
  const nationalId = await findNationalOffice(tx);
  const reading: Reading = {
    ...{ actor: request.actor, nationalId, now },
    ...{ periods: await loadPeriods(tx), calendar: await loadCalendar(tx) },
  };
  const scope = scopeOf(request.actor, nationalId);
  const rows = [...(await findOpenQueue(tx, scope)), ...(await findClosedQueue(tx, scope, CLOSED_SHOWN))];
  const listed = rows.filter((row) => mayRead(reading, row)).map((row) => list(reading, row));
  const found = listed.filter((entry) => inView(request.view, entry) && fits(request, entry.row));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(request.page, pages - 1);
  const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const names = await findNames(tx, [
    ...new Set(shown.flatMap(({ row }) => row.assignments.map(({ userId }) => userId))),
  ]);
  return {
    ...{ view: request.view, counts: countViews(listed), search: request.search, track: request.track },
    rows: shown.map((entry) => asRow(entry, names, reading.now)),
    ...{ found: found.length, page, pages, readsCases: scope.officeIds === null || scope.officeIds.length > 0 },
  };
}

/** The offices whose cases the actor may list at all; the policy then answers for each case. */
function scopeOf(actor: Actor, nationalId: string): { officeIds: string[] | null; national: boolean } {
  if (can(actor, "case.read", { organisationId: null }).ok) return { officeIds: null, national: true };
  const own = actor.offices.map(({ officeId }) => officeId);
  const officeIds = own.filter((id) => can(actor, "case.read", { organisationId: null, officeIds: [id] }).ok);
  return { officeIds, national: officeIds.includes(nationalId) };
}

function mayRead({ actor, nationalId }: Reading, row: QueuedRow): boolean {
  const officeIds = [row.officeId, ...(row.nationalSince ? [nationalId] : [])];
  return can(actor, "case.read", { organisationId: row.filing.organisationId, officeIds }).ok;
}

function fits({ search, track }: QueueRequest, { number, filing }: QueuedRow): boolean {
  if (track !== null && filing.track !== track) return false;
  return fitsSearch(search, [filing.serviceName, filing.organisation.name, number]);
}

function list(reading: Reading, row: QueuedRow): Listed {
  const holderId = row.stage === "national" ? reading.nationalId : row.officeId;
  const count = (state: string) => row.items.filter((item) => item.state === state).length;
  const shown = clocksOf(reading, row);
  return {
    ...{ status: row.status, stage: row.stage, flags: row.flags as ApplicationFlag[] },
    held: reading.actor.offices.some(({ officeId }) => officeId === holderId) || readsAll(reading.actor),
    assignedToReader: row.assignments.some(
      ({ userId, stage }) => userId === reading.actor.userId && stage === row.stage,
    ),
    items: Object.fromEntries(RECTIFICATION_STATES.map((state) => [state, count(state)])) as QueueCase["items"],
    recommendation: row.recommendations[0] ?? null,
    clock: shown.clock,
    ...{ row, shown },
  };
}

/** Who reads every office looks at each case with the eyes of the office that holds it. */
const readsAll = (actor: Actor) => can(actor, "case.read", { organisationId: null }).ok;

/** The clock of the office or of publicity, and the provider's due date beside it. */
function clocksOf({ periods, calendar, now }: Reading, row: QueuedRow): Pick<QueueRow, "clock" | "secondClock"> {
  const key = row.status === "publicity" ? "publicity" : OFFICE_CLOCK[row.status];
  const flags = row.flags as ApplicationFlag[];
  const show = (wanted: string | undefined) => {
    const found = row.clocks.findLast((candidate) => candidate.key === wanted);
    return found
      ? viewClock(found, { periods, calendar, now, pausedBy: flags.find((flag) => pausesClock([flag])) })
      : null;
  };
  const second = flags.includes("rectification") ? "rectificationDue" : "intentNoticeReply";
  return { clock: show(key), secondClock: show(second) };
}

const TONES = { rejected: "off", withdrawn: "off", approved: "good", submitted: "waiting" } as const;

function asRow({ row, flags, items, shown }: Listed, names: ReadonlyMap<string, string>, now: Date): QueueRow {
  const { filing, status } = row;
  const submitted = row.submittedAt ?? row.createdAt;
  const tone = status in TONES ? TONES[status as keyof typeof TONES] : pausesClock(flags) ? "note" : "progress";
  return {
    ...{ id: row.id, number: row.number, serviceName: filing.serviceName, organisationName: filing.organisation.name },
    ...{ track: TRACK_WORDS[filing.track], kind: KIND_WORDS[row.kind], stage: STAGE_WORDS[row.stage] },
    ...{ status: statusWords(status, { track: filing.track, kind: row.kind }), tone },
    flags: flags.map((flag) => FLAG_WORDS[flag].name),
    ...shown,
    daysInStage: daysBetween(beijingDate(row.stageSince), beijingDate(row.closedAt ?? now)),
    submittedOn: beijingDate(submitted),
    assignees: row.assignments.flatMap(({ userId, stage }) => (stage === row.stage ? (names.get(userId) ?? []) : [])),
    next: progressOf({
      ...{ track: filing.track, kind: row.kind, changeClass: row.changeClass, status, stage: row.stage, flags, items },
      recommendation: row.recommendations[0]
        ? {
            approve: row.recommendations[0].approve,
            stage: row.recommendations[0].stage,
            by: row.recommendations[0].byId,
          }
        : null,
      noticeReplyReceived: row.events[0]?.action === "reply_to_notice",
      noticePeriodOver: shown.secondClock?.over === true,
      ...{ openObjections: row.objections.length, endedFrom: isOpen(status) ? null : "in_review" },
    }).now,
  };
}
