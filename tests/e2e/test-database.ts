import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

type WithServer = (
  request: { folder: string; password: string; settings: string[] },
  work: (url: (database: string) => string) => Promise<void>,
) => Promise<void>;

const NAME = `browser_${process.pid}`;

/** A fresh database on the test server that is given, or on a server of its own. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startServer();
  await onServer(server.url, [`DROP DATABASE IF EXISTS "${NAME}" WITH (FORCE)`, `CREATE DATABASE "${NAME}"`]);
  const address = new URL(server.url);
  address.pathname = `/${NAME}`;
  return {
    url: address.href,
    drop: async () => {
      await onServer(server.url, [`DROP DATABASE IF EXISTS "${NAME}" WITH (FORCE)`]);
      await server.stop();
    },
  };
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const scripts = pathToFileURL(join(import.meta.dirname, "../../scripts/set-up/postgres-server.mjs"));
  const { withServer } = (await import(scripts.href)) as { withServer: WithServer };
  const parent = await mkdtemp(join(tmpdir(), "genai-filing-browser-database-"));
  // The server runs as another account when root runs the tests, and must be able to enter.
  await chmod(parent, 0o755);
  const ending = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<string>();
  const request = { folder: join(parent, "database"), password: "test", settings: ["fsync=off"] };
  const running = withServer(request, async (url) => {
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

async function onServer(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
