import { runChild } from "./child.mjs";
import { pinnedNode, pinnedPath, projectFolder } from "./paths.mjs";

/** `server-only` modules throw without the condition; tsx reads TypeScript; dependencies' old calls are not the user's concern. */
export const TYPESCRIPT = ["--no-deprecation", "--conditions=react-server", "--import", "tsx"];

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
