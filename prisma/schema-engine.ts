import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

export type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
export type SchemaFile = { path: string; content: string };

/**
 * Gives `work` Prisma's schema engine in WebAssembly, connected to a database. The native engine is downloaded from
 * outside the package registry, which a closed network does not reach; this one comes with the packages and writes the
 * same `_prisma_migrations` rows, so that `prisma migrate deploy` works on them too.
 */
export async function withSchemaEngine<T>(
  { connectionString, files }: { connectionString: string; files: readonly SchemaFile[] },
  work: (engine: engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  loadModule();
  const datamodels = files.map(({ path, content }): [string, string] => [path, content]);
  const factory = new WholeScriptFactory(connectionString);
  const opened = await engine.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await work(opened);
  } finally {
    opened.free();
    await factory.close();
  }
}

let loaded = false;

function loadModule(): void {
  if (loaded) return;
  // The engine tells this what went wrong inside it; without it, it dies while speaking.
  const registry = {
    set_message: (message: string) => {
      throw new Error(`schema engine: ${message}`);
    },
  };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(wasm, { "./schema_engine_bg.js": { ...engine } as never });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  loaded = true;
}

class WholeScriptFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";

  private readonly opened: SqlDriverAdapter[] = [];

  constructor(private readonly connectionString: string) {}

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await connectForMigrations(this.connectionString);
    this.opened.push(adapter);
    return adapter;
  }

  /** The engine leaves its connections open, and they would keep the process alive. */
  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }

  /** A scratch database in which the engine replays the migrations; dropped when the engine is done with it. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `shadow_${crypto.randomUUID().replaceAll("-", "")}`;
    await runOnServer(this.connectionString, `CREATE DATABASE ${name} TEMPLATE template0`);
    const address = new URL(this.connectionString);
    address.pathname = `/${name}`;
    const adapter = await connectForMigrations(address.href);
    const disconnect = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await disconnect();
      await runOnServer(this.connectionString, `DROP DATABASE ${name} WITH (FORCE)`);
    };
    return adapter;
  }
}

/** Type numbers of PostgreSQL: the catalog's one-byte "char", which Prisma's adapter does not know, and text. */
const CATALOG_CHAR = 18;
const TEXT = 25;

/**
 * Prisma's adapter, made fit for migrations in two places. It cuts a script at every semicolon, also inside a
 * function's body: sent whole, PostgreSQL runs it as one implicit transaction, so that a migration that fails leaves
 * nothing behind. And it cannot read the catalog's "char" columns, without which a schema cannot be described.
 */
async function connectForMigrations(connectionString: string): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg({ connectionString, max: 2 }).connect();
  const pool = adapter.underlyingDriver();
  const send = pool.query.bind(pool) as (...request: unknown[]) => Promise<pg.QueryArrayResult>;
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charColumns = new WeakMap<object, number[]>();
  const sendTold = async (...request: unknown[]) => {
    const result = await send(...request);
    const chars = result.fields.flatMap((field, column) => (field.dataTypeID === CATALOG_CHAR ? [column] : []));
    charColumns.set(result.rows, chars);
    const fields = result.fields.map((field) =>
      field.dataTypeID === CATALOG_CHAR ? { ...field, dataTypeID: TEXT } : field,
    );
    return { ...result, fields };
  };
  Object.assign(pool, { query: sendTold });
  adapter.executeScript = async (script) => {
    await send(script).catch((error: unknown) => {
      throw error instanceof pg.DatabaseError ? inPrismasTerms(error) : error;
    });
  };
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    for (const column of charColumns.get(answer.rows) ?? []) answer.columnTypes[column] = ColumnTypeEnum.Character;
    return answer;
  };
  return adapter;
}

/** As the engine expects it, so that the cause reaches its message and the row in `_prisma_migrations`. */
function inPrismasTerms({
  code = "",
  severity = "ERROR",
  message,
  detail,
  hint,
}: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({ kind: "postgres", code, severity, message, detail, hint, column: undefined });
}

async function runOnServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
