import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { dataFolder, pinnedPath, projectFolder } from "./paths.mjs";

/** @typedef {import("./native-backend.mjs").BackendVerdict} BackendVerdict */
/** @typedef {import("./secrets.mjs").Secrets} Secrets */
/** @typedef {Record<string, string | undefined>} Environment */

/**
 * What web, worker, migrations and seed are told. Values that a person set win.
 * @param {{ given: Environment, databaseUrl: string, address: string, secrets: Secrets, verdict: BackendVerdict, demo: boolean }} facts
 * @returns {Environment}
 */
export function serviceEnvironment({ given, databaseUrl, address, secrets, verdict, demo }) {
  return {
    NEXTAUTH_SECRET: secrets.nextauthSecret,
    NEXTAUTH_URL: address,
    STORAGE_FOLDER: join(dataFolder, "files"),
    BACKEND_VERDICT_FILE: join(dataFolder, "backend.json"),
    TRAINING_THREADS: String(Math.min(availableParallelism(), 64)),
    DEMO_ACCOUNTS: demo ? "yes" : "no",
    CODE_REVISION: codeRevision(),
    NEXT_TELEMETRY_DISABLED: "1",
    ...given,
    ...cudaPath(given, verdict),
    DATABASE_URL: databaseUrl,
    PATH: pinnedPath,
  };
}

/** The commit that runs, recorded with every assessment; unknown where the folder is no clone or git is not there. */
function codeRevision() {
  try {
    const words = ["rev-parse", "HEAD"];
    return execFileSync("git", words, {
      cwd: projectFolder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}

/**
 * @param {Environment} given
 * @param {BackendVerdict} verdict
 */
function cudaPath(given, verdict) {
  if (!verdict.ldLibraryPath) return {};
  return { LD_LIBRARY_PATH: [verdict.ldLibraryPath, given.LD_LIBRARY_PATH].filter(Boolean).join(":") };
}

/**
 * The scenario of prisma/seed.ts to write. Demo accounts have published passwords: outside development they appear only
 * when somebody asks for them; offices and published rules are always needed, unless `none` says that they are there.
 * @param {Environment} given
 * @returns {string | null}
 */
export function chooseSeed(given) {
  const asked = given.GENAI_FILING_SEED || (given.NODE_ENV === "production" ? "law" : "demo");
  return asked === "none" ? null : asked;
}
