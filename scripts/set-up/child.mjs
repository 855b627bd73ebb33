import { spawn } from "node:child_process";
import { basename } from "node:path";
import { ChildFailure } from "./remedy.mjs";

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, uid?: number, gid?: number, inherit?: boolean, name?: string }} ChildOptions */
/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, stdout: string, output: string }} ChildEnd */

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
let ending = false;

/**
 * Runs a program to its end and keeps what it said. Never throws for a bad exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {ChildOptions} options `inherit` shows the output as it comes
 * @returns {Promise<ChildEnd>}
 */
export function observeChild(command, args, { inherit = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    if (ending) return reject(new Error("nothing new is started while the command is stopping"));
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let stdout = "";
    let output = "";
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
      output += chunk;
      if (inherit) process.stdout.write(chunk);
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
      if (inherit) process.stderr.write(chunk);
    });
    child.once("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal, stdout, output });
    });
  });
}

/**
 * Runs a program that has to succeed; `name` is what a failure calls it.
 * @param {string} command
 * @param {string[]} args
 * @param {ChildOptions} options
 * @returns {Promise<string>} its standard output
 */
export async function runChild(command, args, { name = `${basename(command)} ${args[0] ?? ""}`, ...options } = {}) {
  const end = await observeChild(command, args, options);
  if (end.code !== 0) {
    throw new ChildFailure({ command: name, code: end.code, signal: end.signal, output: end.output });
  }
  return end.stdout;
}

/**
 * The first line a program says of itself, or null when the machine does not have it.
 * @param {string} command
 * @param {string[]} args
 */
export async function askProgram(command, args) {
  try {
    const { code, output } = await observeChild(command, args);
    return code === 0 ? (output.trim().split("\n")[0] ?? "") : null;
  } catch {
    return null; // not installed
  }
}

/** Ends what is running when the command itself is told to end; nothing new begins after that. */
export function endRunningChildren() {
  ending = true;
  for (const child of running) child.kill("SIGTERM");
}
