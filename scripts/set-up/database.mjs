import { join } from "node:path";
import { assertGivenDatabase, ensureDatabase } from "./database-connection.mjs";
import { dataFolder } from "./paths.mjs";
import { awaitServer, prepareServer } from "./postgres-server.mjs";
import { runProjectScript } from "./project-script.mjs";
import { ChildFailure, lastLine, SetUpError } from "./remedy.mjs";
import { alreadyDone, runStep } from "./step.mjs";

const DATABASE = "genai_filing";

/** @typedef {import("../supervisor/supervisor.mjs").Supervisor} Supervisor */

/**
 * The database that was named, or the embedded one under the supervisor.
 * @param {{ given: string | undefined, password: string, supervisor: Supervisor }} request
 * @returns {Promise<string>} its address
 */
export async function startDatabase({ given, password, supervisor }) {
  if (given) {
    await runStep({ zh: "连接 DATABASE_URL 指定的数据库", en: "connect to the database of DATABASE_URL" }, () =>
      assertGivenDatabase(given),
    );
    return given;
  }
  return await runStep({ zh: "启动内置 PostgreSQL", en: "embedded PostgreSQL" }, async () => {
    const server = await prepareServer({ folder: join(dataFolder, "postgres"), password });
    const service = supervisor.start({
      name: "database",
      launch: server.launch,
      stopSignal: "SIGINT", // fast shutdown
      shows: (line) => Boolean(process.env.DEBUG) || isAlarm(line),
    });
    await awaitServer({ url: server.url("postgres"), hasEnded: () => service.lastWords() });
    await ensureDatabase({ url: server.url("postgres"), name: DATABASE });
    return server.url(DATABASE);
  });
}

/**
 * Failed statements are told by whoever sent them, and a stop ends the open connections: neither is repeated here.
 * @param {string} line of the server's log
 */
export function isAlarm(line) {
  return (
    / (FATAL|PANIC): /.test(line) && !/terminating connection|the database system is (starting|shutting)/.test(line)
  );
}

/**
 * Brings the tables to this version and writes the seed; both may be run again.
 * @param {{ environment: NodeJS.ProcessEnv, seed: string | null }} request
 */
export async function fillDatabase({ environment, seed }) {
  await runStep({ zh: "数据库结构迁移", en: "database migrations" }, () => applyMigrations(environment));
  if (seed === null) return;
  const title = seed === "demo" ? { zh: "规则与演示数据", en: "rules and demo data" } : { zh: "规则数据", en: "rules" };
  await runStep(title, () => runProjectScript(["prisma/seed.ts", seed], environment));
}

/** @param {NodeJS.ProcessEnv} environment */
async function applyMigrations(environment) {
  try {
    const said = await runProjectScript(["prisma/migrate.ts", "apply"], environment);
    return said.includes("up to date") ? alreadyDone() : undefined;
  } catch (error) {
    if (!(error instanceof ChildFailure) || !error.output.includes("migration failed")) throw error;
    const said = lastLine(error.output);
    throw new SetUpError({
      cause: { zh: said, en: "the database could not be brought to this version" },
      remedy: {
        zh: "请使用与该数据库相符的版本；若只有演示数据，可删除 .data/postgres 后重新运行",
        en: "use the version that fits this database; if it holds demo data only, remove .data/postgres and run again",
      },
      origin: error,
    });
  }
}
