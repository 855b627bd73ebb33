import { describe, expect, test } from "vitest";
import {
  applyChanges,
  type DraftChange,
  type FieldVersions,
  strayPaths,
  versionAt,
} from "@/lib/forms/rules/apply-changes";
import { answerAt, rowsOf } from "@/lib/forms/rules/path";
import type { Scalar } from "@/lib/forms/types";
import { DONE, FORM, ROW_A, ROW_B } from "./probe-section";

const set = (path: string, value: Scalar, base = 0): DraftChange => ({ do: "set", path, base, value });
const apply = (changes: readonly DraftChange[], versions: FieldVersions = {}, answers = DONE) =>
  applyChanges(FORM, { answers, versions }, changes);
const ids = (answers: typeof DONE) => rowsOf(answers.probe?.items).map(({ id }) => id);

describe("a field", () => {
  test("is written on the version that its writer read, and counts on", () => {
    const { answers, versions, written, conflicts } = apply([set("probe.title", "新标题", 3)], { "probe.title": 3 });
    expect(answerAt(answers, "probe.title")).toBe("新标题");
    expect(versions).toEqual({ "probe.title": 4 });
    expect(written).toEqual([{ path: "probe.title", version: 4, value: "新标题" }]);
    expect(conflicts).toEqual([]);
  });

  test("that somebody else changed is not overwritten: both values come back, the other fields are written", () => {
    const changes = [set("probe.title", "我的", 1), set("probe.count", 13)];
    const { answers, written, conflicts } = apply(changes, { "probe.title": 2 });
    expect(conflicts).toEqual([{ path: "probe.title", kind: "changed", mine: "我的", theirs: "标题", version: 2 }]);
    expect(written.map(({ path }) => path)).toEqual(["probe.count"]);
    expect(answerAt(answers, "probe.title")).toBe("标题");
  });

  test("on which both agree is no conflict, and writes nothing", () => {
    const { written, conflicts } = apply([set("probe.title", "标题", 1)], { "probe.title": 2 });
    expect([written, conflicts]).toEqual([[], []]);
  });

  test("is cleared like any other change", () => {
    const { answers, written } = apply([set("probe.title", null)]);
    expect(answerAt(answers, "probe.title")).toBeUndefined();
    expect(written).toEqual([{ path: "probe.title", version: 1, value: null }]);
  });
});

describe("rows", () => {
  const rowA = `probe.items.${ROW_A}`;
  const fresh = "probe.items.cccccccc-cccc-4ccc-8ccc-cccccccccccc";

  test("are added at the end, and once", () => {
    const { answers, written } = apply([
      { do: "addRow", path: fresh },
      { do: "addRow", path: fresh },
    ]);
    expect(ids(answers)).toEqual([ROW_A, ROW_B, fresh.split(".")[2]]);
    expect(written).toHaveLength(1);
  });

  test("of two people who add, both stay", () => {
    const other = fresh.replaceAll("c", "d");
    const first = apply([{ do: "addRow", path: fresh }]);
    const second = apply([{ do: "addRow", path: other }], first.versions, first.answers);
    expect(ids(second.answers)).toHaveLength(4);
  });

  test("are removed, and whoever still writes in one is told", () => {
    const removed = apply([{ do: "removeRow", path: rowA, base: 0 }]);
    expect(ids(removed.answers)).toEqual([ROW_B]);
    const late = apply([set(`${rowA}.name`, "late")], removed.versions, removed.answers);
    expect(late.conflicts).toMatchObject([{ kind: "rowRemoved", mine: "late", theirs: null, version: 1 }]);
    const insist = apply([set(`${rowA}.name`, "late", 1)], removed.versions, removed.answers);
    expect(answerAt(insist.answers, `${rowA}.name`)).toBe("late");
  });

  test("are not removed where somebody changed them meanwhile", () => {
    const versions = { [`${rowA}.name`]: 2, [`${rowA}.size`]: 1 };
    expect(versionAt(versions, rowA)).toBe(3);
    const { answers, conflicts } = apply([{ do: "removeRow", path: rowA, base: 2 }], versions);
    expect(conflicts).toMatchObject([{ path: rowA, kind: "rowChanged", version: 3 }]);
    expect(ids(answers)).toHaveLength(2);
  });

  test("move by one place from wherever they stand, and not past the ends", () => {
    const down = apply([{ do: "moveRow", path: rowA, by: 1 }]);
    expect(ids(down.answers)).toEqual([ROW_B, ROW_A]);
    expect(down.written).toEqual([{ path: "probe.items", version: 1, value: [ROW_B, ROW_A] }]);
    expect(apply([{ do: "moveRow", path: rowA, by: -1 }]).written).toEqual([]);
  });
});

test("paths that the form does not have are named, and so is a row too many", () => {
  const stray = (change: DraftChange) => strayPaths(FORM, DONE, [change]);
  expect(stray(set("probe.title", "x"))).toEqual([]);
  for (const path of [
    "probe.none",
    "probe.items",
    "probe.total",
    "probe.items.not-an-id.name",
    `probe.items.${ROW_A}.twice`,
  ]) {
    expect(stray(set(path, "x"))).toEqual([path]);
  }
  expect(stray({ do: "addRow", path: "probe.title" })).toEqual(["probe.title"]);
  const full = { ...DONE, probe: { ...DONE.probe, items: [1, 2, 3].map((at) => ({ id: `${at}` })) } };
  const add: DraftChange = { do: "addRow", path: `probe.items.${ROW_A}` };
  expect(strayPaths(FORM, full, [add])).toEqual([add.path]);
});
