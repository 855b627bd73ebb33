import type { Action } from "../types/past";
import type { Stage } from "../types/vocabulary";

/** Steps that one person takes many times in a row, and of which the history shows nothing but that they were taken. */
const FOLDED: readonly Action[] = ["judge_clause"];

/** What a history line needs of an event to be one of several. */
export interface Foldable {
  readonly action: Action;
  readonly actorId: string | null;
  readonly applicationId?: string;
  readonly stage?: Stage;
  readonly at: Date;
}

export interface Folded<Event> {
  /** The newest of them. */
  readonly event: Event;
  readonly count: number;
  /** When the first of them was. */
  readonly since: Date;
}

/** A history, newest first, in which the same step of one person in a row is one line. */
export function foldHistory<Event extends Foldable>(history: readonly Event[]): Folded<Event>[] {
  const lines: Folded<Event>[] = [];
  for (const event of history) {
    const last = lines.at(-1);
    if (last && belongsTo(last.event, event)) {
      lines[lines.length - 1] = { event: last.event, count: last.count + 1, since: event.at };
    } else lines.push({ event, count: 1, since: event.at });
  }
  return lines;
}

function belongsTo(newer: Foldable, older: Foldable): boolean {
  if (!FOLDED.includes(newer.action)) return false;
  return (["action", "actorId", "applicationId", "stage"] as const).every((key) => newer[key] === older[key]);
}
