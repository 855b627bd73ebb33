import { type Clock, systemClock } from "@/lib/clock";
import { database } from "@/lib/db/client";
import { findRowsAfter } from "../repository/search";
import { csvLine, EXPORT_COLUMNS } from "../rules/export-columns";
import type { RegisterListRow } from "../types";

const BATCH = 1_000;

/** Every entry, newest first, a batch at a time: the whole list never stands in memory. */
async function* allEntries(): AsyncGenerator<RegisterListRow> {
  let last: RegisterListRow | null = null;
  for (;;) {
    const rows: RegisterListRow[] = await findRowsAfter(database(), last, BATCH);
    yield* rows;
    last = rows.at(-1) ?? null;
    if (rows.length < BATCH) return;
  }
}

/** UTF-8 with a mark, which spreadsheets need to read Chinese. */
export async function* exportCsv(): AsyncGenerator<string> {
  yield `\ufeff${csvLine(EXPORT_COLUMNS.map(({ name }) => name))}`;
  for await (const row of allEntries()) yield csvLine(EXPORT_COLUMNS.map(({ value }) => value(row)));
}

/** The same entries with the meaning of every column beside them. */
export async function* exportJson(clock: Clock = systemClock): AsyncGenerator<string> {
  const columns = Object.fromEntries(EXPORT_COLUMNS.map(({ name, words }) => [name, words]));
  yield `{"exportedAt":${JSON.stringify(clock.now().toISOString())},"columns":${JSON.stringify(columns)},"entries":[`;
  let separator = "\n";
  for await (const row of allEntries()) {
    const entry = Object.fromEntries(EXPORT_COLUMNS.map(({ name, value }) => [name, value(row)]));
    yield separator + JSON.stringify(entry);
    separator = ",\n";
  }
  yield "\n]}\n";
}
