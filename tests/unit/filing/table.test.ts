import { describe, expect, test } from "vitest";
import type { CaseFacts } from "@/lib/filing/types/decision";
import {
  ACTING_ROLES,
  type ActingRole,
  APPLICATION_ACTIONS,
  APPLICATION_FLAGS,
  APPLICATION_KINDS,
  APPLICATION_STATUSES,
  type ApplicationAction,
  type ApplicationFlag,
  STAGES,
  TRACKS,
} from "@/lib/filing/types/vocabulary";
import { availableActions, decide } from "@/lib/filing/workflow/decide";
import { factsFor } from "./case-facts";
import { EXPECTED, expectedAt, type Point } from "./expected-table";

const FLAG_SETS: readonly (readonly ApplicationFlag[])[] = [
  [],
  ...APPLICATION_FLAGS.map((flag) => [flag]),
  APPLICATION_FLAGS,
];

const cases = STAGES.flatMap((stage) =>
  TRACKS.flatMap((track) =>
    APPLICATION_KINDS.flatMap((kind) =>
      APPLICATION_STATUSES.flatMap((status) => FLAG_SETS.map((flags) => ({ stage, track, kind, status, flags }))),
    ),
  ),
);

function answer(action: ApplicationAction, facts: CaseFacts, role: ActingRole): string {
  const decision = decide(action, { facts, actor: { userId: "somebody", roles: [role] } });
  if (decision.ok) return `→ ${decision.value.to}`;
  const { code, flag } = decision.error;
  return flag ? `${code} ${flag}` : code;
}

describe("the table of the passage", () => {
  test("the expectation knows every action, and no other", () => {
    expect(EXPECTED.map((row) => row.action).sort()).toEqual([...APPLICATION_ACTIONS].sort());
  });

  test.each(EXPECTED.map((row) => [row.action, row] as const))(
    "%s is answered as specified at every status, flag, stage, role, track and kind",
    (action, row) => {
      const wrong: string[] = [];
      for (const point of cases) {
        const facts = factsFor(action, point);
        for (const role of ACTING_ROLES) {
          const at: Point = { ...point, role };
          const [given, wanted] = [answer(action, facts, role), expectedAt(row, at)];
          if (given !== wanted) wrong.push(`${Object.values(at).join(" ")}: ${given}, not ${wanted}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  test("the buttons of a role are the answers of the server: open, or refused for the same reason", () => {
    const wrong: string[] = [];
    for (const point of cases) {
      const facts = factsFor("sign_off", point);
      for (const role of ACTING_ROLES) {
        const actor = { userId: "somebody", roles: [role] };
        for (const { action, refusal, refused } of availableActions({ facts, actor })) {
          const decision = decide(action, { facts, actor });
          const same = decision.ok ? refusal === null : refusal?.code === decision.error.code;
          if (!same || (refusal === null) !== (refused === null)) wrong.push(`${action} ${role} ${point.status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test("nobody sees a button that another role has", () => {
    for (const role of ACTING_ROLES) {
      const shown = availableActions({ facts: factsFor("accept", {}), actor: { userId: "somebody", roles: [role] } });
      const concerned = EXPECTED.filter((row) => row.by.includes(role)).map((row) => row.action);
      expect(shown.map(({ action }) => action).sort()).toEqual(concerned.sort());
      expect(shown.filter(({ refusal }) => refusal?.code === "WRONG_ROLE")).toEqual([]);
    }
  });

  test("a blocking flag is named in the words of the refusal, in both languages, with what ends it", () => {
    const facts = factsFor("sign_off", { flags: ["technical_test"] });
    const actions = availableActions({ facts, actor: { userId: "lead", roles: ["lead"] } });
    expect(actions.find(({ action }) => action === "sign_off")?.refused).toEqual({
      zh: "“技术测试中”期间不得办理此项。须待审查员填写测试结果",
      en: "Not possible while this holds: Technical test. It ends when the reviewer records the result",
    });
  });
});
