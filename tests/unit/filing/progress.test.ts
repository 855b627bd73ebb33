import { describe, expect, test } from "vitest";
import { APPLICATION_FLAGS, APPLICATION_KINDS, APPLICATION_STATUSES, TRACKS } from "@/lib/filing/types/vocabulary";
import { ITEM_MOVES, moveItem, openVerdicts } from "@/lib/filing/workflow/items";
import { type ProgressFacts, progressOf } from "@/lib/filing/workflow/progress";
import { calmFacts, type FactsPatch } from "./case-facts";

type Patch = FactsPatch & Pick<Partial<ProgressFacts>, "endedFrom">;

const progress = ({ endedFrom = null, ...patch }: Patch) => progressOf({ ...calmFacts(patch), endedFrom });
/** `done done - now later later`: the six steps in one line. */
const strip = (patch: Patch) => {
  const short = { done: "done", current: "now", coming: "later", stopped: "stop", skipped: "-" };
  return progress(patch)
    .steps.map(({ state }) => short[state])
    .join(" ");
};

describe("the strip of a case", () => {
  test.each<[string, Patch, string]>([
    ["a draft", { status: "draft" }, "now later later later later later"],
    ["submitted", { status: "submitted" }, "done now later later later later"],
    [
      "rectification before acceptance",
      { status: "submitted", flags: ["rectification"], items: { sent: 1 } },
      "done later now later later later",
    ],
    ["under review without a notice", { status: "in_review" }, "done done - now later later"],
    [
      "under rectification",
      { status: "in_review", flags: ["rectification"], items: { sent: 1 } },
      "done done now later later later",
    ],
    [
      "expired",
      { status: "in_review", flags: ["rectification_expired"], items: { expired: 1 } },
      "done done now later later later",
    ],
    ["after a notice", { status: "in_review", items: { accepted: 1 } }, "done done done now later later"],
    ["drafted items are no notice", { status: "in_review", items: { draft: 1 } }, "done done - now later later"],
    ["national review", { status: "national_review", stage: "national" }, "done done - now later later"],
    ["publicity", { status: "publicity", stage: "national" }, "done done - done now later"],
    ["approved", { status: "approved", endedFrom: "publicity" }, "done done - done done done"],
    ["refused in review", { status: "rejected", endedFrom: "in_review" }, "done done - done - done"],
    ["declined", { status: "rejected", endedFrom: "submitted" }, "done done - - - done"],
    ["withdrawn in publicity", { status: "withdrawn", endedFrom: "publicity" }, "done done - done stop done"],
    ["discarded", { status: "withdrawn", endedFrom: "draft" }, "stop - - - - done"],
    ["a cancellation has no publicity", { status: "in_review", kind: "cancellation" }, "done done - now - later"],
    [
      "nor has a change with review only",
      { status: "in_review", kind: "change", changeClass: "review" },
      "done done - now - later",
    ],
    [
      "a change with publicity has it",
      { status: "in_review", kind: "change", changeClass: "review_and_publicity" },
      "done done - now later later",
    ],
    [
      "a recorded change has no review",
      { status: "approved", kind: "change", changeClass: "record_only", endedFrom: "submitted" },
      "done done - - - done",
    ],
  ])("%s", (_, patch, wanted) => {
    expect(strip(patch)).toBe(wanted);
  });

  test("every case has words in both languages, at most one present step, and a turn", () => {
    for (const track of TRACKS) {
      for (const kind of APPLICATION_KINDS) {
        for (const status of APPLICATION_STATUSES) {
          for (const flags of [[], ...APPLICATION_FLAGS.map((flag) => [flag])]) {
            const ended = ["approved", "rejected", "withdrawn"].includes(status);
            const { steps, now, next, turn } = progress({ track, kind, status, flags: ended ? [] : flags });
            expect(steps.filter(({ state }) => state === "current").length).toBe(ended ? 0 : 1);
            for (const words of [now, next]) expect([words.zh, words.en].every((text) => text.length > 3)).toBe(true);
            expect(turn === "nobody").toBe(ended);
          }
        }
      }
    }
  });
});

describe("whose turn it is", () => {
  const recommendation = { approve: true, stage: "provincial", by: "examiner" } as const;
  test.each<[string, Patch, string]>([
    ["a draft", { status: "draft" }, "provider owner"],
    ["submitted", { status: "submitted" }, "office reviewer"],
    ["a proposed decline", { status: "submitted", flags: ["decline_proposed"] }, "office lead"],
    ["rectification", { status: "in_review", flags: ["rectification"] }, "provider owner"],
    ["its expiry", { status: "in_review", flags: ["rectification_expired"] }, "office lead"],
    ["an inspection", { status: "in_review", flags: ["inspection"] }, "office inspector"],
    ["a technical test", { status: "in_review", flags: ["technical_test"] }, "office reviewer"],
    ["under review", { status: "in_review" }, "office reviewer"],
    ["recommended", { status: "in_review", recommendation }, "office lead"],
    [
      "recommended by the province, now before the nation",
      { status: "national_review", stage: "national", recommendation },
      "national_office reviewer",
    ],
    ["a notice", { status: "in_review", flags: ["intent_notice"] }, "provider owner"],
    ["a reply", { status: "in_review", flags: ["intent_notice"], noticeReplyReceived: true }, "office lead"],
    ["its period over", { status: "in_review", flags: ["intent_notice"], noticePeriodOver: true }, "office lead"],
    ["publicity", { status: "publicity", stage: "national" }, "system system"],
    ["an objection", { status: "publicity", stage: "national", flags: ["objection"] }, "national_office lead"],
    ["a suspended filing", { status: "in_review", flags: ["filing_suspended", "rectification"] }, "office lead"],
    ["approved", { status: "approved" }, "nobody null"],
  ])("%s", (_, patch, wanted) => {
    const { turn, role } = progress(patch);
    expect(`${turn} ${role}`).toBe(wanted);
  });

  test("what follows a sign off is told by track, kind and stage", () => {
    const next = (patch: Patch) => progress({ status: "in_review", ...patch }).next.zh;
    expect(next({ track: "filing" })).toContain("转国家复核");
    expect(next({ track: "registration" })).toContain("审批后公示");
    expect(next({ status: "national_review", stage: "national" })).toContain("审批后公示");
    expect(next({ kind: "cancellation" })).toContain("审批后办结");
  });
});

describe("one rectification item", () => {
  test("moves as specified, and no other way", () => {
    const states = ["draft", "sent", "answered", "accepted", "sent_back", "waived", "expired"] as const;
    const table = Object.keys(ITEM_MOVES).map((move) => {
      const moves = states.map((state) => {
        const moved = moveItem(move as keyof typeof ITEM_MOVES, state);
        return moved.ok ? `${state}→${moved.value}` : "";
      });
      return `${move}: ${moves.filter((entry) => entry !== "").join(" ")}`;
    });
    expect(table).toEqual([
      "send: draft→sent",
      "answer: sent→answered",
      "accept: answered→accepted",
      "send_back: answered→sent_back",
      "waive: sent→waived answered→waived expired→waived",
      "expire: sent→expired",
      "renew: expired→sent",
      "void: draft→waived sent→waived answered→waived expired→waived",
    ]);
  });

  test("what is not answered can only be waived", () => {
    expect(openVerdicts("answered")).toEqual(["accept", "send_back", "waive"]);
    expect(openVerdicts("sent")).toEqual(["waive"]);
    expect(openVerdicts("draft")).toEqual([]);
  });
});
