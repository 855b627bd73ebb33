import { runChild } from "./child.mjs";
import { pinnedNode, pinnedPath, projectFolder } from "./paths.mjs";

/** `server-only` modules throw without the condition; tsx reads TypeScript. */
export const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];

/**
 * Runs one of the project's own TypeScript programs to its end.
 * @param {string[]} command file and arguments
 * @param {NodeJS.ProcessEnv} environment
 */
export async function runProjectScript(command, environment) {
  return await runChild(pinnedNode, [...TYPESCRIPT, ...command], {
    name: command.join(" "),
    cwd: projectFolder,
    env: { ...environment, PATH: pinnedPath },
  });
}
