import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

/** @typedef {{ command: string, args: string[], options: import("node:child_process").SpawnOptions }} Launch */
/**
 * @typedef {object} ServiceDefinition
 * @property {string} name
 * @property {Launch} launch
 * @property {NodeJS.Signals} [stopSignal]
 * @property {number} [graceMs] how long it may take to stop by itself
 * @property {(line: string) => boolean} [shows] which lines of its output are passed on
 */

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** A service that lived this long is sound again: its next fall starts with the short delay. */
const SOUND_AFTER_MS = 60_000;
const KEPT_LINES = 40;

/** @param {number} falls how often it fell in a row, from 1 */
export function restartDelay(falls) {
  return Math.min(FIRST_DELAY_MS * 2 ** (falls - 1), LONGEST_DELAY_MS);
}

/** One program that is to run until it is told to stop: started again when it ends by itself. */
export class Service {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;
  #ended = Promise.resolve();
  #stopping = false;
  #falls = 0;
  #startedAt = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #restart;
  /** @type {string[]} */
  #lastLines = [];

  /**
   * @param {ServiceDefinition} definition
   * @param {(line: string) => void} say
   */
  constructor({ name, launch, stopSignal = "SIGTERM", graceMs = 15_000, shows = () => true }, say) {
    this.name = name;
    this.launch = launch;
    this.stopSignal = stopSignal;
    this.graceMs = graceMs;
    this.shows = shows;
    this.say = say;
  }

  start() {
    this.#startedAt = performance.now();
    // A group of its own: Ctrl-C in the terminal reaches the supervisor alone, which stops the services in order.
    const child = spawn(this.launch.command, this.launch.args, {
      ...this.launch.options,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", (line) => this.#pass(line));
    }
    this.#ended = new Promise((resolve) => {
      child.once("error", (error) => {
        this.#pass(error.message);
        resolve();
        this.#onEnd(error.message);
      });
      child.once("exit", (code, signal) => {
        resolve();
        this.#onEnd(signal ?? `${code}`);
      });
    });
  }

  /** What it said last, when it is not running; null while it runs. */
  lastWords() {
    return this.isRunning() ? null : this.#lastLines.join("\n");
  }

  isRunning() {
    return this.#child?.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Asks it to stop, waits, and leaves nothing of its group behind. */
  async stop() {
    this.#stopping = true;
    clearTimeout(this.#restart);
    if (this.isRunning()) {
      this.#child?.kill(this.stopSignal);
      const patience = new AbortController();
      const timedOut = wait(this.graceMs, true, { signal: patience.signal }).catch(() => false);
      const late = await Promise.race([this.#ended.then(() => false), timedOut]);
      patience.abort();
      if (late)
        this.say(
          `未在 ${this.graceMs / 1000} s 内停止，强制结束 · did not stop in ${this.graceMs / 1000} s, ended by force`,
        );
    }
    this.endGroup();
    await this.#ended;
  }

  /** The program and everything it started in its group. */
  endGroup() {
    if (!this.#child?.pid) return;
    try {
      process.kill(-this.#child.pid, "SIGKILL");
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error; // gone already
    }
  }

  /** @param {string} line */
  #pass(line) {
    this.#lastLines = [...this.#lastLines, line].slice(-KEPT_LINES);
    if (this.shows(line)) this.say(line);
  }

  /** @param {string} how exit code or signal */
  #onEnd(how) {
    if (this.#stopping) return;
    this.endGroup(); // its children must not go on without it
    const lived = performance.now() - this.#startedAt;
    this.#falls = lived > SOUND_AFTER_MS ? 1 : this.#falls + 1;
    const delay = restartDelay(this.#falls);
    this.say(
      `意外结束（${how}），${delay / 1000} s 后重启 · ended unexpectedly (${how}), restarting in ${delay / 1000} s`,
    );
    this.#restart = setTimeout(() => this.start(), delay);
  }
}
