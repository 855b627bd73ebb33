import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

/**
 * The browser's scripts, compressed once as small as they go (Brotli 11). The framework compresses anew for each
 * request and therefore weakly: its own scripts alone came to 131 KB, over the budget of a public page; so they are 113.
 */
const FOLDER = ".next/static/chunks";
const NAME = /^[\w.~-]+\.js$/;

const compress = promisify(brotliCompress);
const compressed = new Map<string, Promise<Buffer>>();

/** A script by its file name; null where the build has none of this name. */
export async function precompressedScript(name: string): Promise<Buffer | null> {
  if (!NAME.test(name)) return null;
  const bytes = compressed.get(name) ?? compressScript(name);
  compressed.set(name, bytes);
  try {
    return await bytes;
  } catch (error) {
    compressed.delete(name);
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** At the start of the server, so that no reader waits for it. Runs beside the event loop. */
export async function compressScripts(): Promise<void> {
  const names = await readdir(FOLDER).catch(() => []);
  for (const name of names) await precompressedScript(name);
}

async function compressScript(name: string): Promise<Buffer> {
  const script = await readFile(join(FOLDER, name));
  return await compress(script, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: script.length,
    },
  });
}
