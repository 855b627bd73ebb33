import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { APPLICATION_ACTIONS, APPLICATION_STATUSES } from "@/lib/filing/types/vocabulary";
import { flagRows, passageDiagram, passageDocument, passageEdges, passageRows } from "@/lib/filing/workflow/diagram";
import { stateDiagram } from "@/lib/workflow/mermaid";

describe("the diagram of the passage", () => {
  test("the docs say what the table says", () => {
    const docs = readFileSync(join(import.meta.dirname, "../../../lib/README.md"), "utf8");
    const written = /<!-- passage: begin -->\n([\s\S]*)\n<!-- passage: end -->/.exec(docs)?.[1];
    expect(written, "npm run docs:diagram writes it anew").toBe(passageDocument());
  });

  test("shows every status and every move between two of them", () => {
    const text = passageDiagram();
    for (const status of APPLICATION_STATUSES) expect(text).toContain(`" as ${status}`);
    const moves = passageEdges().map(({ from, to }) => `${from} → ${to}`);
    expect(moves).toContain("null → draft");
    expect(moves).toContain("submitted → in_review");
    expect(moves).toContain("in_review → national_review");
    expect(moves).toContain("publicity → in_review");
    expect(moves).toContain("rejected → in_review");
    expect(moves.filter((move) => move.startsWith("approved") || move.startsWith("withdrawn"))).toEqual([]);
    expect(new Set(moves).size).toBe(moves.length);
  });

  test("names role, needed flag and blocking flags on a move", () => {
    const text = passageDiagram();
    expect(text).toContain("submitted --> in_review : 受理（审查员，阻于拟不予受理）");
    expect(text).toContain("submitted --> rejected : 不予受理（负责人，须拟不予受理）");
    expect(text).toContain("审批通过（负责人，阻于补正、检查、测试或评审期间、拟作出不利决定、疑似重复申请）");
  });

  test("has a row for every action, with all that it can bring about", () => {
    const rows = passageRows();
    expect(rows.map(({ action }) => action)).toEqual([...APPLICATION_ACTIONS]);
    const signOff = rows.find(({ action }) => action === "sign_off");
    expect(signOff?.to).toEqual(["national_review", "publicity", "approved"]);
    const does = new Set(signOff?.effects.map((effect) => effect.do));
    for (const what of ["openWindow", "publishVersion", "filingStatus", "loseDependants", "clearFilingFlag"] as const) {
      expect(does).toContain(what);
    }
  });

  test("tells of each flag who raises it, what makes it fall and what it blocks", () => {
    const flags = flagRows();
    expect(flags.find(({ flag }) => flag === "decline_proposed")).toEqual({
      flag: "decline_proposed",
      raisedBy: ["propose_decline"],
      clearedBy: ["return_decline"],
      blocks: ["accept", "propose_decline", "record_change"],
      pauses: false,
    });
    expect(flags.filter(({ pauses }) => pauses).map(({ flag }) => flag)).toHaveLength(5);
  });

  test("a label cannot end its line early", () => {
    const text = stateDiagram(
      [{ id: "a", label: "A", ends: true }],
      [{ from: null, to: "a", labels: ["one: two; three", "four"] }],
    );
    expect(text.split("\n")).toEqual([
      "stateDiagram-v2",
      '  state "A" as a',
      "  [*] --> a : one, two, three<br/>four",
      "  a --> [*]",
    ]);
  });
});
