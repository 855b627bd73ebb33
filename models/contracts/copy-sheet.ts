/** The picture of copies beside their training images, as it is drawn by the run and shown on a page. */

/** Pairs that are shown at most, and how many stand in a row: few enough to be seen on a narrow screen. */
export const COPY_SHEET = { pairs: 12, columns: 4, side: 28, gapInPair: 2, gapBetween: 10 } as const;

export interface CopySheetLayout {
  readonly width: number;
  readonly height: number;
  /** Left upper corners of the two images of each pair, in pixels: the sample, then its training image. */
  readonly places: readonly { readonly sample: Corner; readonly train: Corner }[];
}
type Corner = readonly [left: number, top: number];

/** Where the first pairs of so many stand. */
export function layOutCopies(pairs: number): CopySheetLayout {
  const { columns, side, gapInPair, gapBetween } = COPY_SHEET;
  const count = Math.min(pairs, COPY_SHEET.pairs);
  const pairWidth = 2 * side + gapInPair;
  const [across, down] = [Math.min(count, columns), Math.ceil(count / columns)];
  const places = Array.from({ length: count }, (_, index) => {
    const left = (index % columns) * (pairWidth + gapBetween);
    const top = Math.floor(index / columns) * (side + gapBetween);
    return { sample: [left, top] as const, train: [left + side + gapInPair, top] as const };
  });
  return {
    width: Math.max(0, across * (pairWidth + gapBetween) - gapBetween),
    height: Math.max(0, down * (side + gapBetween) - gapBetween),
    places,
  };
}
