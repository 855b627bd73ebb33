import { Readable } from "node:stream";
import { setImmediate as breathe } from "node:timers/promises";

const PIECE_BYTES = 1_000_000;

/** Bytes as a stream of pieces: hashing and writing tens of megabytes at once would hold every other request. */
export function inPieces(bytes: Uint8Array): Readable {
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      yield bytes.subarray(at, at + PIECE_BYTES);
      await breathe();
    }
  };
  return Readable.from(pieces(), { objectMode: false });
}
