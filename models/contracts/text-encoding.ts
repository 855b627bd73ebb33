/**
 * Finds the encoding of a text file and decodes it, pure on bytes. A byte order mark decides; else text that is valid
 * UTF-8 is UTF-8 (RFC 3629: other encodings hardly ever look like it); else zero bytes betray UTF-16; else GB18030, the
 * national standard that every other Chinese encoding of the mainland is a part of (GB 18030-2022).
 */

export const TEXT_ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "gb18030"] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

export type Decoding =
  | { readonly ok: true; readonly encoding: TextEncoding; readonly text: string }
  /** Mostly this encoding, but these lines (from 1) hold bytes that it does not know. Empty: no encoding fits at all. */
  | { readonly ok: false; readonly encoding: TextEncoding; readonly lines: readonly number[] };

const MARKS: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

const NEWLINE = 0x0a;

export function decodeText(bytes: Uint8Array): Decoding {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return decodeAs(bytes.subarray(marked[1].length), marked[0]);
  const plain = strictly(bytes, "utf-8");
  if (plain !== null && !plain.includes("\0")) return { ok: true, encoding: "utf-8", text: plain };
  const wide = guessWide(bytes);
  if (wide) return decodeAs(bytes, wide);
  if (plain !== null || looksLikeUtf8(bytes)) return { ok: false, encoding: "utf-8", lines: badLines(bytes, "utf-8") };
  return decodeAs(bytes, "gb18030");
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): Decoding {
  const text = strictly(bytes, encoding);
  if (text !== null && !text.includes("\0")) return { ok: true, encoding, text };
  return { ok: false, encoding, lines: badLines(bytes, encoding) };
}

function strictly(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** In UTF-16 the line breaks, digits and spaces of a Chinese text have a zero byte on one side; elsewhere none has. */
function guessWide(bytes: Uint8Array): TextEncoding | null {
  if (bytes.length % 2 !== 0) return null;
  const zeros: [number, number] = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[(at % 2) as 0 | 1] += 1;
  });
  const [high, low] = zeros;
  if (high + low < bytes.length / 200) return null;
  if (low > 20 * high) return "utf-16le";
  return high > 20 * low ? "utf-16be" : null;
}

/** One foreign byte in a file of UTF-8 must not turn all of it into another encoding's nonsense. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  const lines = splitLines(bytes).filter((line) => line.some((byte) => byte >= 0x80));
  const valid = lines.filter((line) => strictly(line, "utf-8") !== null).length;
  return lines.length > 0 && valid > lines.length / 2;
}

function badLines(bytes: Uint8Array, encoding: TextEncoding): number[] {
  if (encoding === "utf-16le" || encoding === "utf-16be") return badWideLines(bytes, encoding);
  return splitLines(bytes).flatMap((line, index) => {
    const text = strictly(line, encoding);
    return text === null || text.includes("\0") ? [index + 1] : [];
  });
}

/** The decoder's replacement character marks what it could not read. */
function badWideLines(bytes: Uint8Array, encoding: TextEncoding): number[] {
  const lines = new TextDecoder(encoding).decode(bytes).split("\n");
  return lines.flatMap((line, index) => (/[\0\uFFFD]/.test(line) ? [index + 1] : []));
}

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  lines.push(bytes.subarray(from));
  return lines;
}
