import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";

/**
 * Every test file gets its own copy of the migrated template and its own storage folder, named in the environment
 * before any module of the product is loaded. Files are copied block by block: for a database this small that is faster
 * than replaying it through the log.
 */
const { server, template } = inject("testDatabase");
const name = `${template.replace("template", "")}${crypto.randomUUID().slice(0, 8)}`;
const folder = await mkdtemp(join(tmpdir(), "genai-filing-files-"));

await onServer(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);

const address = new URL(server);
address.pathname = `/${name}`;
Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: address.href,
  NEXTAUTH_SECRET: "a-secret-for-tests-that-is-long-enough",
  NEXTAUTH_URL: "http://localhost:3000",
  STORAGE_FOLDER: join(folder, "files"),
  // Not the machine's: whether its package is installed must change no test.
  FASHION_MNIST_FOLDER: join(folder, "fashion-mnist"),
  BACKEND_VERDICT_FILE: process.env.BACKEND_VERDICT_FILE ?? join(folder, "backend.json"),
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
  DEMO_ACCOUNTS: "no",
});

afterAll(async () => {
  const [{ database }, { closeQueue }] = await Promise.all([import("@/lib/db/client"), import("@/lib/queue/boss")]);
  await closeQueue();
  await database().$disconnect();
  await onServer(`DROP DATABASE "${name}" WITH (FORCE)`);
  await rm(folder, { recursive: true, force: true });
});

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
