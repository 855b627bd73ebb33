import type { ApplicationStatus } from "@/lib/filing/types/vocabulary";

/** Where statuses and moves stand in the drawing. The main way runs from left to right, refusal and withdrawal below. */

export const MAP = { width: 1150, height: 470, box: { width: 132, height: 48 } } as const;

const MAIN: readonly ApplicationStatus[] = [
  ...(["draft", "submitted", "in_review", "national_review", "publicity", "approved"] as const),
];
const MAIN_Y = 190;
const LOW: Partial<Record<ApplicationStatus, number>> = { rejected: 325, withdrawn: 425 };

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The middle of a status's box. */
export function spotOf(status: ApplicationStatus): Spot {
  const low = LOW[status];
  if (low !== undefined) return { x: 1065, y: low };
  return { x: 85 + MAIN.indexOf(status) * 196, y: MAIN_Y };
}

export interface DrawnEdge {
  readonly path: string;
  /** Where its number stands. */
  readonly mark: Spot;
}

/** The line of one move: straight to the neighbour, an arc over or under those between, down and along to an end below. */
export function drawEdge(from: ApplicationStatus | null, to: ApplicationStatus): DrawnEdge {
  if (from === null) return drawStart(to);
  if (LOW[to] !== undefined) return drawDown(from, to);
  if (LOW[from] !== undefined) return drawUp(from, to);
  const span = MAIN.indexOf(to) - MAIN.indexOf(from);
  return span === 1 ? drawStraight(from, to) : drawArc(from, to, span);
}

const half = { x: MAP.box.width / 2, y: MAP.box.height / 2 };

function drawStart(to: ApplicationStatus): DrawnEdge {
  const { x, y } = spotOf(to);
  return { path: `M${x},${y - 90} V${y - half.y}`, mark: { x, y: y - 60 } };
}

function drawStraight(from: ApplicationStatus, to: ApplicationStatus): DrawnEdge {
  const [a, b] = [spotOf(from).x + half.x, spotOf(to).x - half.x];
  return { path: `M${a},${MAIN_Y} H${b}`, mark: { x: (a + b) / 2 - 4, y: MAIN_Y } };
}

function drawArc(from: ApplicationStatus, to: ApplicationStatus, span: number): DrawnEdge {
  const forward = span > 0;
  const shift = forward ? 26 : -26;
  const [a, b] = [spotOf(from).x + shift, spotOf(to).x - shift];
  const edge = forward ? MAIN_Y - half.y : MAIN_Y + half.y;
  const rise = (forward ? -34 : 26) * Math.abs(span) + (forward ? 10 : 12);
  return {
    path: `M${a},${edge} C${a},${edge + rise * 1.33} ${b},${edge + rise * 1.33} ${b},${edge}`,
    mark: { x: (a + b) / 2, y: edge + rise },
  };
}

/** Moves to the same end share its line; each leaves its status at a place of its own. */
function drawDown(from: ApplicationStatus, to: ApplicationStatus): DrawnEdge {
  const end = spotOf(to);
  const x = spotOf(from).x + (to === "rejected" ? -14 : -44);
  const top = MAIN_Y + half.y;
  return { path: `M${x},${top} V${end.y} H${end.x - half.x}`, mark: { x, y: end.y - 20 } };
}

function drawUp(from: ApplicationStatus, to: ApplicationStatus): DrawnEdge {
  const start = spotOf(from);
  const x = spotOf(to).x + 8;
  const y = start.y + half.y + 16;
  return {
    path: `M${start.x},${start.y + half.y} V${y} H${x} V${MAIN_Y + half.y}`,
    mark: { x: x + 90, y },
  };
}
