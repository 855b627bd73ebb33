import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Disk } from "flydrive";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { AtomicFileSystem } from "./atomic-driver";

/** Bytes kept under their SHA-256 (hex). Same bytes, same name; nothing is ever overwritten with other content. */
export interface StoredBytes {
  readonly hash: string;
  readonly size: number;
}

let opened: { folder: string; disk: Disk } | undefined;

function disk(): Disk {
  const folder = resolve(env().STORAGE_FOLDER);
  if (opened?.folder !== folder) opened = { folder, disk: new Disk(new AtomicFileSystem(folder)) };
  return opened.disk;
}

/** A name is made of nothing but a hash, so no name can lead out of the folder. */
function keyOf(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new AppError("NOT_FOUND", "Not the hash of a file");
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
}

/**
 * Stores bytes or a stream, hashed on the way; never holds a stream whole. Written under a passing name first: a file
 * under its hash is a whole one. A stream that breaks off leaves nothing behind and rejects with its own error.
 */
export async function putBytes(content: Uint8Array | Readable): Promise<StoredBytes> {
  const incoming = `incoming/${newId()}`;
  try {
    const stored = await writeMeasured(incoming, content instanceof Readable ? content : Readable.from([content]));
    if (await fileExists(stored.hash)) await disk().delete(incoming);
    else await disk().move(incoming, keyOf(stored.hash));
    return stored;
  } catch (error) {
    await disk().delete(incoming);
    throw error;
  }
}

/** Settles only when reading and writing are both over, so that what is left behind can be removed. */
async function writeMeasured(key: string, source: Readable): Promise<StoredBytes> {
  const hash = createHash("sha256");
  let size = 0;
  const measured = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      size += piece.length;
      done(null, piece);
    },
  });
  const reading = pipeline(source, measured);
  const writing = disk().putStream(key, measured);
  // A disk that is full must stop the reader too, or it waits for room for ever.
  writing.catch((error: Error) => measured.destroy(error));
  const [read, wrote] = await Promise.allSettled([reading, writing]);
  if (wrote.status === "rejected" && !measured.errored) throw wrote.reason;
  if (read.status === "rejected") throw read.reason;
  if (wrote.status === "rejected") throw wrote.reason;
  return { hash: hash.digest("hex"), size };
}

/** @throws AppError NOT_FOUND */
export async function openFile(hash: string): Promise<Readable> {
  await requireFile(hash);
  return await disk().getStream(keyOf(hash));
}

/** @throws AppError NOT_FOUND */
export async function readBytes(hash: string): Promise<Uint8Array> {
  await requireFile(hash);
  return await disk().getBytes(keyOf(hash));
}

export async function fileExists(hash: string): Promise<boolean> {
  return await disk().exists(keyOf(hash));
}

/** For what was stored and then refused; the caller knows that no row names it. Removing twice is no error. */
export async function removeFile(hash: string): Promise<void> {
  await disk().delete(keyOf(hash));
}

async function requireFile(hash: string): Promise<void> {
  if (!(await fileExists(hash))) throw new AppError("NOT_FOUND", `No file ${hash}`);
}
