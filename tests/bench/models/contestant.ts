import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Turn, TurnTimes } from "./turn-protocol";

/** One library in a process of its own. It computes only when it is its turn. */
export class Contestant {
  readonly milliseconds = new Map<string, number[]>();
  readonly notes = new Map<string, TurnTimes>();
  version = "";
  /** Seconds from the start of the process until it takes turns. */
  loadSeconds = 0;
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;

  constructor(
    readonly library: string,
    command: readonly [program: string, ...given: string[]],
    environment: NodeJS.ProcessEnv,
  ) {
    const [program, ...given] = command;
    this.child = spawn(program, given, { env: environment, stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  }

  async ready(): Promise<void> {
    const began = performance.now();
    this.version = ((await this.nextLine()) as { version: string }).version;
    this.loadSeconds = (performance.now() - began) / 1_000;
  }

  /** Times that are `kept` count; the first turns warm caches up and do not. */
  async take(turn: Turn, kept: boolean): Promise<void> {
    this.child.stdin?.write(`${JSON.stringify(turn)}\n`);
    const times = (await this.nextLine()) as TurnTimes;
    this.notes.set(turn.model, times);
    if (!kept) return;
    this.milliseconds.set(turn.model, [...(this.milliseconds.get(turn.model) ?? []), ...times.milliseconds]);
  }

  async end(): Promise<void> {
    this.child.stdin?.end();
    if (this.child.exitCode === null) await once(this.child, "exit");
  }

  private async nextLine(): Promise<unknown> {
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`${this.library} ended before it answered`);
    return JSON.parse(value);
  }
}
