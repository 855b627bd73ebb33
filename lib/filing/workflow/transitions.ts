import { APPLICATION_ACTIONS, type ApplicationAction, type ApplicationFlag } from "../types/vocabulary";
import { OPEN_WHILE_SUSPENDED } from "./flags";
import { HANDLING } from "./rows/handling";
import { INTAKE } from "./rows/intake";
import { PUBLICITY } from "./rows/publicity";
import { RECTIFICATION } from "./rows/rectification";
import { REFUSAL } from "./rows/refusal";
import { REVIEW } from "./rows/review";
import type { Guard, Transition } from "./transition";

/**
 * The whole life of an application. The server enforces this table, pages derive their buttons from it, and the
 * diagram in the docs is drawn from it.
 */
export const TRANSITIONS = {
  ...INTAKE,
  ...RECTIFICATION,
  ...REVIEW,
  ...REFUSAL,
  ...PUBLICITY,
  ...HANDLING,
} as const satisfies Record<ApplicationAction, Transition>;

const MOVES_WHILE_SUSPENDED: readonly ApplicationAction[] = OPEN_WHILE_SUSPENDED;

/** The row as it is enforced: a suspended filing blocks every row but those that are open while it is suspended. */
export function transitionOf(action: ApplicationAction): Transition {
  return ENFORCED[action];
}

const ENFORCED = Object.fromEntries(APPLICATION_ACTIONS.map((action) => [action, enforced(action)])) as Record<
  ApplicationAction,
  Transition
>;

function enforced(action: ApplicationAction): Transition {
  const row: Transition = TRANSITIONS[action];
  if (row.from === "nothing") return row;
  const suspended: readonly ApplicationFlag[] = MOVES_WHILE_SUSPENDED.includes(action) ? [] : ["filing_suspended"];
  return { ...row, bounds: [boundsOf(row)], blockedBy: [...row.blockedBy, ...suspended] };
}

/** Kind, track, stage and class that a row is bound to. */
function boundsOf({ stage, kinds, tracks, classes }: Transition): Guard {
  return (facts) => {
    if (kinds && !kinds.includes(facts.kind)) return "WRONG_KIND";
    if (tracks && !tracks.includes(facts.track)) return "WRONG_TRACK";
    if (stage && stage !== facts.stage) return "WRONG_STAGE";
    if (classes && (facts.changeClass === null || !classes.includes(facts.changeClass))) return "CHANGE_CLASS";
    return null;
  };
}
