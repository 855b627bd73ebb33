import { type CheckpointFault, CheckpointRefused, decodeCheckpoint } from "./checkpoint-file";
import { isTextConfig, type RunConfig } from "./run-config";

/** Reads the weights that a run left (`weights.bin`) where somebody brings them back: pure on bytes, loads no TensorFlow. */

/** Final weights of a run, with what it takes to know which models they fit. */
export interface WeightsFile {
  /** SHA-256 of the values, as the report of the run that left them names it. */
  readonly valuesHash: string;
  /** What they were trained as. */
  readonly config: RunConfig;
  /** How many values there are. */
  readonly valueCount: number;
}

export const WEIGHTS_REFUSALS = [
  ...(["notACheckpoint", "damaged", "badHeader"] as const satisfies readonly CheckpointFault[]),
  /** A checkpoint, or weights from before files said what they were trained as. */
  "noConfig",
  "noCharacters",
  "noValues",
  "notFinite",
] as const;
export type WeightsRefusalCode = (typeof WEIGHTS_REFUSALS)[number];

export interface WeightsRefusal {
  readonly code: WeightsRefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WeightsRefusal };

export function readWeightsFile(bytes: Uint8Array): Outcome<WeightsFile> {
  const opened = open(bytes);
  if (!opened.ok) return opened;
  const { header, values } = opened.value;
  const { config, characters, valuesHash } = header;
  if (!config) return refuse("noConfig");
  if (isTextConfig(config) && !characters?.length) return refuse("noCharacters");
  if (values.length === 0) return refuse("noValues");
  const strange = values.reduce((count, value) => (Number.isFinite(value) ? count : count + 1), 0);
  if (strange > 0) return refuse("notFinite", { count: strange, total: values.length });
  return { ok: true, value: { valuesHash, config, valueCount: values.length } };
}

function open(bytes: Uint8Array): Outcome<ReturnType<typeof decodeCheckpoint>> {
  try {
    return { ok: true, value: decodeCheckpoint(bytes) };
  } catch (error) {
    if (!(error instanceof CheckpointRefused) || !error.fault) throw error;
    return refuse(error.fault);
  }
}

function refuse(code: WeightsRefusalCode, facts: WeightsRefusal["facts"] = {}) {
  return { ok: false, error: { code, facts } } as const;
}
