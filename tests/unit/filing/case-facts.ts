import type { CaseFacts } from "@/lib/filing/types/decision";
import type { ApplicationAction, RectificationState } from "@/lib/filing/types/vocabulary";

export type FactsPatch = Partial<Omit<CaseFacts, "items">> & {
  readonly items?: Partial<Record<RectificationState, number>>;
};

const NO_ITEMS = { draft: 0, sent: 0, answered: 0, accepted: 0, sent_back: 0, waived: 0, expired: 0 };

const CALM: CaseFacts = {
  track: "filing",
  kind: "initial",
  changeClass: null,
  status: "in_review",
  stage: "provincial",
  flags: [],
  filingStatus: "unfiled",
  filingFlags: [],
  anotherOpen: false,
  blockingFindings: 0,
  unfinishedRuns: 0,
  pledgeSigned: true,
  publicTextComplete: true,
  baseModelsInForce: true,
  items: NO_ITEMS,
  unansweredItems: 0,
  unjudgedClauses: 0,
  unlinkedNonconforming: 0,
  recommendation: null,
  examiners: ["examiner"],
  declineProposedBy: "proposer",
  noticeReplyReceived: false,
  noticeReplyConsidered: false,
  noticePeriodOver: false,
  rectificationExtended: false,
  rectificationOverdue: false,
  openObjections: 0,
  objectionHandlers: ["handler"],
  publicityOver: false,
  mayUrge: true,
};

/** A case in which nothing stands against anything. */
export function calmFacts(...patches: readonly FactsPatch[]): CaseFacts {
  const items = Object.assign({}, NO_ITEMS, ...patches.map((patch) => patch.items ?? {}));
  return Object.assign({}, CALM, ...patches, { items });
}

/** What has to have happened before an action is open, beside status and flags. */
const BEFORE: Partial<Record<ApplicationAction, FactsPatch>> = {
  start_change: { filingStatus: "filed" },
  start_cancellation: { filingStatus: "filed" },
  request_rectification: { items: { draft: 2 } },
  resubmit: { items: { sent: 2 } },
  judge_items: { items: { answered: 1 } },
  expire_rectification: { items: { sent: 1 }, rectificationOverdue: true },
  consider_reply: { noticeReplyReceived: true },
  lift_notice: { noticePeriodOver: true },
  reject: { noticeReplyReceived: true, noticeReplyConsidered: true },
  close_publicity: { publicityOver: true },
  dismiss_objection: { openObjections: 1 },
  uphold_objection: { openObjections: 1 },
  terminate: { filingStatus: "revoked" },
  record_change: { changeClass: "record_only" },
};

/** The facts at a point, with all in order that the action asks for. */
export function factsFor(action: ApplicationAction, point: FactsPatch): CaseFacts {
  const kind = point.kind ?? "initial";
  const ofKind: FactsPatch =
    kind === "initial" ? {} : { filingStatus: "filed", changeClass: kind === "change" ? "review_and_publicity" : null };
  const recommendation = { approve: true, stage: point.stage ?? "provincial", by: "examiner" } as const;
  const starting: FactsPatch = action === "start_initial" ? { filingStatus: "unfiled" } : {};
  return calmFacts({ recommendation }, ofKind, BEFORE[action] ?? {}, starting, point);
}
