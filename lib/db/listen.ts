import { Client, escapeIdentifier } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

interface Subscriber {
  readonly onNotice: (payload: string) => void;
  /** The connection was away for a moment: whatever was announced meanwhile must be read again. */
  readonly onGap: () => void;
}

/**
 * LISTEN on one connection per process, shared by everybody who follows something: a browser window costs an entry in
 * a map, not a connection. The connection opens with the first subscriber and closes with the last.
 */
class SharedListener {
  readonly #channels = new Map<string, Set<Subscriber>>();
  #client: Client | null = null;
  #work: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | null = null;

  get subscribers(): number {
    return [...this.#channels.values()].reduce((sum, set) => sum + set.size, 0);
  }

  async subscribe(channel: string, subscriber: Subscriber): Promise<() => Promise<void>> {
    const set = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, set.add(subscriber));
    try {
      await this.#inTurn(() => this.#listenTo(channel));
    } catch (error) {
      await this.#leave(channel, subscriber);
      throw error;
    }
    return () => this.#leave(channel, subscriber);
  }

  /** Connecting, listening and closing follow each other, so that two subscribers never open two connections. */
  #inTurn(step: () => Promise<void>): Promise<void> {
    const turn = this.#work.then(step);
    this.#work = turn.catch(() => {});
    return turn;
  }

  async #listenTo(channel: string): Promise<void> {
    if (!this.#client) await this.#connect();
    else await this.#client.query(`LISTEN ${escapeIdentifier(channel)}`);
  }

  async #connect(): Promise<void> {
    const client = new Client({ connectionString: env().DATABASE_URL, keepAlive: true, application_name: "listener" });
    client.on("error", () => this.#reconnectSoon(client));
    client.on("end", () => this.#reconnectSoon(client));
    client.on("notification", ({ channel, payload }) => {
      for (const { onNotice } of this.#channels.get(channel) ?? []) onNotice(payload ?? "");
    });
    try {
      await client.connect();
      for (const channel of this.#channels.keys()) await client.query(`LISTEN ${escapeIdentifier(channel)}`);
    } catch (error) {
      // Half a connection listens to nothing; whoever asked tries again with a whole one.
      await client.end().catch(() => {});
      throw error;
    }
    this.#client = client;
  }

  #reconnectSoon(client: Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#scheduleReconnect();
  }

  #scheduleReconnect(): void {
    if (this.#retry || this.subscribers === 0) return;
    log.warn({ subscribers: this.subscribers }, "listening connection lost, connecting again");
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#inTurn(() => this.#reconnect());
    }, RETRY_MILLISECONDS);
  }

  async #reconnect(): Promise<void> {
    if (this.#client || this.subscribers === 0) return;
    try {
      await this.#connect();
    } catch (error) {
      log.warn({ err: error }, "listening connection not back yet");
      this.#scheduleReconnect();
      return;
    }
    for (const set of this.#channels.values()) for (const { onGap } of set) onGap();
  }

  async #leave(channel: string, subscriber: Subscriber): Promise<void> {
    const set = this.#channels.get(channel);
    set?.delete(subscriber);
    if (set?.size === 0) this.#channels.delete(channel);
    if (this.subscribers === 0) await this.#inTurn(() => this.#close());
  }

  async #close(): Promise<void> {
    if (this.subscribers > 0) return;
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = null;
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }
}

const RETRY_MILLISECONDS = 1_000;

// Next reloads modules during development; one connection per process survives that.
const kept = globalThis as { listener?: SharedListener };

function listener(): SharedListener {
  kept.listener ??= new SharedListener();
  return kept.listener;
}

/** Follows a channel until the returned function is called. Resolves when the database has begun to deliver. */
export function listen(
  channel: string,
  onNotice: (payload: string) => void,
  onGap: () => void = () => {},
): Promise<() => Promise<void>> {
  return listener().subscribe(channel, { onNotice, onGap });
}

/** How many follow something in this process; tests look here for what was left behind. */
export function countSubscribers(): number {
  return listener().subscribers;
}
