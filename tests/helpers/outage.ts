import pg from "pg";
import { inject } from "vitest";

/** Ends every connection to this test's database: of the worker, of its queue, of who listens and who reads. */
export async function cutConnections(): Promise<void> {
  await onServer(async (admin, name) => {
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  });
}

/** The same, and no new connection is accepted until `over` resolves. */
export async function loseDatabase(over: () => Promise<unknown>): Promise<void> {
  await onServer(async (admin, name) => {
    await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS false`);
    try {
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
      await over();
    } finally {
      await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS true`);
    }
  });
}

async function onServer(work: (admin: pg.Client, name: string) => Promise<void>): Promise<void> {
  const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  const admin = new pg.Client({ connectionString: inject("testDatabase").server });
  await admin.connect();
  try {
    await work(admin, name);
  } finally {
    await admin.end();
  }
}
