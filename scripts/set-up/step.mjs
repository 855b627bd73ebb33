/** @typedef {import("./remedy.mjs").Words} Words */

/** What a step's work returns when there was nothing to do. @template T */
class AlreadyDone {
  /** @param {T} value */
  constructor(value) {
    this.value = value;
  }
}

/**
 * @template [T=void]
 * @param {T} [value] what the step would have returned after doing it
 */
export function alreadyDone(value) {
  return new AlreadyDone(/** @type {T} */ (value));
}

/** @param {number} milliseconds */
export function inSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * The one way to run a step: it says in one line what was done and how long it took.
 * On a terminal the line stands there while the step runs, so that nobody waits before an empty screen.
 *
 * @template T
 * @param {Words} title
 * @param {() => Promise<T | AlreadyDone<T>>} work
 * @param {{ write?: (text: string) => void, terminal?: boolean }} output
 * @returns {Promise<T>} what the work returned
 */
export async function runStep(title, work, output = {}) {
  const write = output.write ?? ((text) => void process.stdout.write(text));
  const terminal = output.terminal ?? process.stdout.isTTY;
  const name = `${title.zh} · ${title.en}`;
  const started = performance.now();
  if (terminal) write(`… ${name}`);
  const finish = (/** @type {string} */ line) => write(terminal ? `\r\x1b[2K${line}\n` : `${line}\n`);
  try {
    const result = await work();
    if (result instanceof AlreadyDone) {
      finish(`– ${name} … 已完成 already done`);
      return result.value;
    }
    finish(`✓ ${name} … ${inSeconds(performance.now() - started)}`);
    return result;
  } catch (error) {
    finish(`✗ ${name} … ${inSeconds(performance.now() - started)}`);
    throw error;
  }
}
