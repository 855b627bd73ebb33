import type { RunReport } from "@/models/contracts/report";
import type { JudgedReport } from "../rules";
import type { RunView } from "../types";

/** A run with a report and the pictures that a printed report shows, PNG each; what was not recorded is left out. */
export interface PrintableRun {
  readonly run: RunView;
  readonly report: RunReport;
  readonly judged: JudgedReport;
  readonly pictures: {
    readonly samples?: Uint8Array;
    readonly copies?: Uint8Array;
    readonly traversal?: Uint8Array;
    readonly restored?: Uint8Array;
  };
}
