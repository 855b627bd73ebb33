import { type Clock, systemClock } from "@/lib/clock";
import { listen } from "@/lib/db/listen";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/log";
import { hasCurvePoint, RUN_CHANNEL } from "../repository/run";
import type { RunDelta, RunView } from "../types";
import type { RunReader } from "./read-run-file";
import { viewRun } from "./view-run";

/** Timing of an event stream, in seconds. */
const STREAM = {
  /** A comment, so that a proxy does not take silence for the end. */
  heartbeat: 15,
  /** Then the browser connects again, and whoever lost the right to read is told so. */
  lifetime: 600,
  /** What a browser waits before it connects again. */
  retry: 2,
} as const;

/** Marks the last event in its id: a browser that connects again after it is answered 204 and stays away. */
const FINAL = "final";

export interface RunFollower extends RunReader {
  readonly lastEventId: string | null;
  readonly signal: AbortSignal;
}

/**
 * The events of a run: first everything past what the reader has, then every change, until the run ends. Null where the
 * reader has already seen the end.
 * @throws AppError NOT_FOUND also for a run of another organisation, before a stream is opened
 */
export async function followRun(
  follower: RunFollower,
  clock: Clock = systemClock,
): Promise<ReadableStream<Uint8Array> | null> {
  const seen = readEventId(follower.lastEventId);
  const first = await viewRun({ ...follower, afterStep: seen.step }, clock);
  if (first.status.finished && seen.final) return null;
  const stream = new RunStream(follower, seen.step, clock);
  return stream.open();
}

function readEventId(lastEventId: string | null): { step: number; final: boolean } {
  const [step, mark] = (lastEventId ?? "").split(":");
  const parsed = Number.parseInt(step ?? "", 10);
  return { step: Number.isSafeInteger(parsed) ? parsed : -1, final: mark === FINAL };
}

/** One reader's stream. Notices only mark it stale; it sends when its reader has room, so a slow one gets fewer. */
class RunStream {
  readonly #encoder = new TextEncoder();
  readonly #timers: NodeJS.Timeout[] = [];
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #stopListening: (() => Promise<void>) | null = null;
  #stale = true;
  #sending = false;
  #closed = false;

  constructor(
    private readonly follower: RunFollower,
    private afterStep: number,
    private readonly clock: Clock,
  ) {}

  open(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start: (controller) => this.#start(controller),
      pull: () => this.#send(),
      cancel: () => this.#close(),
    });
  }

  async #start(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    this.#controller = controller;
    this.follower.signal.addEventListener("abort", () => void this.#close(), { once: true });
    const markStale = () => {
      this.#stale = true;
      void this.#send();
    };
    const stop = await listen(RUN_CHANNEL, (runId) => runId === this.follower.runId && markStale(), markStale);
    if (this.#closed || this.follower.signal.aborted) {
      await stop();
      return this.#close();
    }
    this.#stopListening = stop;
    this.#write(`retry: ${STREAM.retry * 1_000}\n\n`);
    this.#timers.push(setInterval(() => this.#write(": \n\n"), STREAM.heartbeat * 1_000));
    this.#timers.push(setTimeout(() => void this.#close(), STREAM.lifetime * 1_000));
  }

  /** Reads and sends while something is stale and the reader takes it. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#stale && !this.#closed && (this.#controller?.desiredSize ?? 0) > 0) {
        this.#stale = false;
        await this.#sendView();
      }
    } catch (error) {
      // The page connects again and is told what is wrong by the status of that answer.
      log.warn({ err: error, runId: this.follower.runId }, "run.follow");
      await this.#close();
    } finally {
      this.#sending = false;
    }
  }

  /** The run with what is past the reader's curve; with the whole curve where that one is not the run's any more. */
  async #view(): Promise<RunView> {
    const view = () => viewRun({ ...this.follower, afterStep: this.afterStep }, this.clock);
    const run = await view();
    const { runId } = this.follower;
    if (this.afterStep < 0 || (await inTransaction((tx) => hasCurvePoint(tx, runId, this.afterStep)))) return run;
    this.afterStep = -1;
    return view();
  }

  async #sendView(): Promise<void> {
    const run = await this.#view();
    const delta: RunDelta = { afterStep: this.afterStep, run };
    this.afterStep = lastStep(run) ?? this.afterStep;
    const mark = run.status.finished ? FINAL : run.status.code;
    this.#write(`id: ${this.afterStep}:${mark}\nevent: run\ndata: ${JSON.stringify(delta)}\n\n`);
    if (run.status.finished) await this.#close();
  }

  #write(text: string): void {
    if (!this.#closed) this.#controller?.enqueue(this.#encoder.encode(text));
  }

  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    const stop = this.#stopListening;
    this.#stopListening = null;
    try {
      this.#controller?.close();
    } catch {
      // Already closed by the reader's side: nothing is left to close.
    }
    await stop?.();
  }
}

const lastStep = (run: RunView) => run.curves.points.at(-1)?.step;
