import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { runChild } from "./child.mjs";
import { ChildFailure, lastLine, SetUpError } from "./remedy.mjs";
import { hashFile } from "./stamp.mjs";

/** The release of TensorFlow whose library is used; 2.15.1 was tried too and loses on speed of convolutions. */
export const LIBRARY_VERSION = "2.21.0";

/** @typedef {{ package: string, platform: string, sha256: string }} Wheel */

/** The wheels by processor. Only the x86-64 CPU wheel was tried on a machine; the others follow its layout. */
export const CPU_WHEELS = /** @type {Record<string, Wheel>} */ ({
  x64: {
    package: "tensorflow-cpu",
    platform: "manylinux_2_27_x86_64",
    sha256: "2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c",
  },
  arm64: {
    package: "tensorflow",
    platform: "manylinux_2_27_aarch64",
    sha256: "4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c",
  },
});

/** The CUDA build of the same release. */
export const GPU_WHEELS = /** @type {Record<string, Wheel>} */ ({
  x64: {
    package: "tensorflow",
    platform: "manylinux_2_27_x86_64",
    sha256: "9056fbc9ba04235810b71ae6cbd958a196e8804fb53bbcffbf3e23b56155f124",
  },
});

const OFFLINE_REMEDY = {
  zh: "请检查 pip 能否访问软件仓库；离线时用 TFJS_LIBTENSORFLOW 指向含两个库与头文件的文件夹或压缩包",
  en: "check that pip reaches its index; offline, point TFJS_LIBTENSORFLOW at a folder or archive with the two libraries and headers",
};

/** The wheel's tags are named, so that any Python 3 with pip fetches the same file. */
const TAGS = ["--only-binary=:all:", "--implementation", "cp", "--python-version", "3.11"];

/**
 * @param {{ wheel: Wheel, folder: string }} order
 * @returns {Promise<string>} path of the downloaded wheel, checksum verified
 */
export async function downloadWheel({ wheel, folder }) {
  await mkdir(folder, { recursive: true });
  try {
    await runChild("python3", [
      ...["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", ...TAGS, "--abi", "cp311"],
      ...["--platform", wheel.platform, "--dest", folder, `${wheel.package}==${LIBRARY_VERSION}`],
    ]);
  } catch (error) {
    throw explainPip(error);
  }
  const name = (await readdir(folder)).find((entry) => entry.endsWith(".whl"));
  if (!name)
    throw new SetUpError({ cause: { zh: "pip 未留下安装包", en: "pip left no wheel" }, remedy: OFFLINE_REMEDY });
  const path = join(folder, name);
  await verifyChecksum(path, wheel.sha256);
  return path;
}

/**
 * The CUDA and cuDNN libraries that the CUDA build asks for (its `[and-cuda]` requirements), beside it.
 * Not tried: no machine with a GPU was at hand. Whatever fails here makes the caller take the CPU library.
 *
 * @param {{ wheel: Wheel, folder: string }} order
 */
export async function downloadCudaLibraries({ wheel, folder }) {
  const platforms = [wheel.platform, "manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux1_x86_64"];
  try {
    await runChild("python3", [
      ...["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...TAGS, "--target", folder],
      ...platforms.flatMap((platform) => ["--platform", platform]),
      `${wheel.package}[and-cuda]==${LIBRARY_VERSION}`,
    ]);
  } catch (error) {
    throw explainPip(error);
  }
}

/**
 * @param {string} path
 * @param {string} sha256
 */
export async function verifyChecksum(path, sha256) {
  const found = await hashFile(path);
  if (found === sha256) return;
  throw new SetUpError({
    cause: {
      zh: `下载的安装包校验和不符（${found.slice(0, 12)}…，应为 ${sha256.slice(0, 12)}…）`,
      en: `the downloaded wheel has the wrong checksum (${found.slice(0, 12)}…, expected ${sha256.slice(0, 12)}…)`,
    },
    remedy: {
      zh: "请重新运行；若仍如此，请核对 pip 所用的软件仓库",
      en: "run again; if it stays so, check which index pip uses",
    },
  });
}

/** @param {unknown} error */
function explainPip(error) {
  if (!(error instanceof ChildFailure)) {
    return new SetUpError({
      cause: { zh: "没有 Python 3", en: "Python 3 is missing" },
      remedy: { zh: "apt-get install python3 python3-pip", en: "apt-get install python3 python3-pip" },
      origin: error,
    });
  }
  if (error.output.includes("No module named pip")) {
    return new SetUpError({
      cause: { zh: "Python 没有 pip", en: "Python has no pip" },
      remedy: { zh: "apt-get install python3-pip", en: "apt-get install python3-pip" },
      origin: error,
    });
  }
  if (/No space left|Errno 28|Permission denied|Read-only/.test(error.output)) return error;
  const said = lastLine(error.output);
  return new SetUpError({
    cause: { zh: `pip 未能取得 TensorFlow 库：${said}`, en: `pip could not fetch the TensorFlow library: ${said}` },
    remedy: OFFLINE_REMEDY,
    origin: error,
  });
}
