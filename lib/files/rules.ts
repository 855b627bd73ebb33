import { encode } from "fast-png";
import type { GreyImages, SheetLayout } from "./types";

/** The sheet on which sample grids and thumbnails are shown: 60 cells. */
export const SHEET: SheetLayout = { columns: 10, rows: 6 };

export function sheetPages(imageCount: number, layout: SheetLayout = SHEET): number {
  return Math.max(1, Math.ceil(imageCount / (layout.columns * layout.rows)));
}

/**
 * One page of a sheet as PNG, grey, without gaps: the page that shows it draws the lines. Cells past the last image
 * stay black. `page` counts from 0.
 */
export function drawSheet(images: GreyImages, page: number, layout: SheetLayout = SHEET): Uint8Array {
  const { width, height, pixels } = images;
  const perSheet = layout.columns * layout.rows;
  const sheetWidth = layout.columns * width;
  const data = new Uint8Array(sheetWidth * layout.rows * height);
  const first = page * perSheet;
  const count = Math.min(perSheet, Math.floor(pixels.length / (width * height)) - first);
  for (let cell = 0; cell < count; cell += 1) {
    const left = (cell % layout.columns) * width;
    const top = Math.floor(cell / layout.columns) * height;
    const start = (first + cell) * width * height;
    for (let y = 0; y < height; y += 1) {
      data.set(pixels.subarray(start + y * width, start + (y + 1) * width), (top + y) * sheetWidth + left);
    }
  }
  return encode({ width: sheetWidth, height: layout.rows * height, data, channels: 1, depth: 8 });
}
