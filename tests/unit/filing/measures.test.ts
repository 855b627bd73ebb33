import { describe, expect, test } from "vitest";
import type { FilingEffect, FilingFacts, RefusalCode } from "@/lib/filing/types/decision";
import {
  ACTING_ROLES,
  type ActingRole,
  FILING_ACTIONS,
  FILING_FLAGS,
  FILING_STATUSES,
  type FilingAction,
  type FilingFlag,
  type FilingStatus,
  TRACKS,
} from "@/lib/filing/types/vocabulary";
import { decideFiling } from "@/lib/filing/workflow/filing-transitions";

/** The life of a filing outside its applications, written down a second time from the specification. */
const TABLE: Record<
  FilingAction,
  readonly [
    from: string,
    to: FilingStatus | "same",
    by: ActingRole,
    needs: FilingFlag | null,
    blocked: FilingFlag | null,
  ]
> = {
  order: ["filed suspended", "same", "inspector", null, "order"],
  submit_proof: ["filed suspended", "same", "owner", "order", null],
  close_order: ["filed suspended", "same", "inspector", "order", null],
  order_overdue: ["filed suspended", "same", "system", "order", "order_overdue"],
  intend_measure: ["filed suspended", "same", "lead", null, "intent_notice"],
  reply_to_measure: ["filed suspended", "same", "owner", "intent_notice", null],
  consider_measure_reply: ["filed suspended", "same", "lead", "intent_notice", null],
  lift_measure: ["filed suspended", "same", "lead", "intent_notice", null],
  co_sign: ["filed suspended", "same", "lead", null, null],
  suspend: ["filed", "suspended", "lead", null, null],
  reinstate: ["suspended", "filed", "lead", null, null],
  revoke: ["filed suspended", "revoked", "lead", null, null],
  cancel_ex_officio: ["filed suspended", "cancelled", "lead", null, null],
  lose_base_model: ["filed", "same", "system", null, "base_model_lost"],
  regain_base_model: ["filed suspended", "same", "system", "base_model_lost", null],
  restore_filing: ["suspended revoked", "filed", "lead", null, null],
};

type Patch = Partial<FilingFacts>;

const CALM: FilingFacts = {
  ...{ track: "registration", status: "filed", flags: [], hasOpenApplication: true, orderOverdue: true },
  ...{ proofSubmitted: false, intendedMeasure: null, noticeReplyReceived: false, noticeReplyConsidered: false },
  ...{ noticePeriodOver: true, coSignature: null, emergency: false, lostModels: 1 },
};

/** What has to have happened before. A measure needs its notice, so its flag cannot be varied away. */
const BEFORE: Partial<Record<FilingAction, Patch>> = {
  consider_measure_reply: { noticeReplyReceived: true },
  suspend: { intendedMeasure: "suspend" },
  revoke: { intendedMeasure: "revoke", coSignature: { by: "second", measure: "revoke" } },
  cancel_ex_officio: {
    intendedMeasure: "cancel_ex_officio",
    coSignature: { by: "second", measure: "cancel_ex_officio" },
  },
  regain_base_model: { lostModels: 0 },
};

const MEASURES: readonly FilingAction[] = ["suspend", "revoke", "cancel_ex_officio"];

function ask(action: FilingAction, facts: Patch, { by = "first", role }: { by?: string; role?: ActingRole } = {}) {
  const roles = [role ?? TABLE[action][2]];
  return decideFiling(action, { facts: { ...CALM, ...BEFORE[action], ...facts }, actor: { userId: by, roles } });
}

function answer(action: FilingAction, facts: Patch, who: { by?: string; role?: ActingRole } = {}): string {
  const decision = ask(action, facts, who);
  if (decision.ok) return `→ ${decision.value.to}`;
  return decision.error.flag ? `${decision.error.code} ${decision.error.flag}` : decision.error.code;
}

describe("the table of measures on a filing", () => {
  test.each(FILING_ACTIONS)("%s is answered as specified at every status, flag, role and track", (action) => {
    const [from, to, by, needs, blocked] = TABLE[action];
    const wrong: string[] = [];
    for (const track of TRACKS) {
      for (const status of FILING_STATUSES) {
        for (const flags of [[], ...FILING_FLAGS.map((flag) => [flag]), FILING_FLAGS]) {
          for (const role of ACTING_ROLES) {
            const wanted = () => {
              if (role !== by) return "WRONG_ROLE";
              if (!from.split(" ").includes(status)) return "NOT_FROM_STATUS";
              if (action === "lose_base_model" && track === "filing") return "WRONG_TRACK";
              if (needs && !flags.includes(needs)) return `FLAG_MISSING ${needs}`;
              if (blocked && flags.includes(blocked)) return `BLOCKED_BY_FLAG ${blocked}`;
              if (MEASURES.includes(action) && !flags.includes("intent_notice")) return "NOTICE_MISSING";
              return `→ ${to === "same" ? status : to}`;
            };
            const given = answer(action, { track, status, flags }, { role });
            if (given !== wanted()) wrong.push(`${track} ${status} ${flags} ${role}: ${given}, not ${wanted()}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  const notice: Patch = { flags: ["intent_notice"] };
  const emergency: Patch = { emergency: true, coSignature: { by: "second", measure: "suspend" } };
  test.each<[string, FilingAction, Patch, RefusalCode | "open"]>([
    [
      "a measure waits for the period of its notice",
      "suspend",
      { ...notice, noticePeriodOver: false },
      "NOTICE_PERIOD_RUNS",
    ],
    [
      "a reply that came is considered first",
      "suspend",
      { ...notice, noticeReplyReceived: true },
      "REPLY_NOT_CONSIDERED",
    ],
    [
      "a notice serves for the measure that it names",
      "suspend",
      { ...notice, intendedMeasure: "revoke" },
      "NOTICE_MISSING",
    ],
    ["an emergency needs no notice but a second signature", "suspend", emergency, "open"],
    ["an emergency without it is refused", "suspend", { emergency: true }, "SECOND_SIGNATURE_MISSING"],
    ["a revocation needs it always", "revoke", { ...notice, coSignature: null }, "SECOND_SIGNATURE_MISSING"],
    [
      "a signature for another measure does not count",
      "revoke",
      { ...notice, coSignature: { by: "second", measure: "suspend" } },
      "SECOND_SIGNATURE_MISSING",
    ],
    [
      "one's own signature is not a second one",
      "cancel_ex_officio",
      { ...notice, coSignature: { by: "first", measure: "cancel_ex_officio" } },
      "SECOND_SIGNATURE_MISSING",
    ],
    ["an emergency is no reason to revoke", "revoke", { emergency: true }, "NOTICE_MISSING"],
    [
      "a notice is lifted when the reply was considered",
      "lift_measure",
      { ...notice, noticeReplyReceived: true },
      "REPLY_NOT_CONSIDERED",
    ],
    ["or when its period is over", "lift_measure", { ...notice, noticePeriodOver: false }, "NOTICE_PERIOD_RUNS"],
    [
      "no reply, nothing to consider",
      "consider_measure_reply",
      { ...notice, noticeReplyReceived: false },
      "NOTHING_TO_DO",
    ],
    ["proof is handed in once", "submit_proof", { flags: ["order"], proofSubmitted: true }, "NOTHING_TO_DO"],
    ["an order falls due with its date", "order_overdue", { flags: ["order"], orderOverdue: false }, "NOT_OVERDUE"],
    ["no model lost, nothing to mark", "lose_base_model", { lostModels: 0 }, "MODEL_NOT_LOST"],
    [
      "the mark falls with the last lost model",
      "regain_base_model",
      { flags: ["base_model_lost"], lostModels: 1 },
      "MODEL_STILL_LOST",
    ],
  ])("%s", (_, action, facts, wanted) => {
    expect(answer(action, facts).split(" ")[0]?.replace("→", "open")).toBe(wanted);
  });
});

describe("what a measure brings about", () => {
  const told = ({ do: what, ...rest }: FilingEffect) => [what, ...Object.values(rest)].join(" ");
  const effects = (action: FilingAction, facts: Patch): string => {
    const decision = ask(action, facts);
    return decision.ok ? decision.value.effects.map(told).join(", ") : decision.error.code;
  };
  const all: Patch = { flags: FILING_FLAGS };

  test.each<[FilingAction, Patch, string]>([
    ["order", {}, "raise order, startClock orderDefault, notice provider"],
    ["submit_proof", { flags: ["order"] }, "notice office"],
    ["close_order", all, "clear order, clear order_overdue, stopClock orderDefault, notice provider"],
    ["order_overdue", { flags: ["order"] }, "raise order_overdue, notice lead, notice provider"],
    [
      "intend_measure",
      {},
      "raise intent_notice, document intent_notice, startClock intentNoticeReply, notice provider",
    ],
    ["reply_to_measure", all, "notice lead"],
    ["consider_measure_reply", all, ""],
    ["lift_measure", all, "clear intent_notice, stopClock intentNoticeReply, notice provider"],
    ["co_sign", {}, "recordSignature, notice lead"],
    [
      "suspend",
      { flags: ["intent_notice"] },
      "clear intent_notice, stopClock intentNoticeReply, raiseOnApplication filing_suspended, publishVersion, document suspension, loseDependants, notice provider",
    ],
    [
      "suspend",
      { emergency: true, coSignature: { by: "second", measure: "suspend" }, hasOpenApplication: false },
      "publishVersion, document suspension, loseDependants, notice provider",
    ],
    [
      "reinstate",
      { status: "suspended" },
      "clearOnApplication filing_suspended, publishVersion, document reinstatement, regainDependants, notice provider",
    ],
    [
      "revoke",
      { flags: ["intent_notice", "order"] },
      "clear intent_notice, clear order, stopClock orderDefault, stopClock intentNoticeReply, stopClock baseModelLost, terminateApplication, publishVersion, document revocation, loseDependants, notice provider",
    ],
    [
      "cancel_ex_officio",
      { flags: ["intent_notice"], hasOpenApplication: false },
      "clear intent_notice, stopClock orderDefault, stopClock intentNoticeReply, stopClock baseModelLost, publishVersion, document cancellation, loseDependants, notice provider",
    ],
    [
      "lose_base_model",
      {},
      "raise base_model_lost, startClock baseModelLost, publishVersion, notice provider, notice office",
    ],
    [
      "regain_base_model",
      { flags: ["base_model_lost"] },
      "clear base_model_lost, stopClock baseModelLost, publishVersion, notice provider",
    ],
    [
      "restore_filing",
      { status: "revoked", hasOpenApplication: false },
      "publishVersion, document reinstatement, regainDependants, notice provider",
    ],
  ])("%s", (action, facts, wanted) => {
    expect(effects(action, facts)).toBe(wanted);
  });
});
