import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { matchesLock } from "@/scripts/set-up/dependencies.mjs";
import { ensureSecrets } from "@/scripts/set-up/secrets.mjs";
import { hashTree, readStamp, writeWhole } from "@/scripts/set-up/stamp.mjs";

type LockedPackages = Record<string, { optionalDependencies?: Record<string, string> }>;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stamp-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a stamp over files", () => {
  test("changes with a content, a name, a new file and a fact, and with nothing else", async () => {
    await mkdir(join(folder, "app/nested"), { recursive: true });
    await writeFile(join(folder, "app/nested/page.tsx"), "one");
    const stamp = () => hashTree(folder, ["app", "missing.json"], ["linux"]);
    const first = await stamp();
    expect(await stamp()).toBe(first);
    await writeFile(join(folder, "beside.txt"), "not looked at");
    expect(await stamp()).toBe(first);
    await writeFile(join(folder, "app/nested/page.tsx"), "two");
    const second = await stamp();
    expect(second).not.toBe(first);
    await writeFile(join(folder, "missing.json"), "{}");
    const third = await stamp();
    expect(third).not.toBe(second);
    expect(await hashTree(folder, ["app", "missing.json"], ["darwin"])).not.toBe(third);
  });

  test("a missing stamp is null, a written one is whole and alone", async () => {
    const path = join(folder, "deep/stamp");
    expect(await readStamp(path)).toBeNull();
    await writeWhole(path, "abc\n");
    expect(await readStamp(path)).toBe("abc");
    expect(await readdir(join(folder, "deep"))).toEqual(["stamp"]);
  });
});

describe("an install by hand counts when it is what the lock file names", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
      "node_modules/b-darwin": { version: "2.0.0", integrity: "sha512-b", optional: true },
    },
  };
  const a = { version: "1.0.0", integrity: "sha512-a" };

  test("packages of other platforms may be missing", () => {
    expect(matchesLock(lock, { packages: { "node_modules/a": a } })).toBe(true);
  });

  test.each([
    ["a missing package", {}],
    ["another version", { "node_modules/a": { ...a, version: "1.0.1" } }],
    ["another content", { "node_modules/a": { ...a, integrity: "sha512-x" } }],
  ])("%s does not", (_, packages) => {
    expect(matchesLock(lock, { packages })).toBe(false);
  });
});

test("the lock file names the packages of every platform, or npm 11 refuses a clean install", async () => {
  const packages = JSON.parse(await readFile("package-lock.json", "utf8")).packages as LockedPackages;
  const names = Object.keys(packages);
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !names.includes(`${path}/node_modules/${name}`) && !names.includes(`node_modules/${name}`),
    ),
  );
  expect(missing).toEqual([]);
});

test("secrets are made once and kept", async () => {
  const file = join(folder, "secrets.json");
  const first = await ensureSecrets(file);
  expect(first.nextauthSecret).toMatch(/^[0-9a-f]{64}$/);
  expect(first.databasePassword).not.toBe(first.nextauthSecret);
  expect(await ensureSecrets(file)).toEqual(first);
});
