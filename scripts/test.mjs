import { existsSync } from "node:fs";
import { join } from "node:path";
import { endRunningChildren } from "./set-up/child.mjs";
import { ensureChromium } from "./set-up/chromium.mjs";
import { checkMachine, setUpMachine } from "./set-up/machine.mjs";
import { dataFolder, pinnedPath, projectFolder } from "./set-up/paths.mjs";
import { withServer } from "./set-up/postgres-server.mjs";
import { describeFailure, SetUpError } from "./set-up/remedy.mjs";
import { ensureSecrets } from "./set-up/secrets.mjs";
import { serviceEnvironment } from "./set-up/service-environment.mjs";
import { alreadyDone, runStep } from "./set-up/step.mjs";
import { buildWeb } from "./set-up/web-build.mjs";
import { onNpmEnd, surviveClosedOutput } from "./supervisor/parent-process.mjs";
import { claimFolder } from "./supervisor/run-file.mjs";
import { backendResult, summarise } from "./test-run/results.mjs";
import { readReport, resultsFolder, runStages, STAGES } from "./test-run/stages.mjs";

const allowFallback = process.env.ALLOW_FALLBACK === "1";
/** A test database that is lost with the machine costs nothing: no waiting for the disk. */
const TEST_SERVER_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** @type {Awaited<ReturnType<typeof claimFolder>> | undefined} */
let claim;

/**
 * @param {string[]} wanted
 * @returns {Promise<boolean>} whether all of it passed
 */
async function test(wanted) {
  const trains = wanted.some((stage) => ["models", "integration", "browser"].includes(stage));
  const missing = await checkMachine();
  claim = await claimFolder({
    file: join(dataFolder, "testing.json"),
    script: "test.mjs",
    what: { zh: "测试", en: "a test run" },
  });
  const verdict = await setUpMachine({ missing, trainingRequired: trains && !allowFallback });
  const environment = {
    ...process.env,
    NODE_ENV: "test",
    TZ: "Asia/Kathmandu",
    NEXT_TELEMETRY_DISABLED: "1",
    PATH: pinnedPath,
  };
  if (wanted.includes("browser")) await prepareBrowser({ environment, verdict });
  const results = await withTestDatabase(wanted, (url) =>
    runStages({ wanted, environment: { ...environment, ...url } }),
  );
  if (wanted.includes("models")) {
    const trained = await readReport(join(resultsFolder, "backend.json"));
    process.stdout.write(`\n训练所用的后端 · backend that trained: ${trained?.backend ?? "none"}\n`);
    results.push(backendResult({ trained, allowFallback }));
  }
  const { lines, ok } = summarise(results);
  process.stdout.write(`\n${lines.join("\n")}\n`);
  return ok;
}

/**
 * @param {{ environment: NodeJS.ProcessEnv, verdict: import("./set-up/native-backend.mjs").BackendVerdict }} request
 *   `environment` gets the browser's path
 */
async function prepareBrowser({ environment, verdict }) {
  await runStep({ zh: "浏览器 Chromium", en: "Chromium" }, async () => {
    const { path, installed } = await ensureChromium();
    environment.CHROMIUM_PATH = path;
    return installed ? undefined : alreadyDone();
  });
  const secrets = await ensureSecrets();
  // The build loads modules that read the environment, but connects to nothing.
  const facts = {
    given: process.env,
    databaseUrl: "postgresql://nobody@127.0.0.1:1/none",
    address: "http://localhost:3000",
  };
  await runStep({ zh: "构建网页", en: "web pages" }, () =>
    buildWeb(serviceEnvironment({ ...facts, secrets, verdict, demo: true })),
  );
}

/**
 * @template T
 * @param {string[]} wanted
 * @param {(url: { TEST_DATABASE_URL?: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withTestDatabase(wanted, work) {
  if (process.env.TEST_DATABASE_URL || !wanted.some((stage) => ["integration", "browser"].includes(stage)))
    return await work({});
  const { databasePassword } = await ensureSecrets();
  const request = {
    folder: join(dataFolder, "postgres-test"),
    password: databasePassword,
    settings: TEST_SERVER_SETTINGS,
  };
  return await withServer(request, (url) => work({ TEST_DATABASE_URL: url("postgres") }));
}

/** @param {string[]} asked */
function chooseStages(asked) {
  const unknown = asked.filter((name) => !STAGES.includes(name));
  if (unknown.length === 0) return asked.length > 0 ? asked : STAGES;
  throw new SetUpError({
    cause: { zh: `没有名为 ${unknown.join("、")} 的测试阶段`, en: `there is no stage named ${unknown.join(", ")}` },
    remedy: { zh: `可选：${STAGES.join("、")}`, en: `choose from: ${STAGES.join(", ")}` },
  });
}

let interrupted = false;

function interrupt() {
  interrupted = true;
  endRunningChildren(); // the stages end, then the database stops
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, interrupt);
onNpmEnd(interrupt);
surviveClosedOutput();

try {
  if (existsSync(join(projectFolder, ".env"))) process.loadEnvFile?.(join(projectFolder, ".env"));
  const ok = await test(chooseStages(process.argv.slice(2)));
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  if (!interrupted) process.stderr.write(`${describeFailure(error)}\n`);
  process.stdout.write("0 passed, 1 failed, 0 skipped\n");
  process.exitCode = interrupted ? 130 : 1;
} finally {
  await claim?.release();
}
