import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureChromium, findChromium } from "@/scripts/set-up/chromium.mjs";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chromium-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("the browser is found under any of its names, and only where it can be executed", async () => {
  const browser = join(folder, "google-chrome");
  const searchPath = ["/nowhere", folder].join(delimiter);
  await writeFile(browser, "#!/bin/sh\n");
  await chmod(browser, 0o644);
  expect(await findChromium(searchPath)).toBeNull();
  await chmod(browser, 0o755);
  expect(await findChromium(searchPath)).toBe(browser);
});

test("a named browser is taken as it is; one that is not there is refused with the remedy", async () => {
  const browser = join(folder, "my-browser");
  const environment = { CHROMIUM_PATH: browser, PATH: "" };
  await expect(ensureChromium(environment)).rejects.toThrow(/my-browser, which cannot be executed/);
  await writeFile(browser, "#!/bin/sh\n", { mode: 0o755 });
  expect(await ensureChromium(environment)).toEqual({ path: browser, installed: false });
});
