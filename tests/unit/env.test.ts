import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";

const COMPLETE = {
  DATABASE_URL: "postgresql://office:secret@127.0.0.1:5432/genai_filing",
  NEXTAUTH_SECRET: "x".repeat(40),
  NEXTAUTH_URL: "http://localhost:3000",
  STORAGE_FOLDER: "files",
  BACKEND_VERDICT_FILE: "backend.json",
};

afterEach(() => vi.unstubAllEnvs());

async function envWith(values: Record<string, string | undefined>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  return (await import("@/lib/env")).env;
}

test("a complete environment is read with its defaults", async () => {
  const env = await envWith({ ...COMPLETE, TRAINING_THREADS: undefined, DEMO_ACCOUNTS: undefined });
  expect(env()).toMatchObject({ TRAINING_THREADS: 2, DEMO_ACCOUNTS: "no" });
});

test.each([
  ["DATABASE_URL", "mysql://elsewhere/db"],
  ["NEXTAUTH_SECRET", "too short"],
  ["STORAGE_FOLDER", ""],
])("a wrong %s is named with the place of the remedy", async (name, value) => {
  const env = await envWith({ ...COMPLETE, [name]: value });
  expect(() => env()).toThrow(new RegExp(`${name}.*\\.env\\.example`));
});

test("production does not start with a test clock, a demo and a test do", async () => {
  const clock = { ...COMPLETE, TEST_CLOCK: "/tmp/ahead" };
  const production = await envWith({ ...clock, NODE_ENV: "production", DEMO_ACCOUNTS: "no" });
  expect(() => production()).toThrow(/TEST_CLOCK/);
  const demo = await envWith({ ...clock, NODE_ENV: "production", DEMO_ACCOUNTS: "yes" });
  expect(demo().TEST_CLOCK).toBe("/tmp/ahead");
});

test("a test clock moves every instant by what stands in its file, and a file without a number is refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "test-clock-"));
  const file = join(folder, "ahead");
  const days = 30 * 86_400_000;
  await writeFile(file, String(days));
  await envWith({ ...COMPLETE, NODE_ENV: "test", TEST_CLOCK: file });
  const { systemClock } = await import("@/lib/clock");
  expect(systemClock.now().getTime() - Date.now()).toBeGreaterThan(days - 60_000);
  await writeFile(file, "tomorrow");
  expect(() => systemClock.now()).toThrow(/TEST_CLOCK/);
  await rm(folder, { recursive: true });
});
