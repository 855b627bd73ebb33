import { type RunConfig, runConfig } from "@/models/contracts/run-config";

/** The models of section "bench" of tests/README.md: ours as the product trains them, the peers' with the same layers. */

export interface BenchCase {
  readonly model: string;
  readonly batch: number;
  readonly config: RunConfig;
  /** Symbols of the vocabulary; 0 for images. */
  readonly vocabulary: number;
  /** Steps of one turn; the libraries take turns. */
  readonly turn: number;
  /** Largest ratio to PyTorch that is accepted. */
  readonly limit: number;
  /** Keras has the textbook loop of this one: predict and three `train_on_batch`; ours must stay under this share of it. */
  readonly textbookLimit: number | null;
}

/** Long enough that no learning rate reaches its end, so that every step costs the same. */
const given = { steps: 50_000, seed: 7, evaluationSamples: 1_000 };
const VOCABULARY = 2_000;

const parse = (config: Record<string, unknown>) => runConfig.parse({ ...given, ...config });

export const CASES: readonly BenchCase[] = [
  {
    ...{ model: "mlp-gan", batch: 64, vocabulary: 0, turn: 20, limit: 1, textbookLimit: 0.2 },
    config: parse({ model: "mlp-gan", batchSize: 64, latentSize: 100 }),
  },
  {
    ...{ model: "dcgan 128-64", batch: 64, vocabulary: 0, turn: 4, limit: 1, textbookLimit: null },
    config: parse({ model: "dcgan", batchSize: 64, latentSize: 64, channels: 128 }),
  },
  {
    ...{ model: "dcgan 32-16", batch: 32, vocabulary: 0, turn: 20, limit: 1, textbookLimit: 0.2 },
    config: parse({ model: "dcgan", batchSize: 32, latentSize: 64, channels: 32 }),
  },
  {
    ...{ model: "vae", batch: 100, vocabulary: 0, turn: 20, limit: 1, textbookLimit: null },
    config: parse({ model: "vae", batchSize: 100, latentSize: 20, hiddenUnits: 400 }),
  },
  {
    ...{ model: "transformer", batch: 32, vocabulary: VOCABULARY, turn: 4, limit: 1, textbookLimit: null },
    config: parse({ model: "transformer", batchSize: 32, length: 64, layers: 2, width: 128, heads: 4 }),
  },
  {
    ...{ model: "lstm", batch: 32, vocabulary: VOCABULARY, turn: 4, limit: 1.1, textbookLimit: null },
    config: parse({ model: "lstm", batchSize: 32, length: 40, units: 256 }),
  },
];

export interface MetricCase {
  readonly model: string;
  readonly rows: number;
  readonly only: "prdc" | "all";
}

/** Scores on features of 64 columns; the first is set beside the Python package of its authors. */
export const METRIC_CASES: readonly MetricCase[] = [
  { model: "prdc 10000 × 64", rows: 10_000, only: "prdc" },
  { model: "prdc + FD + AuthPct + membership 2000 × 64", rows: 2_000, only: "all" },
];
