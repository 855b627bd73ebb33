import { examineBackends } from "../doctor/examine-backends";
import { CliFault } from "./fault";

const EXIT_CODES = { tensorflow: 0, wasm: 3, none: 1 } as const;

/** `doctor`: ends with 0 where the native library trains, 3 where only the fallback does, 1 where nothing does. */
export async function doctor(given: readonly string[]): Promise<void> {
  if (given.length > 0) throw new CliFault({ zh: "doctor 不带参数。", en: "doctor takes no arguments." });
  const serving = examineBackends((line) => process.stdout.write(`${line}\n`));
  process.exitCode = EXIT_CODES[serving ?? "none"];
}
