import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/**
 * @param {string} path
 * @returns {Promise<string>} sha256 in hex
 */
export async function hashFile(path) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

/**
 * One hash over files and whole folders: names and contents. What does not exist counts as absent.
 * @param {string} root names are taken relative to it
 * @param {string[]} entries
 * @param {string[]} facts further strings the stamp depends on: versions, platform
 */
export async function hashTree(root, entries, facts = []) {
  const hash = createHash("sha256").update(JSON.stringify(facts));
  for (const entry of entries) {
    for (const path of await filesBelow(join(root, entry))) {
      hash.update(`\0${relative(root, path)}\0`).update(await readFile(path));
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} path a file or a folder
 * @returns {Promise<string[]>} in a fixed order
 */
async function filesBelow(path) {
  let entries;
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    sorted.map((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)])),
  );
  return nested.flat();
}

/**
 * @param {string} path
 * @returns {Promise<string | null>}
 */
export async function readStamp(path) {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Written through a sibling and a rename: whoever reads sees the old content or the new, never half of it.
 * @param {string} path
 * @param {string | Buffer} content
 * @param {{ mode?: number }} options
 */
export async function writeWhole(path, content, { mode = 0o644 } = {}) {
  await mkdir(dirname(path), { recursive: true });
  const sibling = `${path}.${process.pid}.tmp`;
  await writeFile(sibling, content, { mode });
  await rename(sibling, path);
}
