import { z } from "zod";

/** What a training process reports while it works. Everything is recorded, so a page shows recorded values only. */

/** Losses by name at one step (dcgan: generator, discriminator, discriminatorAccuracy; vae: loss, reconstruction, kl; text: crossEntropy). Nats. */
export const curvePoint = z.object({ step: z.int().min(0), values: z.record(z.string(), z.number()) });
export type CurvePoint = z.infer<typeof curvePoint>;

export const RUN_PHASES = ["preparing", "features", "training", "sampling", "measuring", "finishing"] as const;
export type RunPhase = (typeof RUN_PHASES)[number];

/** Sent at most once a second. `points` are the curve points since the last report. */
export const progressEvent = z.object({
  phase: z.enum(RUN_PHASES),
  step: z.int().min(0),
  totalSteps: z.int().min(1),
  stepsPerSecond: z.number().nonnegative().nullable(),
  secondsLeft: z.number().nonnegative().nullable(),
  points: z.array(curvePoint),
});
export type ProgressEvent = z.infer<typeof progressEvent>;

/** Cells of a sample sheet; each is one fixed latent, 28×28 pixels. */
export const SAMPLE_GRID = { columns: 10, rows: 6 } as const;

/** Images of a restoration sheet; each has a row of its whole, its spoilt, the simple method's and the model's image. */
export const RESTORATION_GRID = { columns: 10, bands: 2, kinds: 4 } as const;

/** Texts of a sample sheet of a text model, which is JSON: `{ "texts": […] }`. */
export const TEXT_SHEET_COUNT = 12;
export const textSheet = z.object({ texts: z.array(z.string()) });
export type TextSheet = z.infer<typeof textSheet>;

export const ARTEFACT_KINDS = [
  "checkpoint",
  "weights",
  "sampleSheet",
  "copySheet",
  "neighbours",
  "neighbourSheet",
  "traversalSheet",
  "restorationSheet",
  "attention",
  "samples",
  "curves",
  "report",
  "manifest",
] as const;
export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

/** A file that the process hands to its sink. `step` is null for what belongs to the whole run. */
export interface Artefact {
  kind: ArtefactKind;
  step: number | null;
  mediaType: string;
  bytes: Uint8Array;
}

/** One file of a run as its manifest names it. `step` is null for what belongs to the whole run. */
export const keptFile = z.object({
  kind: z.enum(ARTEFACT_KINDS),
  step: z.int().nullable(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256: z.string(),
});
export type KeptFile = z.infer<typeof keptFile>;

/** Why what computed is not what would have computed faster. */
export const shortfall = z.object({ zh: z.string(), en: z.string() });
export type Shortfall = z.infer<typeof shortfall>;

/** Which library computed. `native` is TensorFlow's own library; a run never falls back in silence: `shortfalls`. */
export const backendInfo = z.object({
  backend: z.enum(["tensorflow", "wasm", "cpu"]),
  native: z.boolean(),
  device: z.enum(["cpu", "gpu"]),
  libraryVersion: z.string(),
  threads: z.int().min(1),
  /** Empty on the native library, and in reports from before wasm served. */
  shortfalls: z.array(shortfall).default([]),
});
export type BackendInfo = z.infer<typeof backendInfo>;
