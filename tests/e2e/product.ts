import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export interface Product {
  readonly address: string;
  stop(): Promise<void>;
}

interface Surroundings {
  root: string;
  /** For stored files; removed afterwards. */
  folder: string;
  verdict: string;
  /** Milliseconds by which web and worker are ahead; a story walks through days by writing it. */
  clock: string;
  databaseUrl: string;
}

const TYPESCRIPT = ["--no-deprecation", "--conditions=react-server", "--import", "tsx"];
const READY_WITHIN_MS = 60_000;

/** Migrates and seeds by the same commands as a start, then starts web and worker. */
export async function startProduct({ root, folder, verdict, clock, databaseUrl }: Surroundings): Promise<Product> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    TZ: "Asia/Kathmandu",
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: "only-for-browser-tests-0123456789abcdef",
    NEXTAUTH_URL: address,
    STORAGE_FOLDER: join(folder, "files"),
    FASHION_MNIST_FOLDER: join(folder, "fashion-mnist"),
    BACKEND_VERDICT_FILE: verdict,
    TEST_CLOCK: clock,
    TRAINING_THREADS: "2",
    DEMO_ACCOUNTS: "yes",
    LOG_LEVEL: "warn",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  run(...TYPESCRIPT, "prisma/migrate.ts", "apply");
  run(...TYPESCRIPT, "prisma/seed.ts", "demo");
  const start = (...args: string[]) => spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  const web = start(join(root, "node_modules/next/dist/bin/next"), "start", "-H", "localhost", "-p", String(port));
  const worker = start(...TYPESCRIPT, "lib/worker/main.ts");
  await untilReady(`${address}/api/health`, web);
  return { address, stop: async () => void (await Promise.all([end(worker), end(web)])) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const port = (server.address() as { port: number }).port;
  server.close();
  await once(server, "close");
  return port;
}

async function untilReady(url: string, web: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (web.exitCode !== null) throw new Error("the web server ended before it answered; is the app built?");
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error(`${url} did not answer within ${READY_WITHIN_MS / 1_000} s`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(late);
}
