import { database } from "@/lib/db/client";
import { log } from "@/lib/log";
import { closeQueue } from "@/lib/queue/boss";
import { startWorker } from "./worker";

/** Starts as `node --conditions=react-server --import tsx lib/worker/main.ts`. Ends on SIGTERM or SIGINT, in order. */
const worker = await startWorker();

let ending = false;
async function end(signal: NodeJS.Signals): Promise<void> {
  if (ending) return;
  ending = true;
  log.info({ signal }, "worker.signal");
  await worker.stop();
  await closeQueue();
  await database().$disconnect();
  // A handle that somebody forgot must not keep a process alive that was told to end.
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void end(signal));
