import { readFile, rm } from "node:fs/promises";
import { askProgram } from "../set-up/child.mjs";
import { isAlive } from "../set-up/folder-lock.mjs";
import { SetUpError } from "../set-up/remedy.mjs";
import { writeWhole } from "../set-up/stamp.mjs";

/**
 * Only one supervisor runs in a folder: two would share a database folder and build over each other.
 * @param {{ file: string, script: string, what: import("../set-up/remedy.mjs").Words }} request `script`: how its process is recognised
 * @returns {Promise<{ note: (facts: Record<string, unknown>) => Promise<void>, release: () => Promise<void> }>}
 */
export async function claimFolder({ file, script, what }) {
  const holder = await readHolder(file);
  if (holder && holder.pid !== process.pid && (await isStill(holder.pid, script))) {
    const address = holder.address ? ` – ${holder.address}` : "";
    throw new SetUpError({
      cause: {
        zh: `${what.zh}已在本文件夹中运行（进程 ${holder.pid}${address}）`,
        en: `${what.en} already runs in this folder (process ${holder.pid}${address})`,
      },
      remedy: {
        zh: `请先在那个终端按 Ctrl-C，或 kill ${holder.pid}`,
        en: `press Ctrl-C in its terminal first, or kill ${holder.pid}`,
      },
    });
  }
  const note = (/** @type {Record<string, unknown>} */ facts) =>
    writeWhole(file, `${JSON.stringify({ pid: process.pid, ...facts })}\n`);
  await note({});
  return { note, release: () => rm(file, { force: true }) };
}

/** @param {string} file */
async function readHolder(file) {
  return await readFile(file, "utf8").then(JSON.parse, () => null);
}

/**
 * A process number may by now belong to another program.
 * @param {number} pid
 * @param {string} script
 */
async function isStill(pid, script) {
  if (!isAlive(pid)) return false;
  const command = await askProgram("ps", ["-o", "args=", "-p", String(pid)]);
  return command === null || command.includes(script);
}
