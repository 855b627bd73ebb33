import type {
  ActingRole,
  ApplicationAction,
  ApplicationFlag,
  ApplicationKind,
  ApplicationStatus,
  Stage,
  Track,
} from "@/lib/filing/types/vocabulary";

/**
 * The table of the passage written down a second time, from the specification and not from the code: a rule that is
 * removed or loosened there no longer agrees with this one. General rules stand in the functions below.
 *
 * `any` is every open status before an office. `*` after a blocking flag stands for the five flags that hold a case.
 */
const TABLE = `
action                | from                           | to         | by              | needs flag            | blocked by                      | only
start_initial         | nothing                        | draft      | owner           |                       |                                 |
start_change          | nothing                        | draft      | owner           |                       |                                 |
start_cancellation    | nothing                        | draft      | owner           |                       |                                 |
discard               | draft                          | withdrawn  | owner           |                       |                                 |
submit                | draft                          | submitted  | owner           |                       |                                 |
accept                | submitted                      | in_review  | reviewer        |                       | decline_proposed                | provincial
propose_decline       | submitted                      | same       | reviewer        |                       | decline_proposed                | provincial
return_decline        | submitted                      | same       | lead            | decline_proposed      |                                 | provincial
decline               | submitted                      | rejected   | lead            | decline_proposed      |                                 | provincial
draft_item            | submitted,in_review,national_review | same  | reviewer        |                       |                                 |
request_rectification | submitted,in_review,national_review | same  | reviewer        |                       | rectification,rectification_expired |
resubmit              | submitted,in_review,national_review | same  | owner           | rectification         |                                 |
judge_items           | submitted,in_review,national_review | same  | reviewer        |                       |                                 |
withdraw_notice       | submitted,in_review,national_review | same  | reviewer        | rectification         |                                 |
extend_rectification  | submitted,in_review,national_review | same  | reviewer        | rectification         |                                 |
expire_rectification  | submitted,in_review,national_review | same  | system          | rectification         |                                 |
renew_deadline        | submitted,in_review,national_review | same  | lead            | rectification_expired |                                 |
open_inspection       | in_review,national_review      | same       | inspector       |                       | inspection                      |
close_inspection      | in_review,national_review      | same       | inspector       | inspection            |                                 |
open_technical_test   | in_review,national_review      | same       | reviewer        |                       | technical_test                  |
close_technical_test  | in_review,national_review      | same       | reviewer        | technical_test        |                                 |
open_expert_review    | in_review,national_review      | same       | reviewer        |                       | expert_review                   |
close_expert_review   | in_review,national_review      | same       | reviewer        | expert_review         |                                 |
judge_clause          | in_review,national_review      | same       | reviewer        |                       |                                 |
recommend             | in_review,national_review      | same       | reviewer        |                       | *                               |
sign_off              | in_review,national_review      | sign_off   | lead            |                       | *,intent_notice,duplicate_suspected |
challenge             | in_review,national_review      | same       | lead            |                       |                                 |
return_to_province    | national_review                | in_review  | lead            |                       |                                 | national,filing
record_change         | submitted                      | approved   | reviewer        |                       | decline_proposed,rectification,rectification_expired,duplicate_suspected | provincial,change,record_only
classify_change       | submitted,in_review,national_review | same  | reviewer        |                       |                                 | change
intend_to_refuse      | in_review,national_review      | same       | lead            |                       | *,intent_notice                 |
reply_to_notice       | in_review,national_review      | same       | owner           | intent_notice         |                                 |
consider_reply        | in_review,national_review      | same       | lead            | intent_notice         |                                 |
lift_notice           | in_review,national_review      | same       | lead            | intent_notice         |                                 |
reject                | in_review,national_review      | rejected   | lead            | intent_notice         | *                               |
carry_out_reversal    | rejected                       | in_review  | lead            |                       |                                 |
close_publicity       | publicity                      | approved   | system          |                       | objection                       |
receive_objection     | publicity                      | same       | visitor         |                       |                                 |
dismiss_objection     | in_review,national_review,publicity | same  | lead            | objection             |                                 |
uphold_objection      | in_review,national_review,publicity | in_review | lead        | objection             |                                 |
recall_publicity      | publicity                      | in_review  | lead            |                       |                                 |
withdraw              | any                            | withdrawn  | owner           |                       |                                 |
terminate             | draft,any                      | withdrawn  | system          |                       |                                 |
mark_duplicate        | any                            | same       | system,reviewer |                       | duplicate_suspected             |
clear_duplicate       | any                            | same       | reviewer        | duplicate_suspected   |                                 |
assign                | any                            | same       | reviewer,lead   |                       |                                 |
transfer              | any                            | same       | reviewer,lead   |                       |                                 |
add_reviewer          | any                            | same       | reviewer,lead   |                       |                                 |
urge                  | any                            | same       | owner,editor    |                       |                                 |
`;

const HOLD: readonly ApplicationFlag[] = [
  ...(["rectification", "rectification_expired", "inspection"] as const),
  ...(["technical_test", "expert_review"] as const),
];

/** General rule 1: a suspended filing blocks all but withdraw, reply and terminate. */
const OPEN_WHILE_SUSPENDED = ["withdraw", "reply_to_notice", "terminate"];

export interface ExpectedRow {
  readonly action: ApplicationAction;
  /** Null where the action starts an application. */
  readonly from: readonly ApplicationStatus[] | null;
  readonly to: ApplicationStatus | "same" | "sign_off";
  readonly by: readonly ActingRole[];
  readonly needs: ApplicationFlag | null;
  readonly blockedBy: readonly ApplicationFlag[];
  readonly only: readonly string[];
}

function listOf(cell: string): string[] {
  return cell === "" ? [] : cell.split(",");
}

function parseRow(line: string): ExpectedRow {
  const [action = "", from = "", to = "", by = "", needs = "", blocked = "", only = ""] = line
    .split("|")
    .map((cell) => cell.trim());
  const statuses = listOf(from).flatMap((status) =>
    status === "any" ? ["submitted", "in_review", "national_review", "publicity"] : [status],
  );
  const suspended = from === "nothing" || OPEN_WHILE_SUSPENDED.includes(action) ? [] : ["filing_suspended"];
  return {
    action: action as ApplicationAction,
    from: from === "nothing" ? null : (statuses as ApplicationStatus[]),
    to: to as ExpectedRow["to"],
    by: listOf(by) as ActingRole[],
    needs: needs === "" ? null : (needs as ApplicationFlag),
    blockedBy: [
      ...listOf(blocked).flatMap((flag) => (flag === "*" ? HOLD : [flag as ApplicationFlag])),
      ...(suspended as ApplicationFlag[]),
    ],
    only: listOf(only),
  };
}

export const EXPECTED: readonly ExpectedRow[] = TABLE.trim().split("\n").slice(1).map(parseRow);

export interface Point {
  readonly status: ApplicationStatus;
  readonly flags: readonly ApplicationFlag[];
  readonly stage: Stage;
  readonly role: ActingRole;
  readonly track: Track;
  readonly kind: ApplicationKind;
}

/** What the specification answers at one point, where all that the guards look at is in order. */
export function expectedAt(row: ExpectedRow, point: Point): string {
  if (!row.by.includes(point.role)) return "WRONG_ROLE";
  if (row.from === null) return ENDED.includes(point.status) ? "→ draft" : "ANOTHER_OPEN";
  if (!row.from.includes(point.status)) return "NOT_FROM_STATUS";
  if (row.only.includes("change") && point.kind !== "change") return "WRONG_KIND";
  if (row.only.includes("filing") && point.track !== "filing") return "WRONG_TRACK";
  const stage = row.only.find((word) => word === "provincial" || word === "national");
  if (stage !== undefined && point.stage !== stage) return "WRONG_STAGE";
  if (row.needs !== null && !point.flags.includes(row.needs)) return `FLAG_MISSING ${row.needs}`;
  const blocking = row.blockedBy.find((flag) => point.flags.includes(flag));
  if (blocking !== undefined) return `BLOCKED_BY_FLAG ${blocking}`;
  const target = targetOf(row, point);
  // A record cannot pass while an objection is open, also where an earlier window left it behind.
  if (row.to === "sign_off" && target === "approved" && point.flags.includes("objection")) return "OBJECTION_OPEN";
  return `→ ${target}`;
}

const ENDED = ["approved", "rejected", "withdrawn"];

function targetOf(row: ExpectedRow, { status, track, stage, kind }: Point): ApplicationStatus {
  if (row.to === "same") return status;
  if (row.to !== "sign_off") return row.to;
  // A change is of the class with publicity here; the other classes have tests of their own.
  if (kind === "cancellation") return "approved";
  if (track === "registration") return "publicity";
  return stage === "provincial" ? "national_review" : "publicity";
}
