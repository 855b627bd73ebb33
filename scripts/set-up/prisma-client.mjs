import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runChild } from "./child.mjs";
import { pinnedNode, pinnedPath, projectFolder } from "./paths.mjs";
import { hashTree, readStamp, writeWhole } from "./stamp.mjs";
import { alreadyDone } from "./step.mjs";

const GENERATED = "lib/db/generated";
const STAMP = join(projectFolder, GENERATED, ".set-up-stamp");

export async function generatePrismaClient() {
  const { version } = JSON.parse(await readFile(join(projectFolder, "node_modules/prisma/package.json"), "utf8"));
  const stamp = await hashTree(projectFolder, ["prisma/schema", "prisma.config.ts"], [version]);
  if ((await readStamp(STAMP)) === stamp) return alreadyDone();
  await access(join(projectFolder, "prisma/schema"));
  // The command looks for a native engine that it would download but does not use: any existing file satisfies it.
  const env = {
    ...process.env,
    PATH: pinnedPath,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  await runChild(pinnedNode, ["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
    name: "prisma generate",
    cwd: projectFolder,
    env,
  });
  await writeWhole(STAMP, stamp);
}
