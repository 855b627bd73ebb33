import type { RunDelta, RunView } from "@/lib/assessment/types";
import { lastPointStep, leavesGap, mergeDelta } from "./merge-delta";

export type Connection = "connecting" | "live" | "retrying" | "ended";

export interface LiveRun {
  readonly run: RunView;
  readonly connection: Connection;
  readonly paused: boolean;
}

export interface RunStream {
  subscribe(changed: () => void): () => void;
  snapshot(): LiveRun;
  setPaused(paused: boolean): void;
}

/** Seconds before the next try after a lost connection; the last repeats. */
const RETRY_SECONDS = [1, 2, 5, 10];

/**
 * Follows a run while somebody looks at it. A lost connection is opened again by ourselves and not by the browser, so
 * that it always asks for the points past the last one it holds. While paused, news is taken in but not shown.
 */
export function createRunStream(initial: RunView): RunStream {
  let shown: LiveRun = { run: initial, connection: initial.eventsUrl ? "connecting" : "ended", paused: false };
  let latest = initial;
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const listeners = new Set<() => void>();

  function show(change: Partial<LiveRun>) {
    shown = { ...shown, ...change };
    for (const changed of listeners) changed();
  }

  function take(delta: RunDelta) {
    if (leavesGap(latest, delta)) return reopen();
    failures = 0;
    latest = mergeDelta(latest, delta);
    const ended = latest.eventsUrl === null;
    if (ended) close();
    show({ connection: ended ? "ended" : "live", ...(shown.paused && !ended ? {} : { run: latest, paused: false }) });
  }

  function open() {
    if (!latest.eventsUrl) return;
    source = new EventSource(`${latest.eventsUrl}?after=${lastPointStep(latest)}`);
    source.addEventListener("run", (event) => take(JSON.parse(event.data) as RunDelta));
    source.onopen = () => show({ connection: "live" });
    source.onerror = reopen;
  }

  function reopen() {
    close();
    // The first try after a loss is usually the server ending a long stream in order: no reason to alarm.
    show({ connection: failures === 0 ? "connecting" : "retrying" });
    const seconds = RETRY_SECONDS[Math.min(failures, RETRY_SECONDS.length - 1)] ?? 1;
    failures += 1;
    retry = setTimeout(open, seconds * 1_000);
  }

  function close() {
    clearTimeout(retry);
    source?.close();
    source = null;
  }

  return {
    subscribe(changed) {
      listeners.add(changed);
      if (listeners.size === 1) open();
      return () => {
        listeners.delete(changed);
        if (listeners.size === 0) close();
      };
    },
    snapshot: () => shown,
    setPaused: (paused) => show(paused ? { paused } : { paused, run: latest }),
  };
}
