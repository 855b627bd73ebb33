import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { askProgram, runChild } from "./child.mjs";
import { SetUpError } from "./remedy.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** Without it Chinese is drawn as empty boxes, and the screenshots prove nothing. */
const PACKAGES = ["chromium", "fonts-noto-cjk"];
const APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The browser for the browser tests; root on Debian gets the package installed.
 * @param {Record<string, string | undefined>} environment
 * @returns {Promise<{ path: string, installed: boolean }>}
 */
export async function ensureChromium(environment = process.env) {
  const given = environment.CHROMIUM_PATH;
  if (given) {
    if (await isExecutable(given)) return { path: given, installed: false };
    throw new SetUpError({
      cause: {
        zh: `CHROMIUM_PATH 指向的 ${given} 不能执行`,
        en: `CHROMIUM_PATH names ${given}, which cannot be executed`,
      },
      remedy: HOW_TO_INSTALL,
    });
  }
  const found = await findChromium(environment.PATH ?? "");
  if (found) return { path: found, installed: false };
  if (process.getuid?.() === 0 && (await askProgram("apt-get", ["--version"])) !== null)
    await installPackages(environment);
  const path = await findChromium(environment.PATH ?? "");
  if (path) return { path, installed: true };
  throw new SetUpError({
    cause: { zh: "没有 Chromium，浏览器测试无法运行", en: "there is no Chromium for the browser tests" },
    remedy: HOW_TO_INSTALL,
  });
}

const HOW_TO_INSTALL = {
  zh: "sudo apt-get install chromium fonts-noto-cjk，或用 CHROMIUM_PATH 指向 Chromium 或 Chrome",
  en: "sudo apt-get install chromium fonts-noto-cjk, or point CHROMIUM_PATH at Chromium or Chrome",
};

/** @param {Record<string, string | undefined>} environment */
async function installPackages(environment) {
  const env = { ...environment, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await runChild("apt-get", ["update", "-qq"], { env });
    await runChild("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...PACKAGES], { env });
  } catch (origin) {
    throw new SetUpError({
      cause: { zh: "apt-get 未能安装 Chromium", en: "apt-get could not install Chromium" },
      remedy: HOW_TO_INSTALL,
      origin,
    });
  }
}

/** @param {string} searchPath */
export async function findChromium(searchPath) {
  const folders = searchPath.split(delimiter).filter(Boolean);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPS];
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  return null;
}

/** @param {string} path */
async function isExecutable(path) {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
