import type { Words } from "@/lib/format";
import type { RunView } from "../types";

/** Two to four runs beside each other, in the order in which they were asked for. */
export interface ComparisonView {
  readonly runs: readonly RunView[];
  /** Where a run's own page is, and whose it is where that is not plain; by number. */
  readonly places: Readonly<Record<string, { readonly href: string; readonly owner: Words | null }>>;
  /** The curves of all of them as CSV. */
  readonly csvUrl: string;
}
