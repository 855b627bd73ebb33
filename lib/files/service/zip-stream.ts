import { Readable } from "node:stream";
import { Zip, ZipPassThrough } from "fflate";

export interface ZipEntry {
  readonly path: string;
  readonly at: Date;
  readonly open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
}

/**
 * A zip written while it is read, one piece of one file at a time, so that its size never fills the memory. Stored, not
 * deflated: what people upload is compressed already.
 */
export function zipStream(entries: Iterable<ZipEntry>): Readable {
  return Readable.from(piecesOf(entries), { objectMode: false });
}

async function* piecesOf(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const entry of entries) {
    const file = new ZipPassThrough(entry.path);
    file.mtime = entry.at;
    zip.add(file);
    for await (const piece of await entry.open()) {
      file.push(piece);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

/** Text as the content of an entry. */
export async function* ofText(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
