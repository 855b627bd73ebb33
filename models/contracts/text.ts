import { decodeText, type TextEncoding } from "./text-encoding";
import { formatOf, type RowFault, readRows, type TextFormat, type TextRow } from "./text-rows";

/**
 * Reads an upload of texts: txt, JSONL or CSV. Pure on bytes and without TensorFlow, so that the web process checks it
 * before anything is stored. What is wrong is told with the lines on which it stands; nothing is skipped in silence.
 */

export const TEXT_REFUSALS = [
  "empty",
  "knownOtherFormat",
  "unknownEncoding",
  "badBytes",
  "notJson",
  "noTextField",
  "openQuote",
  "fieldCount",
  "textColumnMissing",
  "emptyText",
  "textTooLong",
  "tooFewTexts",
  "tooManyTexts",
  "tooFewCharacters",
  "tooManyCharacters",
] as const;
export type TextRefusalCode = (typeof TEXT_REFUSALS)[number];

export interface TextRefusal {
  readonly code: TextRefusalCode;
  /** Line numbers (from 1), counts, limits, names; for the words of the refusal. */
  readonly facts: Readonly<Record<string, string | number>>;
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: TextRefusal };

/** Limits of an upload. Fewer texts cannot be split in three; more characters would not fit beside their n-grams. */
export const TEXT_LIMITS = {
  inflatedBytes: 32 * 1024 * 1024,
  minimumTexts: 100,
  maximumTexts: 200_000,
  minimumCharacters: 5_000,
  maximumCharacters: 5_000_000,
  /** Of one text. */
  longestText: 20_000,
} as const;

export interface TextUpload {
  readonly texts: readonly string[];
  readonly encoding: TextEncoding;
  readonly format: TextFormat;
  /** Unicode characters of all texts. */
  readonly characters: number;
}

const OTHER_FORMATS: readonly (readonly [string, readonly number[]])[] = [
  ["PNG", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["ZIP / DOCX", [0x50, 0x4b, 0x03, 0x04]],
  ["PDF", [0x25, 0x50, 0x44, 0x46]],
  ["NPY", [0x93, 0x4e, 0x55, 0x4d]],
  ["DOC / XLS", [0xd0, 0xcf, 0x11, 0xe0]],
  ["RTF", [0x7b, 0x5c, 0x72, 0x74]],
  ["Parquet", [0x50, 0x41, 0x52, 0x31]],
];

function refuse(code: TextRefusalCode, facts: TextRefusal["facts"] = {}) {
  return { ok: false, error: { code, facts } } as const;
}

const SHOWN_LINES = 5;

/** The first lines by number and how many there are. */
function lineFacts(lines: readonly number[]) {
  const shown = lines.slice(0, SHOWN_LINES).join(", ");
  return { lines: lines.length > SHOWN_LINES ? `${shown} …` : shown, count: lines.length };
}

/** @param bytes inflated */
export function readTextUpload({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): Outcome<TextUpload> {
  if (bytes.length === 0) return refuse("empty");
  const other = OTHER_FORMATS.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte));
  if (other) return refuse("knownOtherFormat", { format: other[0] });
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    const { encoding, lines } = decoded;
    const nothingFits = encoding === "gb18030" && lines.length > SHOWN_LINES;
    return nothingFits ? refuse("unknownEncoding") : refuse("badBytes", { encoding, ...lineFacts(lines) });
  }
  const format = formatOf(fileName, decoded.text);
  const read = readRows(decoded.text, format);
  if (!read.ok) return refuse(read.fault satisfies RowFault, { ...lineFacts(read.lines), found: read.found ?? "" });
  return checkRows(read.rows, { encoding: decoded.encoding, format });
}

function checkRows(
  rows: readonly TextRow[],
  { encoding, format }: { encoding: TextEncoding; format: TextFormat },
): Outcome<TextUpload> {
  const { minimumTexts, maximumTexts, minimumCharacters, maximumCharacters, longestText } = TEXT_LIMITS;
  if (rows.length === 0) return refuse("empty");
  const empty = rows.filter(({ text }) => text === "").map(({ line }) => line);
  if (empty.length > 0) return refuse("emptyText", lineFacts(empty));
  if (rows.length < minimumTexts) return refuse("tooFewTexts", { found: rows.length, minimum: minimumTexts });
  if (rows.length > maximumTexts) return refuse("tooManyTexts", { found: rows.length, maximum: maximumTexts });
  const lengths = rows.map(({ text }) => countCharacters(text));
  const long = rows.filter((_, index) => (lengths[index] ?? 0) > longestText).map(({ line }) => line);
  if (long.length > 0) return refuse("textTooLong", { ...lineFacts(long), maximum: longestText });
  const characters = lengths.reduce((sum, length) => sum + length, 0);
  if (characters < minimumCharacters)
    return refuse("tooFewCharacters", { found: characters, minimum: minimumCharacters });
  if (characters > maximumCharacters)
    return refuse("tooManyCharacters", { found: characters, maximum: maximumCharacters });
  return { ok: true, value: { texts: rows.map(({ text }) => text), encoding, format, characters } };
}

/** Characters beyond the basic plane take two units of a string. */
function countCharacters(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) pairs += 1;
  return text.length - pairs;
}

export const TEXTS_MEDIA_TYPE = "application/jsonl";

/** The form in which texts are kept and read by runs: one JSON string a line, UTF-8. Equal texts have equal bytes. */
export function writeTexts(texts: readonly string[]): Uint8Array {
  return new TextEncoder().encode(texts.map((text) => `${JSON.stringify(text)}\n`).join(""));
}

/** @throws SyntaxError or TypeError where the bytes are not such a file */
export function readTexts(bytes: Uint8Array): string[] {
  const lines = new TextDecoder("utf-8", { fatal: true }).decode(bytes).split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const text: unknown = JSON.parse(line);
      if (typeof text !== "string") throw new TypeError("a line is not a text");
      return text;
    });
}
