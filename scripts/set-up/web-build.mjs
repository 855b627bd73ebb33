import { access, rm } from "node:fs/promises";
import { join } from "node:path";
import { runChild } from "./child.mjs";
import { pinnedNode, projectFolder } from "./paths.mjs";
import { hashTree, readStamp, writeWhole } from "./stamp.mjs";
import { alreadyDone } from "./step.mjs";

/** Everything the built pages depend on. */
const SOURCES = [
  ...["app", "components", "lib", "models/contracts", "public", "proxy.ts", "instrumentation.ts"],
  ...[
    "next.config.ts",
    "next.config.js",
    "next.config.mjs",
    "postcss.config.mjs",
    "tsconfig.json",
    "package-lock.json",
  ],
];
const STAMP = join(projectFolder, ".next/set-up-stamp");

export const NEXT = join(projectFolder, "node_modules/next/dist/bin/next");

/**
 * @param {NodeJS.ProcessEnv} environment
 */
export async function buildWeb(environment) {
  const stamp = await hashTree(projectFolder, SOURCES, [process.platform, process.arch]);
  if ((await readStamp(STAMP)) === stamp && (await hasBuild())) return alreadyDone();
  await rm(STAMP, { force: true }); // a build that is interrupted is done again
  await runChild(pinnedNode, [NEXT, "build"], {
    name: "next build",
    cwd: projectFolder,
    env: { ...environment, NODE_ENV: "production" },
  });
  await writeWhole(STAMP, stamp);
}

async function hasBuild() {
  return await access(join(projectFolder, ".next/BUILD_ID")).then(
    () => true,
    () => false,
  );
}
