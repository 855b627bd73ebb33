import { authorise } from "@/lib/auth/authorise";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { readBytes } from "@/lib/storage/files";
import { type RunReport, runReport } from "@/models/contracts/report";
import { runConfig } from "@/models/contracts/run-config";
import type { ArtefactKind } from "@/models/contracts/run-events";
import { findCurvePoints, findRun, findRunArtefact, type RunRow } from "../repository/run";
import { recordId } from "../schema";
import { CURVE_KEYS } from "../workflow";
import { WHOLE_RUN } from "./report-progress";

export interface RunReader {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly runId: string;
}

/**
 * The run as its row stands, for a reader who may see it.
 * @throws AppError NOT_FOUND also for a run of another organisation
 */
export async function readRun(tx: Tx, { actor, tenant, runId }: RunReader): Promise<RunRow> {
  const row = recordId.safeParse(runId).success ? await findRun(tx, runId, tenant.id) : null;
  if (!row) throw new AppError("NOT_FOUND", `Run ${runId} is not there for ${tenant.id}`);
  authorise(actor, "run.read", { organisationId: row.organisationId });
  return row;
}

/** In the place of a step: what belongs to the whole run. */
export const COPIES = "copies";
export const NEIGHBOURS = "neighbours";
export const NEIGHBOUR_SHEET = "neighbour-sheet";
export const TRAVERSAL = "traversal";
export const RESTORED = "restored";
export const ATTENTION = "attention";
const WHOLE_RUN_KINDS: ReadonlyMap<string, ArtefactKind> = new Map([
  [COPIES, "copySheet"],
  [NEIGHBOURS, "neighbours"],
  [NEIGHBOUR_SHEET, "neighbourSheet"],
  [TRAVERSAL, "traversalSheet"],
  [RESTORED, "restorationSheet"],
  [ATTENTION, "attention"],
]);

/** The sample sheet of one step, or a file beside the report under its name. @throws AppError NOT_FOUND */
export async function readRunSheet(reader: RunReader & { step: string }) {
  return readSheet(reader.step, (tx) => readRun(tx, reader));
}

/** The same of a run whose reader `find` asks for. @throws AppError NOT_FOUND */
export async function readSheet(step: string, find: (tx: Tx) => Promise<Pick<RunRow, "id" | "number">>) {
  const artefact = await inTransaction(async (tx) => {
    const run = await find(tx);
    const kind = WHOLE_RUN_KINDS.get(step);
    if (!kind && !/^\d{1,9}$/.test(step)) throw new AppError("NOT_FOUND", `${step} is no step`);
    const wanted = kind ? { kind, step: WHOLE_RUN } : { kind: "sampleSheet", step: Number(step) };
    const found = await findRunArtefact(tx, { runId: run.id, ...wanted });
    if (!found) throw new AppError("NOT_FOUND", `Run ${run.number} has no sheet at step ${step}`);
    return found;
  });
  return { bytes: await readBytes(artefact.fileHash), mediaType: artefact.file.mediaType };
}

/** The recorded curve as CSV (RFC 4180) with a header; a loss that one step did not record stays empty. */
export async function exportCurves(reader: RunReader): Promise<{ number: string; csv: string }> {
  return inTransaction(async (tx) => {
    const run = await readRun(tx, reader);
    const keys = CURVE_KEYS[runConfig.parse(run.config).model];
    const points = await findCurvePoints(tx, run.id, -1);
    const lines = points.map(({ step, values }) => [step, ...keys.map((key) => values[key] ?? "")].join(","));
    return { number: run.number, csv: `${[["step", ...keys].join(","), ...lines].join("\r\n")}\r\n` };
  });
}

/** The report as it was recorded. @throws AppError NOT_FOUND while there is none */
export async function exportReport(reader: RunReader): Promise<{ number: string; report: RunReport }> {
  return inTransaction(async (tx) => {
    const run = await readRun(tx, reader);
    if (run.report === null) throw new AppError("NOT_FOUND", `Run ${run.number} has no report`);
    return { number: run.number, report: runReport.parse(run.report) };
  });
}

/** The final weights as the run left them. @throws AppError NOT_FOUND while there are none */
export async function readRunWeights(reader: RunReader): Promise<{ number: string; bytes: Uint8Array }> {
  const { number, fileHash } = await inTransaction(async (tx) => {
    const run = await readRun(tx, reader);
    const weights = await findRunArtefact(tx, { runId: run.id, kind: "weights", step: WHOLE_RUN });
    if (!weights) throw new AppError("NOT_FOUND", `Run ${run.number} left no weights`);
    return { number: run.number, fileHash: weights.fileHash };
  });
  return { number, bytes: await readBytes(fileHash) };
}
