import { join } from "node:path";
import { installDependencies } from "./dependencies.mjs";
import { whileLocked } from "./folder-lock.mjs";
import { describeShortfall, setUpNativeBackend } from "./native-backend.mjs";
import { cacheFolder, dataFolder } from "./paths.mjs";
import { generatePrismaClient } from "./prisma-client.mjs";
import { inBothLanguages, SetUpError } from "./remedy.mjs";
import { checkRequirements, missingProgram } from "./requirements.mjs";
import { runStep } from "./step.mjs";

/** @typedef {import("./native-backend.mjs").BackendVerdict} BackendVerdict */

/** @returns {Promise<import("./requirements.mjs").Missing[]>} what training lacks on this machine */
export async function checkMachine() {
  return await runStep({ zh: "检查环境", en: "requirements" }, () => checkRequirements({ cache: cacheFolder() }));
}

/**
 * The steps that every command needs, from a bare clone to a machine that can train. Two commands at once in one
 * folder wait for each other.
 *
 * @param {{ missing: import("./requirements.mjs").Missing[], trainingRequired: boolean }} request a machine that cannot
 *   train is refused when training is required
 * @returns {Promise<BackendVerdict>}
 */
export async function setUpMachine({ missing, trainingRequired }) {
  for (const gap of missing) {
    if (trainingRequired) throw missingProgram(gap);
    process.stdout.write(`! ${inBothLanguages(gap.what)}\n  → ${inBothLanguages(gap.remedy)}\n`);
  }
  return await whileLocked(join(dataFolder, "set-up.lock"), async () => {
    await runStep({ zh: "安装依赖", en: "dependencies" }, installDependencies);
    const verdict = await setUpNativeBackend();
    if (verdict.backend !== "tensorflow") reportNoNativeLibrary(verdict, trainingRequired);
    await runStep({ zh: "生成数据库客户端", en: "database client" }, generatePrismaClient);
    return verdict;
  });
}

/**
 * @param {BackendVerdict} verdict
 * @param {boolean} trainingRequired on the native library: the tests measure nothing on another in silence
 */
function reportNoNativeLibrary(verdict, trainingRequired) {
  const { reason, remedy } = verdict;
  if (trainingRequired && reason && remedy) throw new SetUpError({ cause: reason, remedy });
  process.stdout.write(`${describeShortfall(verdict).join("\n")}\n`);
}
