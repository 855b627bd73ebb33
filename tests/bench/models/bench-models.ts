import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type BenchCase, CASES, METRIC_CASES } from "./cases";
import { Contestant } from "./contestant";
import { peerPython } from "./peer-environment";
import { limitsMissed, printTable, type Row, rowsOf } from "./table";

/**
 * How long a training step takes in the product, in PyTorch and in Keras, and how long the metrics take: every library
 * in a process of its own, turn by turn on the same machine, so that what disturbs one disturbs all. Ratios count, not
 * milliseconds. Nothing else may use the machine meanwhile.
 *   npm run bench:models [-- --json FILE --only vae --rounds 12]
 */
const { values: given } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string" },
    rounds: { type: "string", default: "12" },
    without: { type: "string", multiple: true, default: [] },
  },
});
const ROUNDS = Number(given.rounds);
const THREADS = availableParallelism();

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const tell = (line: string) => process.stderr.write(`${line}\n`);

function openContestants(): Contestant[] {
  const python = peerPython(tell);
  const environment = {
    ...process.env,
    ...{ BENCH_THREADS: String(THREADS), OMP_NUM_THREADS: String(THREADS), OPENBLAS_NUM_THREADS: String(THREADS) },
  };
  const node = (file: string, ...rest: string[]): [string, ...string[]] => [
    ...([process.execPath, "--import", "tsx", here(file)] as [string, ...string[]]),
    ...rest,
  ];
  const known: readonly [library: string, command: [string, ...string[]]][] = [
    ["genai-filing graph", node("step-child.ts", "graph")],
    ["PyTorch eager", [python, here("peers/torch_steps.py")]],
    ["Keras textbook loop", [python, here("peers/keras_steps.py")]],
    ["genai-filing op by op", node("step-child.ts", "opByOp")],
    ["genai-filing wasm", node("step-child.ts", "wasm")],
    ["genai-filing metrics", node("metrics-child.ts")],
    ["prdc", [python, here("peers/prdc_times.py")]],
  ];
  return known
    .filter(([library]) => !given.without.some((name) => library.includes(name)))
    .map(([library, command]) => new Contestant(library, command, environment));
}

/** Who takes part in a case: everybody that has the model. */
function takesPart(library: string, { textbookLimit }: BenchCase): boolean {
  if (library === "genai-filing metrics" || library === "prdc") return false;
  return library !== "Keras textbook loop" || textbookLimit !== null;
}

async function main(): Promise<void> {
  const contestants = openContestants();
  await Promise.all(contestants.map((each) => each.ready()));
  tell(`${cpus()[0]?.model}, ${THREADS} threads, load ${loadavg()[0]?.toFixed(2)}`);
  for (const { library, version, loadSeconds } of contestants)
    tell(`${library} ${version}, ready after ${loadSeconds.toFixed(1)} s`);
  const rows: Row[] = [];
  for (const bench of CASES.filter(({ model }) => model.includes(given.only ?? ""))) {
    const present = contestants.filter(({ library }) => takesPart(library, bench));
    await takeTurns(present, { model: bench.model, count: bench.turn });
    rows.push(...rowsOf(bench, present));
    printTable(rowsOf(bench, present));
  }
  for (const { model, only } of METRIC_CASES.filter((each) => each.model.includes(given.only ?? ""))) {
    const names = only === "prdc" ? ["genai-filing metrics", "prdc"] : ["genai-filing metrics"];
    const present = contestants.filter(({ library }) => names.includes(library));
    await takeTurns(present, { model, count: 1 }, Math.min(5, ROUNDS));
    rows.push(...rowsOf({ model, batch: 0 }, present));
    printTable(rowsOf({ model, batch: 0 }, present));
  }
  await Promise.all(contestants.map((each) => each.end()));
  if (given.json)
    writeFileSync(
      given.json,
      `${JSON.stringify(
        rows.map(({ note, ...row }) => row),
        null,
        2,
      )}\n`,
    );
  for (const line of limitsMissed(rows)) tell(line);
}

/** The order turns round from one round to the next, so that nobody always follows the same. */
async function takeTurns(
  present: readonly Contestant[],
  turn: { model: string; count: number },
  rounds = ROUNDS,
): Promise<void> {
  for (const each of present) await each.take({ ...turn, count: Math.min(3, turn.count) }, false);
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? present : present.toReversed();
    for (const each of order) await each.take(turn, true);
  }
}

await main();
