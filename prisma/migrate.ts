import { writeSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { installQueues } from "@/lib/queue/install";
import { type SchemaEngine, type SchemaFile, withSchemaEngine } from "./schema-engine";

/** A database, and where the migrations and the schema stand (the project's own unless a test gives others). */
export interface MigrationPlace {
  readonly connectionString: string;
  readonly migrations?: string;
  readonly schema?: string;
}

/** Says in one line which migration could not be applied and why. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

const MIGRATIONS = join(import.meta.dirname, "migrations");
const SCHEMA = join(import.meta.dirname, "schema");
const NOTHING_EXTERNAL = { externalTables: [], externalEnums: [] };
/** Any number does; it keeps two starts from migrating the same database at once. */
const LOCK = 7_238_104_311;

/**
 * Applies what is not applied yet and installs the queue's schema. Applying again changes nothing.
 * @returns the names of the migrations applied now
 * @throws MigrationError for a migration that was edited after it was applied, that only the database knows, or that fails
 */
export async function applyMigrations(place: MigrationPlace): Promise<string[]> {
  const [files, migrations] = await Promise.all([readSchema(place.schema), readMigrations(place.migrations)]);
  return await alone(place.connectionString, () =>
    withSchemaEngine({ connectionString: place.connectionString, files }, async (engine) => {
      await refuseForeignHistory(engine, migrations);
      const applied = await engine.applyMigrations({ migrationsList: migrations, filters: NOTHING_EXTERNAL });
      await installQueues(place.connectionString);
      return applied.appliedMigrationNames;
    }).catch(inOneLine),
  );
}

async function refuseForeignHistory(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const diagnose = () =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: NOTHING_EXTERNAL });
  // A script is one transaction: what failed or was interrupted left nothing behind and is simply tried again.
  const { failedMigrationNames } = await diagnose();
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
  const { editedMigrationNames, history } = await diagnose();
  if (editedMigrationNames[0]) {
    throw new MigrationError(
      `${editedMigrationNames[0]} was edited after it was applied: undo that, add a new migration`,
    );
  }
  if (history && history.diagnostic !== "databaseIsBehind") {
    const unknown = history.unpersistedMigrationNames.join(", ");
    throw new MigrationError(
      `the database holds ${unknown}, which this version does not know: start the newer version`,
    );
  }
}

/**
 * Writes the migration that leads from the present migrations to the schema; the server needs room for a scratch
 * database.
 * @returns its folder, or null when the schema holds nothing new
 */
export async function createMigration(place: MigrationPlace & { readonly name: string }): Promise<string | null> {
  if (!/^[a-z0-9_]+$/.test(place.name)) throw new MigrationError("a migration's name is made of a-z, 0-9 and _");
  const script = await driftOf(place);
  if (script === null) return null;
  const stamp = new Date().toISOString().slice(0, 19).replace(/\D/g, "");
  const folder = join(place.migrations ?? MIGRATIONS, `${stamp}_${place.name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), script);
  return folder;
}

/** The SQL that leads from the migrations to the schema; null when they agree. */
export async function driftOf(place: MigrationPlace): Promise<string | null> {
  const [files, migrations] = await Promise.all([readSchema(place.schema), readMigrations(place.migrations)]);
  return await withSchemaEngine({ connectionString: place.connectionString, files }, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: NOTHING_EXTERNAL,
    });
    return exitCode === 0 ? null : stdout;
  }).catch(inOneLine);
}

async function readMigrations(folder = MIGRATIONS): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: resolve(folder),
    // What `prisma migrate` keeps in migration_lock.toml; there is one dialect.
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => {
        const value = await readFile(join(folder, path, "migration.sql"), "utf8");
        return { path, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
      }),
    ),
  };
}

async function readSchema(folder = SCHEMA): Promise<SchemaFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  return await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), "utf8") })),
  );
}

async function alone<T>(connectionString: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/** The engine answers with a trail of its own functions; people need the migration and the cause. */
function inOneLine(error: unknown): never {
  if (error instanceof MigrationError || !(error instanceof Error)) throw error;
  const name = /migration_name="([^"]+)"/.exec(error.message)?.[1];
  const cause = error.message.split("\n").find((line) => line !== "" && line !== "external connector error");
  throw new MigrationError(name ? `${name}: ${cause}` : String(cause), { cause: error });
}

async function main([command, name = ""]: readonly string[]): Promise<string> {
  // Migrating needs the address alone, before the rest of the environment is set up.
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new MigrationError("DATABASE_URL is not set");
  if (command === "apply") {
    const applied = await applyMigrations({ connectionString });
    return applied.length === 0 ? "数据库已是最新 / up to date" : `已应用 / applied: ${applied.join(", ")}`;
  }
  if (command === "create") {
    const folder = await createMigration({ connectionString, name });
    return folder === null ? "模型无变化 / the schema holds nothing new" : `已生成 / written: ${folder}`;
  }
  throw new MigrationError("usage: migrate.ts apply | create NAME");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // The engine leaves a timer of ten seconds behind, so the end is said aloud.
  await main(process.argv.slice(2)).then(
    (done) => end({ code: 0, line: done }),
    (error: Error) => end({ code: 1, line: `迁移失败 / migration failed – ${error.message.split("\n")[0]}` }),
  );
}

function end({ code, line }: { code: number; line: string }): never {
  writeSync(code === 0 ? 1 : 2, `${line}\n`);
  process.exit(code);
}
