import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { type FromTraining, fromTraining, type ToTraining, type TrainingJob } from "./messages";

/** How a training process ended, in the words of the worker. */
export type TrainingEnd =
  | Extract<FromTraining, { type: "done" | "failed" | "broken" | "stopped" }>
  /** Gone without a word: killed, out of memory, crashed in native code. */
  | { readonly type: "vanished"; readonly exitCode: number | null; readonly signal: NodeJS.Signals | null }
  /** No sign of life for a whole lease; it was killed. */
  | { readonly type: "silent" };

export interface TrainingChildOptions {
  readonly job: TrainingJob;
  readonly silenceSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Logger;
  /** Called for each message in order; the next waits until it is dealt with. */
  readonly onMessage: (message: FromTraining) => Promise<void>;
  /** The module that trains; tests put a broken one here. */
  readonly entry?: string;
}

const ENTRY = fileURLToPath(new URL("./training-process.ts", import.meta.url));
const LAST_WORDS = new Set<FromTraining["type"]>(["done", "failed", "broken", "stopped"]);

/** One forked training process. The worker survives whatever happens in it. */
export class TrainingChild {
  readonly #child: ChildProcess;
  readonly #options: TrainingChildOptions;
  #dealing: Promise<void> = Promise.resolve();
  #lastWord: TrainingEnd | null = null;
  #silence: NodeJS.Timeout | null = null;
  #silent = false;
  readonly ended: Promise<TrainingEnd>;

  constructor(options: TrainingChildOptions) {
    this.#options = options;
    this.#child = fork(options.entry ?? ENTRY, [], {
      // tsx as a loader, not as a wrapper: a signal must reach the process that trains, and its id must be the child's.
      // The binding calls a function of node:util that is deprecated; nobody here can act on the warning.
      execArgv: ["--conditions=react-server", "--import", "tsx", "--disable-warning=DEP0044"],
      env: { ...process.env, ...options.environment }, // passed on whole, read by nobody here
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      serialization: "advanced",
    });
    this.#child.on("message", (raw) => this.#receive(raw));
    this.#child.on("error", (error) => options.log.error({ err: error }, "training.process"));
    this.ended = this.#awaitEnd();
    this.#tell({ type: "start", job: options.job });
    this.#awaitSign();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks to stop between two steps; `keep` writes a checkpoint first. */
  stop(keep: boolean): void {
    this.#tell({ type: "stop", keep });
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  #tell(message: ToTraining): void {
    // A process that is gone cannot be told anything; its end is noticed by `ended`.
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  #receive(raw: unknown): void {
    this.#awaitSign();
    const parsed = fromTraining.safeParse(raw);
    if (!parsed.success) {
      this.#options.log.error({ issues: parsed.error.issues }, "training.strangeMessage");
      return;
    }
    const message = parsed.data;
    this.#dealing = this.#dealing.then(() => this.#deal(message));
  }

  async #deal(message: FromTraining): Promise<void> {
    if (LAST_WORDS.has(message.type)) this.#lastWord = message as TrainingEnd;
    try {
      await this.#options.onMessage(message);
    } catch (error) {
      // What could not be written is lost, so this try is over; the next goes on from the last recorded checkpoint.
      this.#options.log.error({ err: error, message: message.type }, "training.report");
      this.#lastWord = { type: "broken", message: "a report of the training process could not be recorded" };
      this.kill();
    }
  }

  #awaitSign(): void {
    if (this.#silence) clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#silent = true;
      this.kill();
    }, this.#options.silenceSeconds * 1_000);
  }

  /** The channel may deliver after the exit, so both must be over before the last word counts. */
  async #awaitEnd(): Promise<TrainingEnd> {
    const exited = once(this.#child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
    const disconnected = once(this.#child, "disconnect");
    const [exitCode, signal] = await exited;
    await disconnected;
    if (this.#silence) clearTimeout(this.#silence);
    await this.#dealing;
    if (this.#silent) return { type: "silent" };
    return this.#lastWord ?? { type: "vanished", exitCode, signal };
  }
}
