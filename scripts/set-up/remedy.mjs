/** @typedef {{ zh: string, en: string }} Words */

/** A failure that a person can do something about: one line of cause, one line of remedy. */
export class SetUpError extends Error {
  /**
   * @param {{ cause: Words, remedy: Words, origin?: unknown }} failure
   */
  constructor({ cause, remedy, origin }) {
    super(cause.en, { cause: origin });
    this.name = "SetUpError";
    this.words = cause;
    this.remedy = remedy;
  }
}

/** A child process that ended badly; its last words are searched for a known cause. */
export class ChildFailure extends Error {
  /** @param {{ command: string, code: number | null, signal: string | null, output: string }} end */
  constructor({ command, code, signal, output }) {
    super(`${command} ${signal ? `was ended by ${signal}` : `ended with ${code}`}: ${tellingLine(output)}`);
    this.name = "ChildFailure";
    this.output = output;
  }
}

const KNOWN = [
  {
    signs: ["ENOSPC", "EDQUOT", "No space left on device", "Disk quota exceeded"],
    cause: { zh: "磁盘已满", en: "The disk is full" },
    remedy: {
      zh: "请清出至少 3 GB 空间（项目与缓存目录所在的磁盘），然后重新运行",
      en: "free at least 3 GB on the disk of the project and of the cache, then run the command again",
    },
  },
  {
    signs: ["EROFS", "Read-only file system"],
    cause: { zh: "文件系统为只读", en: "The file system is read-only" },
    remedy: {
      zh: "请把项目放到可写的磁盘上（缓存目录可用 GENAI_FILING_CACHE 另指）",
      en: "put the project on a writable disk (GENAI_FILING_CACHE chooses another cache folder)",
    },
  },
  {
    signs: ["EACCES", "EPERM", "Permission denied"],
    cause: { zh: "没有写入或执行的权限", en: "Permission to write or execute is missing" },
    remedy: {
      zh: "请把该文件夹交给当前用户：sudo chown -R $(id -u) 文件夹",
      en: "give the folder to the present user: sudo chown -R $(id -u) FOLDER",
    },
  },
];

/**
 * Turns whatever was thrown into cause and remedy. The error's code is looked at first, then its words.
 * @param {unknown} thrown
 * @returns {SetUpError}
 */
export function explainFailure(thrown) {
  if (thrown instanceof SetUpError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  const said = error instanceof ChildFailure ? error.output : `${code ?? ""} ${error.message}`;
  const known =
    KNOWN.find(({ signs }) => signs.includes(code ?? "")) ??
    KNOWN.find(({ signs }) => signs.some((sign) => said.includes(sign)));
  if (known) {
    const detail = ` (${path ?? lineWith(known.signs, said) ?? lastLine(error.message)})`;
    return new SetUpError({
      cause: { zh: known.cause.zh + detail, en: known.cause.en + detail },
      remedy: known.remedy,
      origin: error,
    });
  }
  const isChild = error instanceof ChildFailure;
  return new SetUpError({
    cause: isChild
      ? { zh: `未成功：${error.message}`, en: error.message }
      : { zh: `意外的错误：${lastLine(error.message)}`, en: `Unexpected error: ${lastLine(error.message)}` },
    remedy: {
      zh: "请以 DEBUG=1 重新运行，查看完整的错误记录",
      en: "run again with DEBUG=1 to see the whole record of the error",
    },
    origin: error,
  });
}

/**
 * Chinese first; a command to type is the same in both and stands once.
 * @param {Words} words
 */
export function inBothLanguages({ zh, en }) {
  return zh === en ? zh : `${zh} · ${en}`;
}

/**
 * The two lines a person reads; DEBUG=1 adds the stack traces.
 * @param {unknown} thrown
 * @param {boolean} debug
 */
export function describeFailure(thrown, debug = Boolean(process.env.DEBUG)) {
  const failure = explainFailure(thrown);
  const lines = [`✗ ${inBothLanguages(failure.words)}`, `  → ${inBothLanguages(failure.remedy)}`];
  if (debug) lines.push(String(failure.stack), ...(failure.cause ? [detailOf(failure.cause)] : []));
  return lines.join("\n");
}

/**
 * @param {string[]} signs
 * @param {string} text
 */
function lineWith(signs, text) {
  return meaningfulLines(text).find((line) => signs.some((sign) => line.includes(sign)));
}

/** @param {unknown} origin */
function detailOf(origin) {
  if (origin instanceof ChildFailure) return `${origin.stack}\n${origin.output}`;
  return origin instanceof Error ? String(origin.stack) : String(origin);
}

/** @param {string} text */
export function lastLine(text) {
  return meaningfulLines(text).at(-1) ?? "";
}

/**
 * The line of a program's output that says what went wrong: the first that speaks of an error, else the last.
 * @param {string} output
 */
export function tellingLine(output) {
  const lines = meaningfulLines(output);
  return lines.find((line) => /error|fail|cannot|missing|refus|in sync|失败|错误/i.test(line)) ?? lines.at(-1) ?? "";
}

/** Programs whose every line of a failure bears the same prefix, and lines that only lead elsewhere. */
const PREFIX = /^(npm error|npm ERR!)\s?/;
const NOISE =
  /^(code \S+|A complete log .*|Node\.js v.*|at .*|npm warn .*|node:\S+|\^+|throw .*|> Build error occurred|.*Turbopack build failed with .*)$/;

/** @param {string} text */
function meaningfulLines(text) {
  const lines = text.split("\n").map((line) => line.trim().replace(PREFIX, ""));
  return lines.filter((line) => line !== "" && !NOISE.test(line));
}
