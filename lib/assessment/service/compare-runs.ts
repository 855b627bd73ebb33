import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { findCurvePoints, findRunByNumber, type RunRow } from "../repository/run";
import { isComparable } from "../rules/comparison";
import type { RunView } from "../types";
import type { ComparisonView } from "../types/comparison";
import { describeRun } from "./view-run";

interface Comparer {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly numbers: readonly string[];
}

/**
 * Runs of the reader's organisation side by side.
 * @throws AppError INVALID on fewer than two or more than four, NOT_FOUND where one of them is not the reader's
 */
export async function compareRuns(reader: Comparer, clock: Clock = systemClock): Promise<ComparisonView> {
  const numbers = requireComparable(reader.numbers);
  const runs = await inTransaction(async (tx): Promise<RunView[]> => {
    const views: RunView[] = [];
    for (const row of await readOwnRuns(tx, { ...reader, numbers })) {
      views.push(await describeRun(tx, { row, actor: reader.actor, afterStep: -1, now: clock.now() }));
    }
    return views;
  });
  return {
    runs,
    places: Object.fromEntries(runs.map(({ number, id }) => [number, { href: `/runs/${id}`, owner: null }])),
    csvUrl: `/api/runs/compare.csv?${numbers.map((number) => `run=${number}`).join("&")}`,
  };
}

/** Each number once. @throws AppError INVALID */
export function requireComparable(numbers: readonly string[]): string[] {
  if (isComparable(numbers)) return [...new Set(numbers)];
  throw new AppError("INVALID", `${numbers.length} runs cannot be compared`, { reason: "run.compareTwoToFour" });
}

async function readOwnRuns(tx: Tx, { actor, tenant, numbers }: Comparer): Promise<RunRow[]> {
  authorise(actor, "run.read", { organisationId: tenant.id });
  const rows: RunRow[] = [];
  for (const number of numbers) {
    const row = await findRunByNumber(tx, number, tenant.id);
    if (!row) throw new AppError("NOT_FOUND", `Run ${number} is not there for ${tenant.id}`);
    rows.push(row);
  }
  return rows;
}

/** The curves of own runs in one table. */
export async function exportOwnCurves(reader: Comparer): Promise<string> {
  const numbers = requireComparable(reader.numbers);
  return inTransaction(async (tx) => writeCurves(tx, await readOwnRuns(tx, { ...reader, numbers })));
}

/** A line for each run and step (RFC 4180): long, since the runs' steps and losses need not be the same. */
export async function writeCurves(tx: Tx, rows: readonly RunRow[]): Promise<string> {
  const lines = ["run,step,loss,value"];
  for (const { id, number } of rows) {
    for (const { step, values } of await findCurvePoints(tx, id, -1)) {
      for (const [loss, value] of Object.entries(values)) lines.push([number, step, loss, value].join(","));
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}
