import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone. */
export const projectFolder = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** Everything this clone makes at run time and that git ignores: database, secrets, verdicts, test results. */
export const dataFolder = join(projectFolder, ".data");

/**
 * The cache outlives clones: 850 MB of library need not be fetched for every copy of the project.
 * @param {NodeJS.ProcessEnv} environment
 */
export function cacheFolder(environment = process.env) {
  if (environment.GENAI_FILING_CACHE) return resolve(environment.GENAI_FILING_CACHE);
  return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "genai-filing");
}

const binFolder = join(projectFolder, "node_modules", ".bin");

/** The Node of the npm package `node`: the same for everyone, whatever the machine has. */
export const pinnedNode = join(projectFolder, "node_modules", "node", "bin", "node");

/** Folders whose executables win over the machine's own, so that every `node` below is the pinned one. */
export const pinnedPath = [binFolder, process.env.PATH ?? ""].join(delimiter);
