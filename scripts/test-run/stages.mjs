import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { observeChild } from "../set-up/child.mjs";
import { dataFolder, pinnedNode, projectFolder } from "../set-up/paths.mjs";
import { inSeconds } from "../set-up/step.mjs";
import { NEXT } from "../set-up/web-build.mjs";
import { checkResult, playwrightResult, vitestResults } from "./results.mjs";

/** @typedef {import("./results.mjs").StageResult} StageResult */

export const VITEST_PROJECTS = ["architecture", "unit", "models", "integration"];
export const STAGES = ["format", "lint", "types", ...VITEST_PROJECTS, "browser"];

/** Reports of the tests, and what they note for this run. */
export const resultsFolder = join(dataFolder, "test-results");

const modules = join(projectFolder, "node_modules");
const BIOME = join(modules, "@biomejs/biome/bin/biome");

/** Each check is a list of programs that must all succeed. */
const CHECKS = /** @type {Record<string, string[][]>} */ ({
  format: [[BIOME, "ci", "--colors=off", "--linter-enabled=false", "--assist-enabled=false", "."]],
  lint: [[BIOME, "ci", "--colors=off", "--formatter-enabled=false", "."]],
  types: [
    [NEXT, "typegen"],
    [join(modules, "typescript/bin/tsc"), "--noEmit"],
  ],
});

/**
 * Runs the wanted stages one after another; one that fails does not keep the next from running.
 * @param {{ wanted: string[], environment: NodeJS.ProcessEnv }} request
 * @returns {Promise<StageResult[]>}
 */
export async function runStages({ wanted, environment }) {
  await rm(resultsFolder, { recursive: true, force: true });
  await mkdir(resultsFolder, { recursive: true });
  const results = [];
  for (const stage of Object.keys(CHECKS).filter((name) => wanted.includes(name))) {
    results.push(await runCheck(stage, environment));
  }
  const projects = VITEST_PROJECTS.filter((name) => wanted.includes(name));
  if (projects.length > 0) results.push(...(await runVitest(projects, environment)));
  if (wanted.includes("browser")) results.push(await runBrowser(environment));
  return results;
}

/**
 * @param {string} stage
 * @param {NodeJS.ProcessEnv} environment
 */
async function runCheck(stage, environment) {
  const started = performance.now();
  let ok = true;
  for (const program of CHECKS[stage] ?? []) {
    const { code, output } = await observeChild(pinnedNode, program, { cwd: projectFolder, env: environment });
    if (code === 0) continue;
    ok = false;
    process.stdout.write(output);
    break;
  }
  const ms = performance.now() - started;
  process.stdout.write(`${ok ? "✓" : "✗"} ${stage} … ${inSeconds(ms)}\n`);
  return checkResult({ stage, ok, ms });
}

/**
 * @param {string[]} projects
 * @param {NodeJS.ProcessEnv} environment
 */
async function runVitest(projects, environment) {
  const started = performance.now();
  const file = join(resultsFolder, "vitest.json");
  process.stdout.write(`\n… ${projects.join(", ")}\n`);
  const { code } = await observeChild(
    pinnedNode,
    [
      ...[join(modules, "vitest/vitest.mjs"), "run", ...projects.flatMap((name) => ["--project", name])],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    ],
    { cwd: projectFolder, env: environment, inherit: true },
  );
  const ms = performance.now() - started;
  process.stdout.write(`${code === 0 ? "✓" : "✗"} ${projects.join(", ")} … ${inSeconds(ms)}\n`);
  return vitestResults({ projects, report: await readReport(file), code, ms });
}

/** @param {NodeJS.ProcessEnv} environment */
async function runBrowser(environment) {
  const started = performance.now();
  const file = join(resultsFolder, "playwright.json");
  process.stdout.write("\n… browser\n");
  const { code } = await observeChild(
    pinnedNode,
    [join(modules, "@playwright/test/cli.js"), "test", "--reporter=list,json"],
    { cwd: projectFolder, env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: file }, inherit: true },
  );
  const ms = performance.now() - started;
  process.stdout.write(`${code === 0 ? "✓" : "✗"} browser … ${inSeconds(ms)}\n`);
  return playwrightResult({ stage: "browser", report: await readReport(file), code, ms });
}

/**
 * @param {string} file
 * @returns {Promise<any>} null when the run ended before it could write one
 */
export async function readReport(file) {
  return await readFile(file, "utf8").then(JSON.parse, () => null);
}
