import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { endRunningChildren } from "./set-up/child.mjs";
import { fillDatabase, startDatabase } from "./set-up/database.mjs";
import { checkMachine, setUpMachine } from "./set-up/machine.mjs";
import { dataFolder, pinnedNode, projectFolder } from "./set-up/paths.mjs";
import { acceptsConnection, assertWebPort } from "./set-up/ports.mjs";
import { TYPESCRIPT } from "./set-up/project-script.mjs";
import { describeFailure, SetUpError } from "./set-up/remedy.mjs";
import { ensureSecrets } from "./set-up/secrets.mjs";
import { chooseSeed, serviceEnvironment } from "./set-up/service-environment.mjs";
import { inSeconds, runStep } from "./set-up/step.mjs";
import { buildWeb, NEXT } from "./set-up/web-build.mjs";
import { onNpmEnd, surviveClosedOutput } from "./supervisor/parent-process.mjs";
import { claimFolder } from "./supervisor/run-file.mjs";
import { Supervisor } from "./supervisor/supervisor.mjs";

const dev = process.argv.includes("--dev");
const setUpOnly = process.argv.includes("--set-up-only");
const command = dev ? "npm run dev" : "npm start";
const FOLLOW = ["--import", join(projectFolder, "scripts/supervisor/follow-parent.mjs")];
const READY_WITHIN_MS = 120_000;

const supervisor = new Supervisor();
/** @type {Awaited<ReturnType<typeof claimFolder>> | undefined} */
let claim;
let ready = false;

/** From a bare clone to a running product. */
async function start() {
  const started = performance.now();
  if (existsSync(join(projectFolder, ".env"))) process.loadEnvFile?.(join(projectFolder, ".env"));
  const missing = await checkMachine();
  const host = process.env.HOST || "127.0.0.1";
  claim = await claimFolder({
    file: join(dataFolder, "running.json"),
    script: "start.mjs",
    what: { zh: "本系统", en: "the product" },
  });
  const port = await assertWebPort({ port: process.env.PORT, host, command });
  const verdict = await setUpMachine({ missing, trainingRequired: false });
  const secrets = await ensureSecrets();
  const databaseUrl = await startDatabase({
    given: process.env.DATABASE_URL,
    password: secrets.databasePassword,
    supervisor,
  });
  const address = process.env.NEXTAUTH_URL ?? `http://localhost:${port}`;
  const seed = chooseSeed(process.env);
  const demo = seed === "demo";
  const environment = serviceEnvironment({ given: process.env, databaseUrl, address, secrets, verdict, demo });
  await fillDatabase({ environment, seed });
  if (!dev) await runStep({ zh: "构建网页", en: "web pages" }, () => buildWeb(environment));
  if (setUpOnly) return await stop(0);
  await claim.note({ address });
  await runStep({ zh: "启动网页与训练进程", en: "web and worker" }, () => startServices({ environment, host, port }));
  ready = true;
  process.stdout.write(
    `\n已就绪 · ready … ${inSeconds(performance.now() - started)}\n  ${address}\n${await demoAccounts(demo)}\n`,
  );
}

/** @param {{ environment: NodeJS.ProcessEnv, host: string, port: number }} facts */
async function startServices({ environment, host, port }) {
  const options = { cwd: projectFolder, env: environment };
  const next = dev ? ["dev"] : ["start"];
  const web = supervisor.start({
    name: "web",
    launch: {
      command: pinnedNode,
      args: [...(dev ? [] : FOLLOW), NEXT, ...next, "-H", host, "-p", String(port)],
      options,
    },
  });
  supervisor.start({
    name: "worker",
    launch: { command: pinnedNode, args: [...FOLLOW, ...TYPESCRIPT, "lib/worker/main.ts"], options },
  });
  await awaitAnswer({ host: host === "0.0.0.0" || host === "::" ? "localhost" : host, port }, web);
}

/**
 * The built pages must answer; the development server compiles each page when it is first asked for, so there an open
 * port is enough.
 * @param {{ host: string, port: number }} place
 * @param {import("./supervisor/service.mjs").Service} web
 */
async function awaitAnswer({ host, port }, web) {
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}/`;
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    const answers = dev
      ? await acceptsConnection({ host, port })
      : await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(READY_WITHIN_MS) }).catch(() => null);
    if (answers) return;
    await wait(100);
  }
  throw new SetUpError({
    cause: {
      zh: `网页服务在 ${READY_WITHIN_MS / 1000} s 内没有应答`,
      en: `the web service did not answer within ${READY_WITHIN_MS / 1000} s`,
    },
    remedy: { zh: "原因见上方 web 的输出", en: "see the output of web above for the cause" },
    origin: web.lastWords(),
  });
}

/**
 * @param {boolean} demo
 * @returns {Promise<string>} a line for each account, when the demo seed made them
 */
async function demoAccounts(demo) {
  const text = demo
    ? await readFile(join(projectFolder, "prisma/seed/demo-accounts.json"), "utf8").catch(() => null)
    : null;
  if (!text) return "";
  /** @type {{ email: string, password: string, name: string, role: { zh: string, en: string } }[]} */
  const accounts = JSON.parse(text);
  const lines = accounts.map(
    ({ email, password, name, role }) => `  ${email}  ${password}  ${name}（${role.zh} · ${role.en}）`,
  );
  return ["演示账户 · demo accounts", ...lines].join("\n");
}

/** @param {number} code */
async function stop(code) {
  endRunningChildren();
  await supervisor.stop();
  await claim?.release();
  process.exit(code);
}

/** When the first signal came; npm passes on the Ctrl-C that the terminal has sent already, so twins are one. */
let interruptedAt = 0;

function interrupt() {
  if (interruptedAt === 0) {
    interruptedAt = performance.now();
    process.stdout.write("\n正在停止 · stopping …\n");
    void stop(ready ? 0 : 130);
  } else if (performance.now() - interruptedAt > 1_000) {
    supervisor.endNow();
    process.exit(130);
  }
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, interrupt);
onNpmEnd(interrupt);
surviveClosedOutput();

start().catch(async (error) => {
  if (interruptedAt > 0) return; // what failed failed because it was told to end
  process.stderr.write(`${describeFailure(error)}\n`);
  await stop(1);
});
