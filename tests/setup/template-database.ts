import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/prisma/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's maintenance database, and the name of the migrated template. */
    testDatabase: { server: string; template: string };
  }
}

type WithServer = (
  request: { folder: string; password: string; settings: string[] },
  work: (url: (database: string) => string) => Promise<void>,
) => Promise<void>;

/** What is lost in a crash is a test database: speed over safety. */
const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** Runs once before the integration tests: one server, one template database with every migration applied. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startServer();
  const template = `test_${process.pid}_template`;
  await dropLeftovers(server.url);
  await onServer(server.url, [`CREATE DATABASE "${template}"`]);
  const connectionString = databaseOn(server.url, template);
  await applyMigrations({ connectionString });
  await seedLaw(connectionString);
  project.provide("testDatabase", { server: server.url, template });
  return async () => {
    await onServer(server.url, [`DROP DATABASE "${template}" WITH (FORCE)`]);
    await server.stop();
  };
}

/** Offices and published rules, by the product's own command: they are there wherever the product runs. */
async function seedLaw(connectionString: string): Promise<void> {
  const unused = { NEXTAUTH_SECRET: "x".repeat(32), NEXTAUTH_URL: "http://localhost", STORAGE_FOLDER: tmpdir() };
  const env = { ...process.env, ...unused, BACKEND_VERDICT_FILE: "none", DATABASE_URL: connectionString };
  const command = ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts", "law"];
  await promisify(execFile)(process.execPath, command, { env, cwd: join(import.meta.dirname, "../..") });
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const scripts = pathToFileURL(join(import.meta.dirname, "../../scripts/set-up/postgres-server.mjs"));
  const { withServer } = (await import(scripts.href)) as { withServer: WithServer };
  const parent = await mkdtemp(join(tmpdir(), "genai-filing-test-"));
  // The server runs as another account when root runs the tests, and must be able to enter.
  await chmod(parent, 0o755);
  const ending = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<string>();
  const running = withServer({ folder: join(parent, "database"), password: "test", settings: FAST }, async (url) => {
    ready.resolve(url("postgres"));
    await ending.promise;
  });
  running.catch(ready.reject);
  const stop = async () => {
    ending.resolve();
    await running;
    await rm(parent, { recursive: true, force: true });
  };
  return { url: await ready.promise, stop };
}

/** Databases of a test run that was killed before it could tidy up. */
async function dropLeftovers(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname ~ '^test_[0-9]+_'",
    );
    for (const { datname } of rows) {
      if (!isAlive(Number(datname.split("_")[1])))
        await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

function databaseOn(server: string, name: string): string {
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

async function onServer(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
