import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SetUpError } from "./remedy.mjs";

/** @typedef {import("./remedy.mjs").Words} Words */

/**
 * Makes the folder where there is none, and proves that a file can be written into it.
 * @param {string} folder
 * @param {Words} orElse what may be done instead of handing the folder over; begins with its own separator
 */
export async function assertWritable(folder, orElse = { zh: "", en: "" }) {
  const probe = join(folder, `.write-probe-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, "");
  } catch (origin) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (origin);
    if (code === "ENOSPC" || code === "EDQUOT" || code === "EROFS") throw origin; // explained by their code
    throw new SetUpError({
      cause: { zh: `文件夹不可写：${folder}`, en: `the folder cannot be written: ${folder}` },
      remedy: {
        zh: `请交给当前用户：sudo chown -R "$(id -u)" "${folder}"${orElse.zh}`,
        en: `give it to the present user: sudo chown -R "$(id -u)" "${folder}"${orElse.en}`,
      },
      origin,
    });
  } finally {
    await rm(probe, { force: true }).catch(() => {}); // the cause is reported above
  }
}
