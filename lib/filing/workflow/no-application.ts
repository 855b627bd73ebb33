import type { CaseFacts } from "../types/decision";

/**
 * The facts of a filing that has no application at hand, for the rows that start one: they look at the filing alone.
 * The status is that of an ended application, since an open one would stand against a start.
 */
export function factsWithoutApplication(
  filing: Pick<CaseFacts, "track" | "filingStatus" | "filingFlags" | "anotherOpen" | "baseModelsInForce">,
): CaseFacts {
  return {
    ...filing,
    kind: "initial",
    changeClass: null,
    status: "withdrawn",
    stage: "provincial",
    flags: [],
    blockingFindings: 0,
    unfinishedRuns: 0,
    pledgeSigned: false,
    publicTextComplete: false,
    items: { draft: 0, sent: 0, answered: 0, accepted: 0, sent_back: 0, waived: 0, expired: 0 },
    unansweredItems: 0,
    unjudgedClauses: 0,
    unlinkedNonconforming: 0,
    recommendation: null,
    examiners: [],
    declineProposedBy: null,
    noticeReplyReceived: false,
    noticeReplyConsidered: false,
    noticePeriodOver: false,
    rectificationExtended: false,
    rectificationOverdue: false,
    openObjections: 0,
    objectionHandlers: [],
    publicityOver: false,
    mayUrge: false,
  };
}
