import { isOver } from "@/lib/calendar/rules/dates";
import type { Tx } from "@/lib/db/client";
import type { CaseRow } from "../repository/case";
import { type ClockRow, findClocks } from "../repository/clock";
import { listPast } from "../repository/event";
import { findOpenRecommendation } from "../repository/examination";
import { countItems, findEndedFrom } from "../repository/progress";
import { findOpenObjections } from "../repository/publicity";
import { readPassage } from "../rules/past";
import type { CaseHead } from "../types/view";
import { isOpen } from "../workflow/flags";
import type { ProgressFacts } from "../workflow/progress";
import { describeCase, type TimeBase } from "./describe-case";

/** A case as lists and heads show it: where it stands, its clocks. Light: the dossier is not looked at. */
export async function readCaseHead(tx: Tx, row: CaseRow, base: TimeBase): Promise<CaseHead> {
  const clocks = await findClocks(tx, row.id);
  return describeCase(row, { clocks, progress: await readProgressFacts(tx, row, { clocks, now: base.now }) }, base);
}

async function readProgressFacts(
  tx: Tx,
  row: CaseRow,
  { clocks, now }: { clocks: readonly ClockRow[]; now: Date },
): Promise<ProgressFacts> {
  const recommendation = await findOpenRecommendation(tx, row.id);
  const reply = clocks.findLast(({ key }) => key === "intentNoticeReply");
  const noticed = row.flags.includes("intent_notice");
  return {
    ...{ track: row.filing.track, kind: row.kind, changeClass: row.changeClass, status: row.status, stage: row.stage },
    ...{ flags: row.flags, items: await countItems(tx, row.id) },
    recommendation: recommendation && {
      ...{ approve: recommendation.approve, stage: recommendation.stage, by: recommendation.byId },
    },
    noticeReplyReceived: noticed && readPassage(await listPast(tx, row.id)).noticeReplyReceived,
    noticePeriodOver: noticed && reply?.dueOn ? isOver(reply.dueOn, now) : false,
    openObjections: (await findOpenObjections(tx, row.id)).length,
    endedFrom: isOpen(row.status) ? null : await findEndedFrom(tx, row.id),
  };
}
