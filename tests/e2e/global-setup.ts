import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Product, startProduct } from "./product";
import { openTestDatabase } from "./test-database";

const ROOT = join(import.meta.dirname, "../..");

interface Opened {
  readonly address: string;
  readonly folder: string;
  readonly verdict: string;
  readonly clock: string;
  close(): Promise<void>;
}

/**
 * Starts the built app and a worker twice, each on a database and a storage folder of its own with the demo's people in
 * it: once for the passage of a filing, which walks through days, and once for everything else.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const opening = await Promise.allSettled([open("pages"), open("passage")]);
  const opened = opening.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const close = async () => void (await Promise.all(opened.map((each) => each.close())));
  const failed = opening.find((each) => each.status === "rejected");
  if (failed) {
    await close();
    throw failed.reason;
  }
  const [pages, passage] = opened as [Opened, Opened];
  process.env.E2E_ADDRESS = pages.address;
  process.env.E2E_VERDICT = pages.verdict;
  process.env.E2E_RECORDS = join(pages.folder, "records.json");
  process.env.E2E_PASSAGE_ADDRESS = passage.address;
  process.env.E2E_CLOCK = passage.clock;
  return close;
}

async function open(purpose: string): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), `genai-filing-browser-${purpose}-`));
  const verdict = join(folder, "backend.json");
  // A copy, since a test shows what happens where the library is missing.
  await cp(process.env.BACKEND_VERDICT_FILE ?? join(ROOT, ".data/backend.json"), verdict);
  const clock = join(folder, "clock");
  await writeFile(clock, "0");
  const database = await openTestDatabase(purpose);
  let product: Product;
  try {
    product = await startProduct({ root: ROOT, folder, verdict, clock, databaseUrl: database.url });
  } catch (error) {
    await database.drop();
    throw error;
  }
  const close = async () => {
    await product.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { address: product.address, folder, verdict, clock, close };
}
