import type { IncomingHttpHeaders } from "node:http";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { createGunzip } from "node:zlib";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { AppError, type ErrorFacts } from "@/lib/errors";
import { formatBytes } from "@/lib/format";

export interface FileLimit {
  /** As sent. */
  readonly bytes: number;
  /** After gunzip; bounded apart, so that a small file cannot fill the memory. */
  readonly inflatedBytes: number;
}

export interface UploadedFile {
  readonly fileName: string;
  /** Inflated where the file was gzip. */
  readonly bytes: Uint8Array;
}

export interface Upload<Name extends string> {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: { readonly [N in Name]?: UploadedFile };
}

interface UploadRequest<Name extends string> {
  readonly contentType: string | null;
  readonly body: ReadableStream<Uint8Array> | null;
  readonly files: Readonly<Record<Name, FileLimit>>;
}

const FIELD_LIMITS = { fields: 20, fieldSize: 4_000, fieldNameSize: 100, headerPairs: 40 } as const;
/**
 * What is read on after a refusal, so that a browser hears the reason instead of a broken connection: this many times
 * the sum of the limits.
 */
const DRAIN_FACTOR = 4;

const GZIP_MAGIC = [0x1f, 0x8b] as const;

/**
 * Reads a multipart form as a stream and holds every limit while it reads. A file that fails does not stop the
 * reading; the first refusal is thrown at the end. Fields without a file of that name stay out of `files`.
 * @throws AppError REFUSED with the reason and the file's field name, INVALID when the form itself is broken
 */
export async function readUpload<Name extends string>(request: UploadRequest<Name>): Promise<Upload<Name>> {
  const { body, contentType, files } = request;
  if (!body || !contentType?.startsWith("multipart/form-data")) {
    throw new AppError("INVALID", "Not a multipart form", { reason: "upload.notAForm" });
  }
  const fields: Record<string, string> = {};
  const taking: Promise<[string, UploadedFile | Error | null]>[] = [];
  const parser = openParser(contentType);
  parser.on("field", (name, value) => {
    fields[name] = value;
  });
  parser.on("file", (name, stream, fileName) => {
    const limit = (files as Readonly<Record<string, FileLimit>>)[name];
    if (limit) taking.push(takeFile({ name, stream, fileName, limit }).then((file) => [name, file]));
    else stream.resume();
  });
  await readThrough(body, parser, Object.values<FileLimit>(files));
  const taken = await Promise.all(taking);
  for (const [, file] of taken) if (file instanceof Error) throw file;
  const found = taken.filter((entry): entry is [string, UploadedFile] => entry[1] !== null);
  return { fields, files: Object.fromEntries(found) as Upload<Name>["files"] };
}

function openParser(contentType: string) {
  try {
    const headers = { "content-type": contentType } as IncomingHttpHeaders & { "content-type": string };
    return new Busboy({ headers, limits: { ...FIELD_LIMITS, files: 8 } });
  } catch (cause) {
    throw new AppError("INVALID", "A multipart form without a boundary", { reason: "upload.notAForm" }, { cause });
  }
}

async function readThrough(
  body: ReadableStream<Uint8Array>,
  parser: InstanceType<typeof Busboy>,
  limits: readonly FileLimit[],
): Promise<void> {
  const most = DRAIN_FACTOR * limits.reduce((sum, { bytes }) => sum + bytes, 0);
  let read = 0;
  const bounded = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      read += chunk.length;
      done(read > most ? new Error(`More than ${most} bytes sent`) : null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body as WebStream<Uint8Array>), bounded, parser);
  } catch (cause) {
    throw new AppError("INVALID", "The upload broke off", { reason: "upload.interrupted" }, { cause });
  }
}

interface Incoming {
  readonly name: string;
  readonly stream: BusboyFileStream;
  readonly fileName: string;
  readonly limit: FileLimit;
}

/** A file field without a chosen file arrives empty and nameless: that is no file. Errors come back as values. */
async function takeFile(incoming: Incoming): Promise<UploadedFile | Error | null> {
  try {
    const bytes = await collect(incoming);
    if (bytes.length > 0) return { fileName: incoming.fileName, bytes };
    return incoming.fileName ? refusal(incoming, "upload.empty") : null;
  } catch (error) {
    return error instanceof AppError ? error : asRefusal(incoming, error);
  } finally {
    incoming.stream.resume();
  }
}

async function collect(incoming: Incoming): Promise<Uint8Array> {
  const { stream, limit } = incoming;
  const parts: Uint8Array[] = [];
  let size = 0;
  const keep = async (source: AsyncIterable<Uint8Array>) => {
    for await (const part of source) {
      size += part.length;
      if (size > limit.inflatedBytes) throw refusal(incoming, "upload.inflatesTooFar", limit.inflatedBytes);
      parts.push(part);
    }
  };
  const source = counted(incoming);
  const first = await source.next();
  if (first.done) return new Uint8Array();
  const whole = Readable.from(startingWith(first.value, source), { objectMode: false });
  if (GZIP_MAGIC.every((byte, index) => first.value[index] === byte)) await pipeline(whole, createGunzip(), keep);
  else await pipeline(whole, keep);
  if (stream.truncated) throw refusal(incoming, "upload.truncated");
  return Buffer.concat(parts, size);
}

/** The file's chunks while they stay within what may be sent. Leaving the loop keeps the stream, so it can be drained. */
async function* counted(incoming: Incoming): AsyncGenerator<Uint8Array> {
  let received = 0;
  for await (const chunk of incoming.stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    received += chunk.length;
    if (received > incoming.limit.bytes) throw refusal(incoming, "upload.tooLarge", incoming.limit.bytes);
    if (chunk.length > 0) yield chunk;
  }
}

async function* startingWith(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

function refusal({ name, fileName }: Incoming, reason: string, limit?: number): AppError {
  const facts: ErrorFacts = { file: fileName, ...(limit === undefined ? {} : { limit: formatBytes(limit) }) };
  return new AppError("REFUSED", `${name}: ${reason}`, { reason, facts, fields: { [name]: reason } });
}

function asRefusal(incoming: Incoming, error: unknown): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "Z_BUF_ERROR") return refusal(incoming, "upload.truncated");
  if (code === "Z_DATA_ERROR") return refusal(incoming, "upload.corrupt");
  return error instanceof Error ? error : new Error(String(error));
}
