/** Splits decoded text into the texts that a run reads, with the line on which each begins. Pure. */

export const TEXT_FORMATS = ["txt", "jsonl", "csv"] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

export interface TextRow {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export type RowFault = "notJson" | "noTextField" | "openQuote" | "fieldCount" | "textColumnMissing";

export type Rows =
  | { readonly ok: true; readonly rows: readonly TextRow[] }
  | { readonly ok: false; readonly fault: RowFault; readonly lines: readonly number[]; readonly found?: string };

/** The name's ending decides; without a known one, a file that begins with a brace is taken for JSONL. */
export function formatOf(fileName: string, text: string): TextFormat {
  const ending = fileName.toLowerCase().replace(/\.gz$/, "").split(".").at(-1) ?? "";
  if (ending === "jsonl" || ending === "ndjson") return "jsonl";
  if (ending === "csv" || ending === "tsv") return "csv";
  if (ending === "txt") return "txt";
  return text.trimStart().startsWith("{") ? "jsonl" : "txt";
}

export function readRows(text: string, format: TextFormat): Rows {
  const plain = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  if (format === "jsonl") return readJsonLines(plain);
  return format === "csv" ? readCsv(plain) : { ok: true, rows: readPlain(plain) };
}

/** With blank lines between them paragraphs are the texts, else every line is one. */
function readPlain(text: string): TextRow[] {
  const lines = text.trim().split("\n");
  const skipped = text.slice(0, text.length - text.trimStart().length).split("\n").length - 1;
  const blocks: { line: number; parts: string[] }[] = [];
  const inParagraphs = lines.some((line) => line.trim() === "");
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const follows = inParagraphs && index > 0 && lines[index - 1]?.trim() !== "";
    if (follows) blocks.at(-1)?.parts.push(line.trimEnd());
    else blocks.push({ line: skipped + index + 1, parts: [line.trimEnd()] });
  });
  return blocks.map(({ line, parts }) => ({ line, text: parts.join("\n").trim() }));
}

/** Field that holds the text, the first of these that a record has. */
const TEXT_FIELDS = ["text", "content", "output", "answer", "文本", "内容", "回答", "答复"];

function readJsonLines(text: string): Rows {
  const rows: TextRow[] = [];
  const [broken, without]: [number[], number[]] = [[], []];
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    const value = parseJson(line);
    if (value === undefined) broken.push(index + 1);
    else {
      const found = typeof value === "string" ? value : textOf(value);
      if (found === null) without.push(index + 1);
      else rows.push({ line: index + 1, text: found.trim() });
    }
  });
  if (broken.length > 0) return { ok: false, fault: "notJson", lines: broken };
  return without.length > 0 ? { ok: false, fault: "noTextField", lines: without } : { ok: true, rows };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  const record = value as Record<string, unknown>;
  const found = TEXT_FIELDS.map((name) => record[name]).find((field) => typeof field === "string");
  return (found as string | undefined) ?? null;
}

/** RFC 4180 with a header; comma, semicolon or tab, whichever the header holds. One column needs no known name. */
function readCsv(text: string): Rows {
  const header = text.split("\n", 1)[0] ?? "";
  const delimiter = [",", "\t", ";"].find((mark) => header.includes(mark)) ?? ",";
  const { records, openedAt } = parseCsv(text, delimiter);
  if (openedAt !== null) return { ok: false, fault: "openQuote", lines: [openedAt] };
  const names = (records[0]?.fields ?? []).map((name) => name.trim());
  const column = names.length === 1 ? 0 : names.findIndex((name) => TEXT_FIELDS.includes(name.toLowerCase()));
  if (column < 0) return { ok: false, fault: "textColumnMissing", lines: [1], found: names.join(", ") };
  const uneven = records.filter(({ fields }) => fields.length !== names.length).map(({ line }) => line);
  if (uneven.length > 0) return { ok: false, fault: "fieldCount", lines: uneven };
  return {
    ok: true,
    rows: records.slice(1).map(({ line, fields }) => ({ line, text: (fields[column] ?? "").trim() })),
  };
}

interface CsvRecord {
  readonly line: number;
  readonly fields: string[];
}

function parseCsv(text: string, delimiter: string): { records: CsvRecord[]; openedAt: number | null } {
  const records: CsvRecord[] = [];
  let [line, at] = [1, 0];
  while (at < text.length) {
    const record: CsvRecord = { line, fields: [] };
    for (;;) {
      const field = text[at] === '"' ? readQuoted(text, at) : readBare(text, at, delimiter);
      if (field === null) return { records, openedAt: line };
      record.fields.push(field.value);
      line += field.lines;
      at = field.next;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    // A line end, or the end of the file; anything else behind a closing quote counts as part of no field.
    while (at < text.length && text[at] !== "\n") at += 1;
    at += 1;
    line += 1;
    if (record.fields.length > 1 || record.fields[0] !== "") records.push(record);
  }
  return { records, openedAt: null };
}

interface CsvField {
  readonly value: string;
  readonly next: number;
  /** Line breaks inside. */
  readonly lines: number;
}

function readQuoted(text: string, from: number): CsvField | null {
  let end = from + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) return null;
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const value = text.slice(from + 1, end).replaceAll('""', '"');
  return { value, next: end + 1, lines: value.split("\n").length - 1 };
}

function readBare(text: string, from: number, delimiter: string): CsvField {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end += 1;
  return { value: text.slice(from, end), next: end, lines: 0 };
}
