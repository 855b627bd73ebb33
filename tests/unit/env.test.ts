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
