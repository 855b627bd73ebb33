import { decode } from "fast-png";
import { expect, test } from "vitest";
import { drawSheet, sheetPages } from "@/lib/files/rules";

const LAYOUT = { columns: 3, rows: 2 };
/** Image k is filled with the value 10·(k+1), but for its top left pixel, which is 1. */
function images(count: number) {
  const pixels = Uint8Array.from({ length: count * 4 }, (_, at) => (at % 4 === 0 ? 1 : 10 * (Math.floor(at / 4) + 1)));
  return { pixels, width: 2, height: 2 };
}

test("images stand in reading order, and cells past the last stay black", () => {
  const sheet = decode(drawSheet(images(8), 1, LAYOUT));
  expect([sheet.width, sheet.height, sheet.channels, sheet.depth]).toEqual([6, 4, 1, 8]);
  expect([...sheet.data]).toEqual([
    ...[1, 70, 1, 80, 0, 0],
    ...[70, 70, 80, 80, 0, 0],
    ...[0, 0, 0, 0, 0, 0],
    ...[0, 0, 0, 0, 0, 0],
  ]);
});

test("the second row of a sheet begins below the first", () => {
  const sheet = decode(drawSheet(images(5), 0, LAYOUT));
  expect([...sheet.data.slice(2 * 6, 3 * 6)]).toEqual([1, 40, 1, 50, 0, 0]);
});

test("the last page holds the rest", () => {
  expect([sheetPages(60), sheetPages(61), sheetPages(1)]).toEqual([1, 2, 1]);
});
