const STEPS = [1, 2, 5];

/** 1-2-5 marks that span the values on a logarithmic axis; at least two. */
export function logMarks(values: readonly number[]): number[] {
  const positive = values.filter((value) => Number.isFinite(value) && value > 0);
  const low = Math.min(...positive, Number.POSITIVE_INFINITY);
  const high = Math.max(...positive, 0);
  if (high === 0) return [0.1, 1];
  const marks: number[] = [];
  for (let decade = Math.floor(Math.log10(low)) - 1; decade <= Math.ceil(Math.log10(high)) + 1; decade++) {
    for (const step of STEPS) marks.push(Number((step * 10 ** decade).toPrecision(1)));
  }
  const from = marks.findLastIndex((mark) => mark <= low);
  const to = marks.findIndex((mark) => mark >= high && mark > (marks[from] ?? 0));
  return marks.slice(from, to + 1);
}

/** Thins marks to at most `most`, keeping both ends. */
export function thin(marks: readonly number[], most: number): number[] {
  if (marks.length <= most) return [...marks];
  const stride = Math.ceil((marks.length - 1) / (most - 1));
  const kept = marks.filter((_, at) => at % stride === 0);
  const last = marks.at(-1);
  if (last !== undefined && kept.at(-1) !== last) kept.push(last);
  return kept;
}
