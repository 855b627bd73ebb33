import { Z_95 } from "./normal-quantile";

/**
 * 95 % interval of a smooth statistic of many items by the delete-a-group jackknife: the statistic is taken again with
 * one group of items left out, group after group. Shao & Tu, "The Jackknife and Bootstrap", 1995, section 2.3.
 *
 * For a distance that is biased by the number of items, such as the Fréchet distance, the percentile bootstrap would not
 * do: a resample holds fewer different items, so its distances are larger and the interval may leave the value out.
 *
 * @param value of all items
 * @param groups at least 2; items are dealt out by `row % groups`
 * @param without the statistic without this group, 0 … groups − 1
 * @throws RangeError when there are fewer than two groups.
 */
export function jackknifeInterval({
  value,
  groups,
  without,
}: {
  value: number;
  groups: number;
  without: (group: number) => number;
}): [number, number] {
  if (!Number.isInteger(groups) || groups < 2) throw new RangeError(`groups: an integer from 2, not ${groups}`);
  const values = Array.from({ length: groups }, (_, group) => without(group));
  const mean = values.reduce((sum, one) => sum + one, 0) / groups;
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const halfWidth = Z_95 * Math.sqrt(((groups - 1) / groups) * squares);
  return [value - halfWidth, value + halfWidth];
}

/** Rows of 0 … rows − 1 that are left when a group is taken out. */
export function rowsWithout(rows: number, groups: number, group: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row).filter((row) => row % groups !== group);
}
