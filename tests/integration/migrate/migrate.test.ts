import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { applyMigrations, createMigration, driftOf } from "@/prisma/migrate";

const { server, template } = inject("testDatabase");
const NAME = `${template.replace("template", "")}migrate`;
const connectionString = Object.assign(new URL(server), { pathname: `/${NAME}` }).href;
const MIGRATIONS = join(import.meta.dirname, "../../../prisma/migrations");

let folder: string;

async function query<T extends pg.QueryResultRow>(address: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

const exists = async (table: string) => {
  const [row] = await query<{ found: string | null }>(connectionString, `SELECT to_regclass('"${table}"') AS found`);
  return row?.found !== null;
};

/** A migration beside the project's own, in a copy of the folder. */
async function migration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

const apply = () => applyMigrations({ connectionString, migrations: folder });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "genai-filing-migrations-"));
});
beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await cp(MIGRATIONS, folder, { recursive: true });
  await query(server, `DROP DATABASE IF EXISTS "${NAME}" WITH (FORCE)`);
  await query(server, `CREATE DATABASE "${NAME}"`);
});
afterAll(async () => {
  await query(server, `DROP DATABASE IF EXISTS "${NAME}" WITH (FORCE)`);
  await rm(folder, { recursive: true, force: true });
});

describe("applying", () => {
  test("brings an empty database to the present schema; again, it changes nothing", async () => {
    const names = (await readdir(MIGRATIONS)).filter((name) => /^\d{14}_/.test(name)).sort();
    expect(await apply()).toEqual(names);
    expect(await exists("AssessmentRun")).toBe(true);
    expect(await apply()).toEqual([]);
    const rows = await query<{ name: string }>(connectionString, "SELECT name FROM pgboss.queue ORDER BY 1");
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(["assessment.run", "assessment.sweep"]));
  });

  test("by two starts at once applies each migration once", async () => {
    const applied = await Promise.all([apply(), apply()]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  test("names a migration that was edited after it was applied", async () => {
    await apply();
    const [first = ""] = (await readdir(folder)).sort();
    const file = join(folder, first, "migration.sql");
    await writeFile(file, `${await readFile(file, "utf8")}\n-- a later thought\n`);
    await expect(apply()).rejects.toThrow(`${first} was edited after it was applied`);
  });

  test("names a migration that only the database knows", async () => {
    await migration("20990101000000_newer", `CREATE TABLE "Newer" ("id" int)`);
    await apply();
    await rm(join(folder, "20990101000000_newer"), { recursive: true });
    await expect(apply()).rejects.toThrow(/20990101000000_newer/);
  });

  test("that fails says where and why in one line, leaves nothing behind, and goes on when it is mended", async () => {
    await apply();
    await migration(
      "20990101000000_broken",
      `CREATE TABLE "Half" ("id" int); -- begun; then\nINSERT INTO "Nowhere" VALUES (1);`,
    );
    const failure = await apply().catch((error: Error) => error);
    expect((failure as Error).message).toMatch(/^20990101000000_broken: [^\n]*Nowhere[^\n]*$/);
    expect(await exists("Half")).toBe(false);
    await migration("20990101000000_broken", `CREATE TABLE "Whole" ("id" int);`);
    expect(await apply()).toEqual(["20990101000000_broken"]);
    expect(await exists("Whole")).toBe(true);
  });

  test("takes a function's body whole, semicolons and all", async () => {
    const body = "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;";
    await migration("20990101000000_function", body);
    await apply();
    expect(await query(connectionString, "SELECT two()")).toEqual([{ two: 2 }]);
  });
});

describe("the migrations", () => {
  test("lead to exactly the schema", async () => {
    expect(await driftOf({ connectionString })).toBeNull();
  });

  test("are seen to fall behind a schema with one more column, and `create` writes the missing one", async () => {
    const schema = await mkdtemp(join(tmpdir(), "genai-filing-schema-"));
    await cp(join(MIGRATIONS, "../schema"), schema, { recursive: true });
    const file = join(schema, "audit.prisma");
    const widened = (await readFile(file, "utf8")).replace("model LedgerHead {", "model LedgerHead {\n  note String?");
    await writeFile(file, widened);
    const place = { connectionString, migrations: folder, schema };
    expect(await driftOf(place)).toContain(`ADD COLUMN     "note" TEXT`);
    const written = await createMigration({ ...place, name: "a_note" });
    expect(written).toMatch(/\d{14}_a_note$/);
    expect(await driftOf(place)).toBeNull();
    expect(await createMigration({ ...place, name: "another" })).toBeNull();
    await rm(schema, { recursive: true });
  });

  test("leave no scratch database behind", async () => {
    await driftOf({ connectionString });
    expect(await query(server, "SELECT datname FROM pg_database WHERE datname LIKE 'shadow_%'")).toEqual([]);
  });
});

describe("the command", () => {
  const run = async (...args: string[]) => {
    const options = { env: { ...process.env, DATABASE_URL: connectionString }, cwd: join(MIGRATIONS, "../..") };
    const command = ["--conditions=react-server", "--import", "tsx", "prisma/migrate.ts", ...args];
    return await promisify(execFile)(process.execPath, command, options);
  };

  test("says what it did", async () => {
    expect((await run("apply")).stdout).toMatch(/applied: \d{14}_/);
    expect((await run("apply")).stdout).toMatch(/up to date/);
  });

  test("fails with one line and no stack", async () => {
    await query(server, `DROP DATABASE "${NAME}" WITH (FORCE)`);
    const failure = await run("apply").catch((error: { stderr: string; code: number }) => error);
    expect(failure).toMatchObject({ code: 1 });
    expect((failure as { stderr: string }).stderr).toMatch(/^迁移失败 \/ migration failed – .*does not exist\n$/);
  });
});
