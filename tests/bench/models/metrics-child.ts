import { SeededRandom } from "@/models/data/random";
import { authPct } from "@/models/metrics/auth-pct";
import { type FeatureMatrix, makeFeatureMatrix } from "@/models/metrics/feature-matrix";
import { frechetDistance } from "@/models/metrics/frechet-distance";
import { membershipInference } from "@/models/metrics/membership";
import { prdc } from "@/models/metrics/prdc";
import { METRIC_CASES } from "./cases";
import { serveTurns, timeCalls } from "./turn-protocol";

/** Times of our metrics for the bench, and what memory grew by. */

const COLUMNS = 64;
const prepared = new Map<string, () => void>();

await serveTurns(process.version, ({ model, count }) => {
  const measure = prepared.get(model) ?? prepare(model);
  prepared.set(model, measure);
  const before = process.memoryUsage.rss();
  const milliseconds = timeCalls(count, measure);
  const highest = process.resourceUsage().maxRSS / 1_024;
  return { milliseconds, addedMegabytes: Math.max(0, highest - before / 2 ** 20) };
});

function prepare(name: string): () => void {
  const found = METRIC_CASES.find(({ model }) => model === name);
  if (!found) throw new RangeError(`no bench of ${name}`);
  const real = features(found.rows, "real", 1);
  const fake = features(found.rows, "generated", 0.95);
  if (found.only === "prdc") return () => prdc({ real, fake });
  const train = features(found.rows, "train", 1);
  return () => {
    prdc({ real, fake });
    frechetDistance({ a: real, b: fake });
    authPct({ train, generated: fake });
    membershipInference({ members: train, nonMembers: real, generated: fake, seed: 1 });
  };
}

function features(rows: number, stream: string, scale: number): FeatureMatrix {
  const values = Float64Array.from(SeededRandom.fromSeed(1, stream).normals(rows * COLUMNS), (value) => value * scale);
  return makeFeatureMatrix({ values, rows, columns: COLUMNS });
}
