import { mkdir, open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const TOUCH_EVERY_MS = 5_000;
const STALE_AFTER_MS = 30_000;

/**
 * Only one process at a time does the work that the lock stands for; the others wait. A holder that was killed is
 * known by its dead process id or, from another machine or container, by the file it no longer touches.
 *
 * @template T
 * @param {string} path the lock file
 * @param {() => Promise<T>} work
 * @param {{ pollMs?: number }} options
 * @returns {Promise<T>}
 */
export async function whileLocked(path, work, { pollMs = 250 } = {}) {
  await mkdir(dirname(path), { recursive: true });
  while (!(await takeLock(path))) {
    if (await isAbandoned(path)) await removeAbandoned(path);
    else await wait(pollMs);
  }
  const touching = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {}); // a missed touch is made good by the next one
  }, TOUCH_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    await rm(path, { force: true });
  }
}

/** @param {string} path */
async function takeLock(path) {
  try {
    const file = await open(path, "wx");
    await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
    await file.close();
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} path */
async function isAbandoned(path) {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > STALE_AFTER_MS) return true;
    const holder = JSON.parse((await readFile(path, "utf8")) || "null");
    return holder !== null && holder.host === hostname() && !isAlive(holder.pid);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return false; // released meanwhile
    if (error instanceof SyntaxError) return false; // being written this moment
    throw error;
  }
}

/**
 * Two waiters may come to the same conclusion: the rename lets only one of them remove the file.
 * @param {string} path
 */
async function removeAbandoned(path) {
  const grave = `${path}.${process.pid}.abandoned`;
  try {
    await rename(path, grave);
    await rm(grave, { force: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
