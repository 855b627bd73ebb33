import type { DatasetSource, RunStatus } from "@/lib/db/generated/enums";
import type { Words } from "@/lib/format";
import type { RunReport } from "@/models/contracts/report";
import type { DataKind, ModelFamily, Preset, RunConfig } from "@/models/contracts/run-config";
import type { BackendInfo, CurvePoint, RunPhase } from "@/models/contracts/run-events";
import type { JudgedReport } from "./rules";
import type { RepeatComparison } from "./rules/repeat";
import type { SampleSheets, Size, ThumbnailSheets } from "./types/sheets";

/**
 * What pages and event streams show of data sets and runs. Plain JSON: instants are ISO strings, words come in both
 * languages so that a live page needs no second request when its reader switches.
 */

export type { DataKind, DatasetSource, ModelFamily, Preset, RunStatus };

/** One thing a reader might do, and why not where it is refused. Buttons and the server share the table behind it. */
export interface ActionChoice<Name extends string> {
  readonly action: Name;
  /** Null when allowed. */
  readonly refused: Words | null;
}

/** One file of an upload. */
export interface DatasetFile {
  readonly fileName: string;
  /** Inflated. */
  readonly bytes: Uint8Array;
}

export interface RunReference {
  readonly id: string;
  readonly number: string;
}

export interface DatasetView {
  readonly id: string;
  readonly version: number;
  /** A provider's own name reads the same in both languages. */
  readonly name: Words;
  readonly source: DatasetSource;
  /** Belongs to the platform: everybody may use it, nobody may remove it. */
  readonly builtIn: boolean;
  /** Made by a generator, not collected; pages say so. */
  readonly synthetic: boolean;
  readonly kind: DataKind;
  /** Images or texts. */
  readonly imageCount: number;
  /** Null for images. */
  readonly text: { readonly characters: number; readonly encoding: string; readonly format: string } | null;
  readonly size: Size;
  readonly resizedFrom: Size | null;
  /** Null for unlabelled data. */
  readonly classCounts: readonly { readonly label: number; readonly count: number }[] | null;
  readonly licence: Words;
  readonly contentHash: string;
  readonly createdAt: string;
  /** Null while the worker still writes a built-in set's images. */
  readonly thumbnails: ThumbnailSheets | null;
  /** False while the worker still writes a built-in set. */
  readonly ready: boolean;
  /** Queued and running runs that use it; while there is one it cannot be removed. */
  readonly activeRuns: readonly RunReference[];
  readonly actions: readonly ActionChoice<"remove">[];
}

export interface DatasetList {
  readonly datasets: readonly DatasetView[];
  readonly upload: ActionChoice<"upload">;
  /** Sets that this platform could offer and does not, with what to do about it. */
  readonly missing: readonly Words[];
}

export type Tone = "neutral" | "progress" | "good" | "note" | "bad";

export interface StatusView {
  readonly code: RunStatus;
  readonly words: Words;
  readonly tone: Tone;
  /** No further change comes by itself. */
  readonly finished: boolean;
}

export interface RunListItem extends RunReference {
  readonly name: string;
  readonly status: StatusView;
  readonly model: ModelFamily;
  readonly modelWords: Words;
  readonly datasetName: Words;
  readonly step: number;
  readonly totalSteps: number;
  /** 1 for the next to be taken; null once it left the queue. */
  readonly queuePosition: number | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** One phrase of the verdict; null before there is a report. */
  readonly finding: Words | null;
  readonly seriesId: string | null;
}

export interface RunList {
  readonly runs: readonly RunListItem[];
  readonly start: StartChoice;
}

/** Why no run can be requested now, with what to do about it. */
export interface StartChoice {
  readonly refused: Words | null;
  readonly remedy: Words | null;
  /** Runs train on WebAssembly: why not on the native library, and what to do about it. Null on the native library. */
  readonly fallback: { readonly reason: Words | null; readonly remedy: Words | null } | null;
  /** What the organisation has waiting and training, beside what it may have. */
  readonly limits: {
    readonly queued: number;
    readonly queuedLimit: number;
    readonly running: number;
    readonly runningLimit: number;
  };
}

/** One field of a model's configuration, read from its schema: label, help, limits. The form is drawn from this. */
export interface ConfigField {
  readonly key: string;
  readonly label: Words;
  readonly help: Words;
  readonly unit: Words | null;
  readonly advanced: boolean;
  readonly kind: "integer" | "number" | "choice";
  readonly minimum: number;
  readonly maximum: number;
  /** Values of a choice with their words; empty for a number. */
  readonly options: readonly { readonly value: string; readonly words: Words }[];
  /** Null where the reader must choose (steps come from the preset, a blank seed is drawn). */
  readonly fallback: number | string | null;
}

export interface ConfigEntry {
  readonly key: string;
  readonly label: Words;
  readonly value: string;
  /** The value in words, where it is a choice. */
  readonly words: Words | null;
  readonly unit: Words | null;
  readonly advanced: boolean;
}

/** Expected time. `measured` rests on earlier runs on this platform, `expected` on reference figures. */
export interface Estimate {
  readonly seconds: number;
  readonly basis: "measured" | "expected";
  readonly stepsPerSecond: number;
}

export interface RunProgress {
  readonly phase: RunPhase | null;
  readonly phaseWords: Words | null;
  readonly step: number;
  readonly totalSteps: number;
  readonly stepsPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly elapsedSeconds: number | null;
  /** A run that breaks goes on from here, with the same numbers. Null before the first checkpoint. */
  readonly lastCheckpointStep: number | null;
  readonly cancelRequested: boolean;
}

export interface CurveSeries {
  readonly key: string;
  readonly label: Words;
  readonly unit: Words;
}

export interface AttemptView {
  readonly attempt: number;
  readonly workerId: string;
  readonly fromStep: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly outcomeWords: Words | null;
}

export interface FailureView {
  readonly code: string;
  readonly words: Words;
  readonly remedy: Words;
}

export interface RepeatView {
  /** Null where the reader may not see the original. */
  readonly original: RunReference | null;
  /** Null until both have a report. */
  readonly comparison: RepeatComparison | null;
}

/** One view renders a run before, while and after it runs. */
export interface RunView extends RunReference {
  readonly name: string;
  readonly status: StatusView;
  readonly model: ModelFamily;
  readonly modelWords: Words;
  readonly preset: Preset | null;
  readonly presetWords: Words;
  readonly dataset: {
    readonly id: string;
    readonly name: Words;
    readonly contentHash: string;
    readonly kind: DataKind;
    readonly imageCount: number;
    readonly removed: boolean;
  };
  readonly config: RunConfig;
  readonly configEntries: readonly ConfigEntry[];
  readonly configHash: string;
  readonly codeVersion: string;
  readonly attempt: number;
  readonly maximumAttempts: number;
  readonly attempts: readonly AttemptView[];
  /** Null once it left the queue. */
  readonly queuePosition: number | null;
  /** From now to the end while queued; null afterwards (progress tells the time left). */
  readonly estimate: Estimate | null;
  readonly progress: RunProgress;
  readonly curves: {
    readonly series: readonly CurveSeries[];
    readonly points: readonly CurvePoint[];
    readonly csvUrl: string;
  };
  readonly samples: SampleSheets;
  readonly backend: BackendInfo | null;
  readonly backendWords: Words | null;
  /** The recorded report and its reading by the verdict rules; null until the run completed. */
  readonly report: RunReport | null;
  readonly judged: JudgedReport | null;
  readonly reportUrl: string | null;
  /** The report page as PDF. */
  readonly printUrl: string | null;
  /** The final weights, for another run to start from; the owner's alone. */
  readonly weightsUrl: string | null;
  /** The picture of copies beside their training images; null where none was found or looked for. */
  readonly copiesUrl: string | null;
  /** The picture of walks through the latents; null where none was drawn. */
  readonly traversalUrl: string | null;
  /** The picture of restored images; null for a model that restores none. */
  readonly restoredUrl: string | null;
  /** Where a transformer looks while it reads; null for other models. */
  readonly attentionUrl: string | null;
  readonly failure: FailureView | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** The stability run that it is one seed of. */
  readonly seriesId: string | null;
  /** The run that it repeats to the letter, with what came out equal. */
  readonly repeat: RepeatView | null;
  readonly actions: readonly ActionChoice<"cancel" | "repeat">[];
  /** Server-sent events (`event: run`, data = RunDelta); null when nothing more will happen. */
  readonly eventsUrl: string | null;
}

/** What an event carries: the whole view, but of the curve only the points past `afterStep`. */
export interface RunDelta {
  readonly afterStep: number;
  readonly run: RunView;
}

/** Everything that the page for a new run needs. */
export interface RunForm {
  readonly datasets: readonly {
    readonly id: string;
    readonly name: Words;
    readonly kind: DataKind;
    /** Images or texts. */
    readonly imageCount: number;
    readonly labelled: boolean;
  }[];
  /** Runs of the owner whose weights a run may start from. */
  readonly origins: readonly (RunReference & { readonly name: string; readonly model: ModelFamily })[];
  /** Uploaded weights that a run may start from. */
  readonly uploads: readonly { readonly id: string; readonly name: string; readonly model: ModelFamily }[];
  readonly models: readonly {
    readonly model: ModelFamily;
    /** Only data of this kind serve it. */
    readonly kind: DataKind;
    readonly words: Words;
    readonly about: Words;
    readonly fields: readonly ConfigField[];
    readonly presets: readonly {
      readonly preset: Preset;
      readonly words: Words;
      readonly steps: number;
      /** The fields that it fills in, the steps among them. */
      readonly settings: Readonly<Record<string, number | string>>;
      readonly estimate: Estimate;
    }[];
  }[];
  readonly start: StartChoice;
  /** Values of an earlier run that is to be repeated, by field name; else null. */
  readonly initial: Readonly<Record<string, string>> | null;
}
