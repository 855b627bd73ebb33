import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { newId, sha256 } from "@/lib/ids";
import { AtomicFileSystem } from "@/lib/storage/atomic-driver";
import { fileExists, openFile, putBytes, readBytes, removeFile } from "@/lib/storage/files";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const isNotFound = (error: unknown) => isAppError(error) && error.code === "NOT_FOUND";
const incoming = async () => await readdir(join(env().STORAGE_FOLDER, "incoming")).catch(() => []);

describe("a stored file", () => {
  test("is named by the hash of its bytes and read back whole", async () => {
    const bytes = bytesOf(`four bytes of ${newId()}`);
    const stored = await putBytes(bytes);
    expect(stored).toEqual({ hash: sha256(bytes), size: bytes.length });
    expect(await readBytes(stored.hash)).toEqual(bytes);
    expect(new Uint8Array(await buffer(await openFile(stored.hash)))).toEqual(bytes);
  });

  test("hands out its own bytes only, also where it is small", async () => {
    const { hash } = await putBytes(bytesOf("tiny"));
    expect((await readBytes(hash)).buffer.byteLength).toBe(4);
  });

  test("of no bytes is a file too", async () => {
    expect(await putBytes(new Uint8Array())).toEqual({ hash: sha256(new Uint8Array()), size: 0 });
  });

  test("from a stream of many pieces equals the same bytes in one", async () => {
    const pieces = Array.from({ length: 300 }, (_, index) => Buffer.alloc(4_096, index % 251));
    const stored = await putBytes(Readable.from(pieces));
    expect(stored).toEqual({ hash: sha256(Buffer.concat(pieces)), size: 300 * 4_096 });
  });

  test("stored twice at once is kept once, and nothing stays under a passing name", async () => {
    const bytes = bytesOf(newId());
    const [one, two] = await Promise.all([putBytes(bytes), putBytes(bytes)]);
    expect(one).toEqual(two);
    expect(await readBytes(one.hash)).toEqual(bytes);
    expect(await incoming()).toEqual([]);
  });

  test("whose stream breaks off is not stored, and the break is told", async () => {
    const part = Buffer.from(newId());
    async function* breaking() {
      yield part;
      throw new Error("the line went dead");
    }
    await expect(putBytes(Readable.from(breaking()))).rejects.toThrow("the line went dead");
    expect(await fileExists(sha256(part))).toBe(false);
    expect(await incoming()).toEqual([]);
  });

  test("can be removed, twice", async () => {
    const { hash } = await putBytes(bytesOf(newId()));
    await removeFile(hash);
    await removeFile(hash);
    expect(await fileExists(hash)).toBe(false);
    await expect(readBytes(hash)).rejects.toSatisfy(isNotFound);
    await expect(openFile(hash)).rejects.toSatisfy(isNotFound);
  });

  test.each(["../../etc/passwd", "..", "", "a/../../b", `${"a".repeat(62)}/.`, "A".repeat(64), `${"a".repeat(64)}\0`])(
    "is never looked for under the name %j",
    async (name) => {
      await expect(readBytes(name)).rejects.toSatisfy(isNotFound);
      await expect(openFile(name)).rejects.toSatisfy(isNotFound);
      await expect(fileExists(name)).rejects.toSatisfy(isNotFound);
      await expect(removeFile(name)).rejects.toSatisfy(isNotFound);
    },
  );

  test("lies inside the storage folder", async () => {
    const { hash } = await putBytes(bytesOf(newId()));
    const path = resolve(env().STORAGE_FOLDER, hash.slice(0, 2), hash.slice(2, 4), hash);
    expect((await stat(path)).isFile()).toBe(true);
  });
});

test("a file gets its name by one rename, so that a process killed in between leaves no half file under it", async () => {
  const root = join(env().STORAGE_FOLDER, "rename");
  const driver = new AtomicFileSystem(root);
  await driver.put("passing", "whole");
  const { ino } = await stat(join(root, "passing"));
  await driver.move("passing", "a/b/final");
  expect((await stat(join(root, "a/b/final"))).ino).toBe(ino);
  expect(await driver.exists("passing")).toBe(false);
});
