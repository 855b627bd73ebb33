import { err, ok, type Result } from "@/lib/result";

export type DecodeFault = "WORKBOOK" | "ENCODING";

/**
 * The text of a list, as spreadsheets in mainland China write it: UTF-8 with or without a mark, UTF-16 with one, else
 * GB 18030. A workbook is no text: it says so instead of showing its bytes.
 */
export function decodeList(bytes: Uint8Array): Result<{ text: string; encoding: string }, DecodeFault> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return err("WORKBOOK");
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return err("WORKBOOK");
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
    try {
      return ok({ text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding });
    } catch {
      // Not this one; the next may fit.
    }
  }
  return err("ENCODING");
}
