import { vi } from "vitest";
import { followRun } from "@/lib/assessment/service/follow-run";
import type { RunDelta, RunView } from "@/lib/assessment/types";
import type { Actor, Tenant } from "@/lib/identity/types";

/** A browser window on a run: reads the event stream, so that a test waits for what happens and never sleeps. */
export class RunWindow {
  readonly deltas: RunDelta[] = [];
  readonly #closing = new AbortController();
  #reader: ReadableStreamDefaultReader<Uint8Array> | null = null;
  #text = "";
  #lastEventId: string | null = null;

  /** `reopens`: connects again after a loss, as the page does, from where it had been. */
  constructor(
    private readonly run: { actor: Actor; tenant: Tenant; runId: string; lastEventId?: string; reopens?: boolean },
  ) {}

  async open(): Promise<this> {
    const { actor, tenant, runId } = this.run;
    const lastEventId = this.#lastEventId ?? this.run.lastEventId ?? null;
    const stream = await followRun({ actor, tenant, runId, lastEventId, signal: this.#closing.signal });
    this.#reader = stream?.getReader() ?? null;
    return this;
  }

  /** The first view that fits; fails when the stream ends before. */
  async until(fits: (run: RunView) => boolean): Promise<RunView> {
    for (;;) {
      const delta = await this.next();
      if (!delta) throw new Error(`The stream ended at ${JSON.stringify(this.deltas.at(-1)?.run.status)}`);
      if (fits(delta.run)) return delta.run;
    }
  }

  /** Null when the stream is over. */
  async next(): Promise<RunDelta | null> {
    for (;;) {
      const event = this.#takeEvent();
      if (event) return event;
      const { done, value } = (await this.#reader?.read()) ?? { done: true, value: undefined };
      if (done && this.run.reopens && !this.deltas.at(-1)?.run.status.finished) {
        await this.#reopen();
        continue;
      }
      if (done) return null;
      this.#text += Buffer.from(value).toString("utf8");
    }
  }

  /** As often as it takes, a moment apart. */
  async #reopen(): Promise<void> {
    this.#text = "";
    await vi.waitFor(() => this.open(), { timeout: 60_000, interval: 250 });
  }

  #takeEvent(): RunDelta | null {
    for (let end = this.#text.indexOf("\n\n"); end >= 0; end = this.#text.indexOf("\n\n")) {
      const block = this.#text.slice(0, end);
      this.#text = this.#text.slice(end + 2);
      const id = block.split("\n").find((line) => line.startsWith("id: "));
      if (id) this.#lastEventId = id.slice("id: ".length);
      const data = block.split("\n").find((line) => line.startsWith("data: "));
      if (!block.includes("event: run") || !data) continue;
      const delta = JSON.parse(data.slice("data: ".length)) as RunDelta;
      this.deltas.push(delta);
      return delta;
    }
    return null;
  }

  close(): void {
    this.#closing.abort();
  }
}

export const ended = (run: RunView) => run.status.finished;
