import { describe, expect, test } from "vitest";
import {
  beijingDate,
  fill,
  formatBytes,
  formatDuration,
  formatInstant,
  formatLongDate,
  formatScore,
  formatShare,
} from "@/lib/format";

describe("dates are Beijing's wherever the machine stands", () => {
  const lateEvening = new Date("2026-11-23T16:30:00Z");

  test("an instant after 16:00 UTC already is the next day", () => {
    expect(formatInstant(lateEvening)).toBe("2026-11-24 00:30");
    expect(beijingDate(lateEvening)).toBe("2026-11-24");
  });

  test("prose has the long date in the reader's language", () => {
    expect(formatLongDate(lateEvening, "zh")).toBe("2026年11月24日");
    expect(formatLongDate(lateEvening, "en")).toBe("24 November 2026");
  });
});

describe("numbers", () => {
  test.each([
    [344.7, "345"],
    [62.41, "62.4"],
    [7.512, "7.51"],
    [0.5271, "0.527"],
    [-0.04, "-0.040"],
    [Number.NaN, "—"],
  ])("a score of %s reads %s", (value, text) => expect(formatScore(value)).toBe(text));

  test("a share is per cent, a size has its unit", () => {
    expect(formatShare(0.6249, 1)).toBe("62.5 %");
    expect(formatBytes(999)).toBe("999 B");
    expect(formatBytes(1_613_717)).toBe("1.6 MB");
  });

  test.each([
    [115, "1 分 55 秒", "1 min 55 s"],
    [59.6, "1 分 0 秒", "1 min 0 s"],
    [4, "4 秒", "4 s"],
    [7_260, "2 小时 1 分", "2 h 1 min"],
    [-3, "0 秒", "0 s"],
  ])("%s seconds", (seconds, zh, en) => {
    expect(formatDuration(seconds, "zh")).toBe(zh);
    expect(formatDuration(seconds, "en")).toBe(en);
  });
});

test("a gap in a text stays visible when its fact is missing", () => {
  expect(fill({ zh: "共 {n} 张", en: "{n} of {all}" }, { n: 3 })).toEqual({ zh: "共 3 张", en: "3 of {all}" });
});
