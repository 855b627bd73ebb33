import { chown, stat } from "node:fs/promises";
import { askProgram, observeChild } from "./child.mjs";
import { SetUpError } from "./remedy.mjs";

/**
 * How the database server is started. PostgreSQL refuses to run as root, so for root another account of the system
 * takes over; nothing is added to the system.
 *
 * @typedef {object} ServerAccount
 * @property {string[]} prefix put before the command
 * @property {{ uid?: number, gid?: number }} identity given to the process
 * @property {(path: string) => Promise<void>} own hands a path to the account
 */

/** @type {ServerAccount} */
const PRESENT_USER = { prefix: [], identity: {}, own: async () => {} };

/**
 * @param {{ program: string, data: string }} request the server's program and its data folder
 * @returns {Promise<ServerAccount>}
 */
export async function chooseServerAccount({ program, data }) {
  if (process.getuid?.() !== 0) {
    await assertOwnData(data);
    return PRESENT_USER;
  }
  const { uid, gid } = (await ownerOf(data)) ?? (await systemAccount());
  const own = (/** @type {string} */ path) => chown(path, uid, gid);
  if (await canRun([program, "--version"], { uid, gid })) return { prefix: [], identity: { uid, gid }, own };
  const prefix = keepingFileAccess(uid, gid);
  if (await canRun([...prefix, program, "--version"], {})) return { prefix, identity: {}, own };
  throw new SetUpError({
    cause: {
      zh: "PostgreSQL 不能以 root 运行，而其他账户进不了本项目的文件夹",
      en: "PostgreSQL refuses to run as root, and no other account may enter the project's folder",
    },
    remedy: {
      zh: "请以普通用户运行，或把项目移出 /root，或用 DATABASE_URL 指定数据库",
      en: "run as an ordinary user, or move the project out of /root, or name a database with DATABASE_URL",
    },
  });
}

/** A data folder made by `sudo npm start` cannot be used by the ordinary user afterwards. */
async function assertOwnData(/** @type {string} */ data) {
  const owner = await stat(data).catch(() => null);
  if (!owner || !process.getuid || owner.uid === process.getuid()) return;
  throw new SetUpError({
    cause: { zh: `数据库文件夹 ${data} 属于另一用户`, en: `the database folder ${data} belongs to another user` },
    remedy: {
      zh: `请交给当前用户：sudo chown -R "$(id -u):$(id -g)" "${data}"`,
      en: `give it to the present user: sudo chown -R "$(id -u):$(id -g)" "${data}"`,
    },
  });
}

/**
 * Whoever owns the data already keeps it.
 * @param {string} data
 */
async function ownerOf(data) {
  const owner = await stat(data).catch(() => null);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : null;
}

/** The account `postgres` where a package made one, else `nobody`, which every system has. */
async function systemAccount() {
  for (const name of ["postgres", "nobody"]) {
    const uid = Number.parseInt((await askProgram("id", ["-u", name])) ?? "", 10);
    const gid = Number.parseInt((await askProgram("id", ["-g", name])) ?? "", 10);
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  return { uid: 65534, gid: 65534 };
}

/**
 * For a project below /root: another identity that keeps root's way past folder permissions, and nothing else of root.
 * @param {number} uid
 * @param {number} gid
 */
function keepingFileAccess(uid, gid) {
  const capabilities = "-all,+dac_override";
  return [
    "setpriv",
    ...[`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"],
    "--securebits=+no_setuid_fixup", // or access(2), which the server asks, would not count it
    ...[`--inh-caps=${capabilities}`, `--ambient-caps=${capabilities}`, `--bounding-set=${capabilities}`],
  ];
}

/**
 * @param {string[]} command
 * @param {{ uid?: number, gid?: number }} identity
 */
async function canRun([program = "", ...args], identity) {
  try {
    return (await observeChild(program, args, { cwd: "/", ...identity })).code === 0;
  } catch {
    return false; // may not enter the folder, or the program is not there
  }
}
