import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder } from "./paths.mjs";
import { writeWhole } from "./stamp.mjs";

const FILE = join(dataFolder, "secrets.json");

/** @typedef {{ nextauthSecret: string, databasePassword: string }} Secrets */

/**
 * Made once for this clone and readable by its owner only. Values in the environment win over them.
 * @param {string} file
 * @returns {Promise<Secrets>}
 */
export async function ensureSecrets(file = FILE) {
  const present = await readSecrets(file);
  const secrets = { nextauthSecret: newSecret(), databasePassword: newSecret(), ...present };
  if (!present || Object.keys(present).length < Object.keys(secrets).length) {
    await writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return secrets;
}

/** @param {string} file */
async function readSecrets(file) {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    throw error;
  }
}

function newSecret() {
  return randomBytes(32).toString("hex");
}
