import type { Track } from "@/lib/filing/types/vocabulary";
import { err, ok, type Result } from "@/lib/result";
import type { ListRow, RowFault, RowFaultCode } from "../types";
import { searchForm } from "./grams";
import { LIST_COLUMNS, type ListColumn, type ListHeader, tidyCell } from "./list-columns";
import { isCalendarDate, numberKey, readFilingNumber, tidyNumber } from "./number";
import { PROVINCES, readJurisdiction } from "./provinces";

/** One record of the file with the line of the file on which it ends. */
export interface ListLine {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Reading {
  readonly track: Track;
  readonly header: ListHeader;
  /** Beijing date; nothing is filed after it. */
  readonly today: string;
}

/**
 * Checks every row of a list. A row with a fault is not taken and is named with what stood there: nothing is mended in
 * silence, because what looks like a slip may be a name.
 */
export function readListRows(lines: readonly ListLine[], reading: Reading): { rows: ListRow[]; faults: RowFault[] } {
  const rows: ListRow[] = [];
  const faults: RowFault[] = [];
  const seen = new Seen();
  lines.forEach((line, at) => {
    const row = readRow(line, reading, lines[at - 1]);
    const wrong = row.ok ? seen.repeated(row.value) : row.error;
    if (row.ok && wrong.length === 0) rows.push(row.value);
    faults.push(...wrong);
  });
  return { rows, faults };
}

/** The same row of a list has the same key, however often it is imported and whether or not it has its number yet. */
export function importKeyOf(track: Track, row: Pick<ListRow, "name" | "organisation" | "filedOn">): string {
  return [track, searchForm(row.name), searchForm(row.organisation), row.filedOn].join("|");
}

type Cells = Readonly<Record<ListColumn, string>>;

function readRow(
  { line, cells: all }: ListLine,
  reading: Reading,
  before: ListLine | undefined,
): Result<ListRow, RowFault[]> {
  const { header, track } = reading;
  const cells = cellsOf({ line, cells: all }, header);
  const jurisdiction = readJurisdiction(cells.place);
  const filedOn = readListDate(cells.date);
  const wrong: Wrong[] = [
    ...(all.length <= Math.max(...Object.values(header)) ? [["row", "COLUMNS_MISSING"] as const] : []),
    ...textFaults(cells),
    ...nameFaults(cells, before && cellsOf(before, header)),
    ...(jurisdiction ? [] : [["place", cells.place === "" ? "MISSING" : "PLACE"] as const]),
    ...dateFaults(cells, filedOn, reading),
    ...(/^\d{0,6}$/.test(cells.serial) ? [] : [["serial", "SERIAL"] as const]),
    ...numberFaults(cells.number, track).map((code) => ["number", code] as const),
  ];
  if (wrong.length > 0 || !jurisdiction || filedOn === null) {
    const found = (column: Wrong[0]) => (column === "row" ? all.join(",") : cells[column]).slice(0, 200);
    return err(wrong.map(([column, code]) => ({ line, column, code, found: found(column) })));
  }
  const serial = cells.serial === "" ? null : Number(cells.serial);
  const { name, organisation } = cells;
  return ok({ line, serial, jurisdiction, name, organisation, filedOn, number: tidyNumber(cells.number) || null });
}

type Wrong = readonly [column: RowFault["column"], code: RowFaultCode];

/** What no cell may hold, whatever it means. */
function textFaults(cells: Cells): Wrong[] {
  return LIST_COLUMNS.flatMap((column): Wrong[] => {
    if (/[\ufffd\p{Cc}]/u.test(cells[column])) return [[column, "CHARACTER"]];
    return [...cells[column]].length > 200 ? [[column, "TOO_LONG"]] : [];
  });
}

function nameFaults(cells: Cells, before: Cells | undefined): Wrong[] {
  const faults: Wrong[] = [];
  for (const column of ["name", "organisation"] as const) {
    if (cells[column] === "") faults.push([column, "MISSING"]);
    if (isStray(cells[column], before)) faults.push([column, "STRAY"]);
  }
  if (areSwapped(cells)) faults.push(["name", "SWAPPED"], ["organisation", "SWAPPED"]);
  if (/(有限|责任)公$/.test(cells.organisation)) faults.push(["organisation", "CUT"]);
  return faults;
}

function cellsOf({ cells }: ListLine, header: ListHeader): Cells {
  const cell = (column: ListColumn) => tidyCell(header[column] === undefined ? "" : (cells[header[column]] ?? ""));
  return {
    ...{ serial: cell("serial"), place: cell("place"), name: cell("name") },
    ...{ organisation: cell("organisation"), number: cell("number"), date: cell("date") },
  };
}

/** How organisations that file are called. Where only the name column has it, the two columns are swapped for certain. */
const ORGANISATION =
  /(公司|集团|大学|学院|研究院|研究所|研究中心|创新中心|实验室|医院|银行|委员会|出版社|报社|电视台|协会|院)$/;
const ORGANISATION_ANYWHERE =
  /公司|集团|大学|学院|研究院|研究所|中心|实验室|医院|银行|委员会|出版社|报社|电视台|协会|院|局|厅/;

function areSwapped({ name, organisation }: Cells): boolean {
  return organisation !== "" && ORGANISATION.test(name) && !ORGANISATION_ANYWHERE.test(organisation);
}

const PLACES = Object.values(PROVINCES).map(({ zh }) => zh);

/** A 司 that fell off the end of the row before, or that stands before a place, begins no name. */
function isStray(text: string, before: Cells | undefined): boolean {
  if (!text.startsWith("司")) return false;
  return /公$/.test(before?.organisation ?? "") || PLACES.some((place) => text.startsWith(`司${place}`));
}

/** 2023-08-31, 2023/8/31, 2023.8.31, 2023年8月31日, 20230831 → YYYY-MM-DD; null for anything else. */
export function readListDate(text: string): string | null {
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize("NFKC").replace(/\s/g, "")) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!parts) return null;
  const [, year = "", month = "", day = ""] = parts;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? date : null;
}

function dateFaults(cells: Cells, filedOn: string | null, { track, today }: Reading): Wrong[] {
  if (cells.date === "") return [["date", "MISSING"]];
  if (filedOn === null) return [["date", "DATE"]];
  if (filedOn > today) return [["date", "DATE_FUTURE"]];
  const number = track === "filing" ? readFilingNumber(cells.number) : null;
  // The number is given at the sign-off, which comes before the list.
  return number?.ok && number.value.date > filedOn ? [["date", "DATE_BEFORE_NUMBER"]] : [];
}

/** The form of 上线编号 is not known: any plain token passes. A list may leave the number out. */
function numberFaults(text: string, track: Track): RowFaultCode[] {
  if (text === "") return [];
  if (track === "registration") return /^[\p{L}\p{N}\-()〔〕[\]_.]{4,80}$/u.test(tidyNumber(text)) ? [] : ["NUMBER"];
  const number = readFilingNumber(text);
  return number.ok ? [] : [number.error === "NUMBER_DATE" ? "NUMBER_DATE" : "NUMBER"];
}

/** What stood in the file before. A list may run out of order, but names nothing twice. */
class Seen {
  readonly #serials = new Map<number, number>();
  readonly #numbers = new Map<string, number>();
  readonly #rows = new Map<string, number>();

  repeated(row: ListRow): RowFault[] {
    const { line, serial, number } = row;
    const key = importKeyOf("filing", row);
    const first = this.#rows.get(key);
    this.#rows.set(key, first ?? line);
    if (first !== undefined) return [{ line, column: "row", code: "ROW_REPEATED", found: row.name, first }];
    const faults: RowFault[] = [];
    const sameSerial = serial === null ? undefined : this.#serials.get(serial);
    if (sameSerial !== undefined) {
      faults.push({ line, column: "serial", code: "SERIAL_REPEATED", found: String(serial), first: sameSerial });
    } else if (serial !== null) this.#serials.set(serial, line);
    const sameNumber = number === null ? undefined : this.#numbers.get(numberKey(number));
    if (sameNumber !== undefined) {
      faults.push({ line, column: "number", code: "NUMBER_REPEATED", found: number ?? "", first: sameNumber });
    } else if (number !== null) this.#numbers.set(numberKey(number), line);
    return faults;
  }
}
