import { type CsvError, parse } from "csv-parse/sync";
import { AppError } from "@/lib/errors";
import { LIST_COLUMN } from "../copy/import";
import { decodeList } from "../rules/decode";
import { type ListHeader, readHeader } from "../rules/list-columns";
import type { ListLine } from "../rules/list-rows";
import { IMPORT_LIMITS } from "../schema";

/**
 * A list as rows with the lines on which they stand.
 * @throws AppError REFUSED with the reason, where the file as a whole cannot be read
 */
export function readList(bytes: Uint8Array): { header: ListHeader; lines: ListLine[] } {
  const decoded = decodeList(bytes);
  if (!decoded.ok) throw refused(decoded.error === "WORKBOOK" ? "import.workbook" : "import.encoding");
  const [first, ...lines] = parseLines(decoded.value.text);
  const header = readHeader(first?.cells ?? []);
  if (!header.ok) {
    const missing = header.error.map((column) => LIST_COLUMN[column]);
    throw refused("import.header", {
      missing: missing.map(({ zh }) => zh).join("、"),
      missingEn: missing.map(({ en }) => en).join(", "),
    });
  }
  if (lines.length === 0) throw refused("import.empty");
  if (lines.length > IMPORT_LIMITS.rows) throw refused("import.tooMany", { limit: IMPORT_LIMITS.rows });
  return { header: header.value, lines };
}

function parseLines(text: string): ListLine[] {
  const delimiter = (text.split("\n", 1)[0] ?? "").includes("\t") ? "\t" : ",";
  try {
    const options = { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, info: true } as const;
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return records
      .filter(({ record }) => record.some((cell) => cell.trim() !== ""))
      .map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    throw refused("import.quotes", { line: (error as CsvError & { lines?: number }).lines ?? 1 });
  }
}

function refused(reason: string, facts: Readonly<Record<string, string | number>> = {}): AppError {
  return new AppError("REFUSED", `The list cannot be read: ${reason}`, { reason, facts, fields: { file: reason } });
}
