/** Where the slider stands: at the newest sheet as it changes, or held at one step. */
export type SamplePosition = { readonly follow: true } | { readonly follow: false; readonly step: number };

export const FOLLOW: SamplePosition = { follow: true };

interface Sheet {
  readonly step: number;
}

/**
 * The place among the sheets. A held step keeps its place while sheets are added or thinned out: if its own sheet went,
 * the nearest earlier one stands in.
 */
export function placeOf(sheets: readonly Sheet[], position: SamplePosition): number {
  const last = sheets.length - 1;
  if (position.follow) return last;
  const place = sheets.findLastIndex((sheet) => sheet.step <= position.step);
  return Math.max(0, Math.min(place, last));
}

/** Moving to the newest sheet of a run that goes on means following it. */
export function moveTo(sheets: readonly Sheet[], place: number): SamplePosition {
  const sheet = sheets[place];
  if (!sheet || place >= sheets.length - 1) return FOLLOW;
  return { follow: false, step: sheet.step };
}

/** At most `most` sheets at even distances, the first and the last always. */
export function milestones<T extends Sheet>(sheets: readonly T[], most: number): T[] {
  if (sheets.length <= most) return [...sheets];
  const places = Array.from({ length: most }, (_, at) => Math.round((at * (sheets.length - 1)) / (most - 1)));
  return [...new Set(places)].flatMap((place) => sheets[place] ?? []);
}
