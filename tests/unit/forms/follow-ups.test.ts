import { expect, test } from "vitest";
import { CURRENT_FORM_VERSION, sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { followUps } from "@/lib/forms/rules/follow-ups";
import { withAnswer } from "@/lib/forms/rules/path";
import { completeAnswers, ROWS } from "@/tests/factories/dossier-answers";

const sections = sectionsOf(CURRENT_FORM_VERSION, "filing");
const answers = completeAnswers("filing");
const after = (path: string, given = answers) => followUps(sections, given, (candidate) => candidate === path);

test("an open question opens what only it can ask, and nothing that was answered", () => {
  expect(after("service.minors")).toEqual(["service.minorsMeasures"]);
  expect(after("service.minors", withAnswer(answers, "service.minorsMeasures", "已答"))).toEqual([]);
  expect(after("service.monitors")).toEqual([]);
});

test("in an item, only that item's questions", () => {
  const row = `corpus.sources.${ROWS.sourceA}`;
  const opened = after(`${row}.kind`);
  expect(opened).toContain(`${row}.contract`);
  expect(opened).not.toContain(`${row}.licence`);
  expect(opened.every((path) => path.startsWith(row))).toBe(true);
});

test("a list that was not asked for opens whole", () => {
  const own = withAnswer({ ...answers, model: { ...answers.model, baseModels: [] } }, "model.origin", ["self"]);
  expect(after("model.origin", own)).toEqual(["model.baseModels"]);
});
