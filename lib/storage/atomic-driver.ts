import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FSDriver } from "flydrive/drivers/fs";

/** The file-system driver, made safe where a process dies or a stream breaks in the middle. */
export class AtomicFileSystem extends FSDriver {
  constructor(private readonly root: string) {
    super({ location: root, visibility: "private" });
  }

  /**
   * Settles when the file is closed and on the disk. The driver's own rejects while it still writes, so what it leaves
   * cannot be removed, and on a retry it would read a stream that is already spent.
   */
  override async putStream(key: string, contents: Readable): Promise<void> {
    const target = join(this.root, key);
    await mkdir(dirname(target), { recursive: true });
    const sink = createWriteStream(target, { flags: "wx", flush: true });
    const closed = new Promise<void>((resolve) => sink.once("close", resolve));
    try {
      await pipeline(contents, sink);
    } finally {
      await closed;
    }
  }

  /** One rename. The driver's own copies and deletes, which can leave half a file under the name of the whole. */
  override async move(source: string, destination: string): Promise<void> {
    const target = join(this.root, destination);
    await mkdir(dirname(target), { recursive: true });
    await rename(join(this.root, source), target);
  }

  /** Exactly the file's bytes. The driver's own hands out the whole pool that a small buffer was cut from. */
  override async getBytes(key: string): Promise<Uint8Array> {
    return new Uint8Array(await readFile(join(this.root, key)));
  }
}
