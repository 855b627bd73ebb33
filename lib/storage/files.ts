import type { Readable } from "node:stream";

/** Bytes kept under their SHA-256 (hex). Same bytes, same name; nothing is ever overwritten with other content. */
export interface StoredBytes {
  readonly hash: string;
  readonly size: number;
}

export async function putBytes(_content: Uint8Array | Readable): Promise<StoredBytes> {
  throw new Error("not built yet");
}

/** @throws AppError NOT_FOUND */
export async function openFile(_hash: string): Promise<Readable> {
  throw new Error("not built yet");
}

/** @throws AppError NOT_FOUND */
export async function readBytes(_hash: string): Promise<Uint8Array> {
  throw new Error("not built yet");
}

export async function fileExists(_hash: string): Promise<boolean> {
  throw new Error("not built yet");
}

/** For what was stored and then refused; the caller knows that no row names it. */
export async function removeFile(_hash: string): Promise<void> {
  throw new Error("not built yet");
}
