import { type Clock, systemClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { RunView } from "../types";
import type { PrintableRun } from "../types/printable";
import { COPIES, RESTORED, type RunReader, readRunSheet, TRAVERSAL } from "./read-run-file";
import { viewRun } from "./view-run";

/** A run of the reader's with the pictures of its report. @throws AppError NOT_FOUND while there is no report */
export async function readPrintable(reader: RunReader, clock: Clock = systemClock): Promise<PrintableRun> {
  const run = await viewRun(reader, clock);
  return withPictures(run, (step) => readRunSheet({ ...reader, step }));
}

/** The same of a run that was read elsewhere; `readSheet` asks again who reads. */
export async function withPictures(
  run: RunView,
  readSheet: (step: string) => Promise<{ readonly bytes: Uint8Array }>,
): Promise<PrintableRun> {
  const { report, judged, samples, copiesUrl, traversalUrl, restoredUrl } = run;
  if (!report || !judged) throw new AppError("NOT_FOUND", `Run ${run.number} has no report`);
  const last = samples.kind === "text" ? undefined : samples.sheets.at(-1);
  const read = async (step: string) => (await readSheet(step)).bytes;
  return {
    ...{ run, report, judged },
    pictures: {
      ...(last ? { samples: await read(String(last.step)) } : {}),
      ...(copiesUrl ? { copies: await read(COPIES) } : {}),
      ...(traversalUrl ? { traversal: await read(TRAVERSAL) } : {}),
      ...(restoredUrl ? { restored: await read(RESTORED) } : {}),
    },
  };
}
