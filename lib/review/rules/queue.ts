import type { ClockView } from "@/lib/calendar/types";
import type { ApplicationFlag, ApplicationStatus, RectificationState, Stage } from "@/lib/filing/types/vocabulary";
import { isOpen, pausesClock } from "@/lib/filing/workflow/flags";
import { QUEUE_VIEWS, type QueueView } from "../types";

/** What the views of a list ask about a case. */
export interface QueueCase {
  readonly status: ApplicationStatus;
  readonly stage: Stage;
  readonly flags: readonly ApplicationFlag[];
  /** The reader's office holds the stage: the case is theirs to handle, not only to read. */
  readonly held: boolean;
  readonly assignedToReader: boolean;
  readonly items: { readonly [State in RectificationState]: number };
  readonly recommendation: { readonly stage: Stage } | null;
  readonly clock: Pick<ClockView, "colour"> | null;
}

const has = (queued: QueueCase, ...flags: readonly ApplicationFlag[]) =>
  flags.some((flag) => queued.flags.includes(flag));
const recommended = ({ recommendation, stage }: QueueCase) => recommendation?.stage === stage;
const underReview = ({ status }: QueueCase) => status === "in_review" || status === "national_review";

/** The saved views. A case may stand in several; what is held elsewhere stands in `all` alone. */
const VIEWS: Record<QueueView, (queued: QueueCase) => boolean> = {
  toAccept: (queued) =>
    queued.held && queued.status === "submitted" && !waits(queued) && !has(queued, "decline_proposed"),
  inReview: (queued) => queued.held && underReview(queued) && !waits(queued) && !recommended(queued),
  mine: (queued) => isOpen(queued.status) && queued.held && queued.assignedToReader,
  awaitingAnswer: (queued) => queued.held && has(queued, "rectification"),
  toJudge: (queued) => isOpen(queued.status) && queued.held && queued.items.answered > 0,
  toSignOff: (queued) => queued.held && underReview(queued) && recommended(queued) && !waits(queued),
  forLead: (queued) => queued.held && has(queued, "decline_proposed", "rectification_expired", "intent_notice"),
  dueSoon: (queued) => queued.held && queued.clock?.colour === "amber",
  overdue: (queued) => queued.held && queued.clock?.colour === "red",
  publicity: (queued) => queued.held && queued.status === "publicity",
  objections: (queued) => queued.held && has(queued, "objection"),
  all: (queued) => isOpen(queued.status),
  closed: (queued) => !isOpen(queued.status),
};

/** The office cannot go on: it waits for the provider or for a result. */
function waits({ flags }: QueueCase): boolean {
  return pausesClock(flags) || flags.includes("rectification_expired");
}

export function inView(view: QueueView, queued: QueueCase): boolean {
  return VIEWS[view](queued);
}

export function countViews(cases: readonly QueueCase[]): Record<QueueView, number> {
  const counts = QUEUE_VIEWS.map((view) => [view, cases.filter((queued) => inView(view, queued)).length] as const);
  return Object.fromEntries(counts) as Record<QueueView, number>;
}

/** Whether the words of a search stand in a case's names or number; without regard to case and spaces around. */
export function fitsSearch(search: string, texts: readonly string[]): boolean {
  const wanted = search.trim().toLowerCase();
  return wanted === "" || texts.some((text) => text.toLowerCase().includes(wanted));
}
