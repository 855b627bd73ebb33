import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isAlive, whileLocked } from "@/scripts/set-up/folder-lock.mjs";
import { acceptsConnection, assertWebPort, preferPort } from "@/scripts/set-up/ports.mjs";
import { chooseSeed, serviceEnvironment } from "@/scripts/set-up/service-environment.mjs";
import { alreadyDone, runStep } from "@/scripts/set-up/step.mjs";
import { claimFolder } from "@/scripts/supervisor/run-file.mjs";
import { restartDelay } from "@/scripts/supervisor/service.mjs";
import { Supervisor } from "@/scripts/supervisor/supervisor.mjs";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "supervisor-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const node = (program: string) => ({ command: process.execPath, args: ["-e", program], options: {} });

describe("services", () => {
  let said = "";
  let supervisor: Supervisor;
  const keep = (text: string) => {
    said += text;
  };
  beforeEach(() => {
    said = "";
    supervisor = new Supervisor({ write: keep, colours: false });
  });
  afterEach(() => supervisor.stop());

  test("one that falls is started again, and said so", async () => {
    const marks = join(folder, "marks");
    const program = `const fs=require("fs"); fs.appendFileSync(${JSON.stringify(marks)},"x"); if (fs.readFileSync(${JSON.stringify(marks)}).length<2) process.exit(3); setInterval(()=>{},1000)`;
    supervisor.start({ name: "worker", launch: node(program) });
    await vi.waitFor(async () => expect(await readFile(marks, "utf8")).toBe("xx"), { timeout: 10_000 });
    expect(said).toMatch(/^worker {3}│ .*ended unexpectedly \(3\), restarting in 1 s$/m);
  });

  test("the first stops last, and what a service started goes with it", async () => {
    const order = join(folder, "order");
    const trapping = (name: string) =>
      node(
        `process.on("SIGTERM",()=>setTimeout(()=>{require("fs").appendFileSync(${JSON.stringify(order)},"${name} ");process.exit(0)},200)); setInterval(()=>{},1000); console.log("up")`,
      );
    const parent = node(
      `const {spawn}=require("child_process"); const c=spawn(process.execPath,["-e","setInterval(()=>{},1000)"]); console.log("child "+c.pid); process.on("SIGTERM",()=>process.exit(0)); setInterval(()=>{},1000)`,
    );
    supervisor.start({ name: "database", launch: trapping("database") });
    supervisor.start({ name: "web", launch: trapping("web") });
    supervisor.start({ name: "worker", launch: parent });
    await vi.waitFor(() => expect(said).toContain("database │ up"), { timeout: 10_000 });
    await vi.waitFor(() => expect(said).toContain("child"), { timeout: 10_000 });
    await vi.waitFor(() => expect(said).toContain("web      │ up"), { timeout: 10_000 });
    const child = Number(/child (\d+)/.exec(said)?.[1]);
    await supervisor.stop();
    expect(await readFile(order, "utf8")).toBe("web database ");
    await vi.waitFor(() => expect(isAlive(child)).toBe(false), { timeout: 5_000 });
  });

  test("one that does not listen is ended by force after its time", async () => {
    const deaf = node(`process.on("SIGTERM",()=>{}); setInterval(()=>{},1000); console.log("up")`);
    const service = supervisor.start({ name: "worker", launch: deaf, graceMs: 300 });
    await vi.waitFor(() => expect(said).toContain("up"), { timeout: 10_000 });
    await supervisor.stop();
    expect(service.isRunning()).toBe(false);
    expect(said).toContain("ended by force");
  });

  test("the pause before a restart doubles up to half a minute", () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(restartDelay)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });
});

describe("one supervisor in a folder", () => {
  const what = { zh: "本系统", en: "the product" };

  test("a second one is refused with the process and address of the first", async () => {
    const file = join(folder, "running.json");
    // The parent of this process runs for certain and is not this process.
    await writeFile(file, JSON.stringify({ pid: process.ppid, address: "http://localhost:3000" }));
    const refused = claimFolder({ file, script: "", what });
    await expect(refused).rejects.toThrow(new RegExp(`process ${process.ppid} – http://localhost:3000`));
  });

  test("a dead one, or a process number that went to another program, does not hold it", async () => {
    const file = join(folder, "running.json");
    await writeFile(file, JSON.stringify({ pid: process.ppid }));
    const claim = await claimFolder({ file, script: "a-program-of-another-name.mjs", what });
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ pid: process.pid });
    await claim.release();
    await expect(readFile(file)).rejects.toThrow(/ENOENT/);
  });
});

describe("ports", () => {
  test("a taken one is refused, a remembered one that is taken is replaced", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const request = { port: String(port), host: "127.0.0.1", command: "npm start" };
    await expect(assertWebPort(request)).rejects.toThrow(`port ${port} is taken`);
    expect(await preferPort({ port, host: "127.0.0.1" })).not.toBe(port);
    expect(await acceptsConnection({ port, host: "127.0.0.1" })).toBe(true);
    server.close();
    await once(server, "close");
    expect(await acceptsConnection({ port, host: "127.0.0.1" })).toBe(false);
  });

  test.each(["web", "0", "70000", "3.5"])("PORT=%s is not a port", async (port) => {
    await expect(assertWebPort({ port, host: "127.0.0.1", command: "npm start" })).rejects.toThrow(/not a port number/);
  });
});

describe("steps", () => {
  const title = { zh: "编译", en: "binding" };
  let said = "";
  const keep = (text: string) => {
    said += text;
  };
  const output = { write: keep, terminal: false };
  beforeEach(() => {
    said = "";
  });

  test("one line with its seconds, or that it was done", async () => {
    expect(await runStep(title, async () => 7, output)).toBe(7);
    expect(await runStep(title, async () => alreadyDone(8), output)).toBe(8);
    expect(said).toMatch(/^✓ 编译 · binding … \d+\.\d s\n– 编译 · binding … 已完成 already done\n$/);
  });

  test("a failure is marked and passed on", async () => {
    await expect(runStep(title, () => Promise.reject(new Error("no")), output)).rejects.toThrow("no");
    expect(said).toMatch(/^✗ 编译 · binding … \d+\.\d s\n$/);
  });
});

test("a lock whose holder died is taken over; a living holder is waited for", async () => {
  const path = join(folder, "lock");
  await writeFile(path, JSON.stringify({ pid: 2 ** 22 + 1, host: (await import("node:os")).hostname() }));
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} in`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`${name} out`);
  };
  await Promise.all([whileLocked(path, work("a"), { pollMs: 5 }), whileLocked(path, work("b"), { pollMs: 5 })]);
  expect(order.map((entry) => entry.split(" ")[1])).toEqual(["in", "out", "in", "out"]);
});

describe("what the services are told", () => {
  const verdict = {
    ...{ backend: "tensorflow" as const, library: "2.21.0", device: "cpu" as const, ldLibraryPath: null },
    ...{ reason: null, remedy: null, checkedAt: "2026-11-23T00:00:00.000Z" },
  };
  const facts = {
    ...{ databaseUrl: "postgresql://x@127.0.0.1:1/y", address: "http://localhost:3000", verdict, demo: true },
    secrets: { nextauthSecret: "s".repeat(64), databasePassword: "p" },
  };

  test("a value that a person set wins over a generated one", () => {
    expect(serviceEnvironment({ ...facts, given: {} }).NEXTAUTH_SECRET).toBe("s".repeat(64));
    expect(serviceEnvironment({ ...facts, given: { NEXTAUTH_SECRET: "own" } }).NEXTAUTH_SECRET).toBe("own");
  });

  test("the CUDA libraries are put before the machine's own", () => {
    const gpu = { ...verdict, ldLibraryPath: "/cuda/lib" };
    const environment = serviceEnvironment({ ...facts, verdict: gpu, given: { LD_LIBRARY_PATH: "/usr/own" } });
    expect(environment.LD_LIBRARY_PATH).toBe("/cuda/lib:/usr/own");
  });

  test.each([
    [{}, "demo"],
    [{ NODE_ENV: "production" }, "law"],
    [{ NODE_ENV: "production", GENAI_FILING_SEED: "demo" }, "demo"],
    [{ GENAI_FILING_SEED: "none" }, null],
  ] as const)("%j → seed %s", (given, expected) => {
    expect(chooseSeed(given)).toBe(expected);
  });
});
