import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "./product";
import { openTestDatabase } from "./test-database";

const ROOT = join(import.meta.dirname, "../..");

/** Starts the built app and a worker on a database and a storage folder of their own, with the demo's people in it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "genai-filing-browser-"));
  const verdict = join(folder, "backend.json");
  // A copy, since a test shows what happens where the library is missing.
  await cp(process.env.BACKEND_VERDICT_FILE ?? join(ROOT, ".data/backend.json"), verdict);
  const clock = join(folder, "clock");
  await writeFile(clock, "0");
  const database = await openTestDatabase();
  try {
    const product = await startProduct({ root: ROOT, folder, verdict, clock, databaseUrl: database.url });
    process.env.E2E_ADDRESS = product.address;
    process.env.E2E_VERDICT = verdict;
    process.env.E2E_CLOCK = clock;
    process.env.E2E_RECORDS = join(folder, "records.json");
    return async () => {
      await product.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    };
  } catch (error) {
    await database.drop();
    throw error;
  }
}
