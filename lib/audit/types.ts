import type { z } from "zod";
import type { Words } from "@/lib/format";
import type { EVENTS } from "./schema";

export type EventName = keyof typeof EVENTS;
export type RecordType = (typeof EVENTS)[EventName]["recordType"];

/** One thing that happened, as a service hands it over. A null actor is the system, and then the payload says why. */
export type LedgerEvent = {
  [E in EventName]: {
    readonly event: E;
    readonly recordType: (typeof EVENTS)[E]["recordType"];
    readonly recordId: string;
    readonly payload: z.input<(typeof EVENTS)[E]["payload"]>;
    readonly actorId: string | null;
    readonly at: Date;
  };
}[EventName];

/** An entry as it is stored. */
export interface LedgerEntry {
  readonly id: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly sequence: number;
  readonly event: string;
  readonly eventVersion: number;
  readonly actorId: string | null;
  readonly at: Date;
  readonly payload: unknown;
  readonly previousHash: string;
  readonly hash: string;
}

/** Where a chain must end. Kept beside the entries, so that a missing last entry shows. */
export interface LedgerHead {
  readonly sequence: number;
  readonly hash: string;
}

/** The first entry at which a chain breaks. `entryId` is null where the entry is gone. */
export interface ChainFault {
  readonly fault: "altered" | "missing" | "moved" | "unannounced";
  readonly sequence: number;
  readonly entryId: string | null;
}

/** An entry as a page shows it. */
export interface LedgerLine {
  readonly id: string;
  readonly sequence: number;
  readonly words: Words;
  /** What it changed: status and flags. Null where the reader may not know, or nothing changed. */
  readonly change: Words | null;
  /** ISO instant. */
  readonly at: string;
  readonly who: Words;
  readonly hash: string;
  /** The hash of the submitted content or of the file that it is about. */
  readonly contentHash: string | null;
}

/** One record's chain with the result of its verification, both read at the same instant. */
export interface LedgerChain {
  readonly recordId: string;
  readonly title: Words;
  readonly lines: readonly LedgerLine[];
  readonly fault: { readonly sequence: number; readonly entryId: string | null; readonly words: Words } | null;
}

export interface LedgerView {
  readonly number: string;
  readonly serviceName: string;
  readonly chains: readonly LedgerChain[];
  /** ISO instant of the verification. */
  readonly checkedAt: string;
}
