import type { Clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import type { SnapshotRow } from "@/lib/filing/repository/snapshot";
import { readSnapshotFindings } from "@/lib/filing/service/view-findings";
import type { FindingView } from "../types";

/** What the pre-check finds in what was submitted last. Evidence for a clause, never its judgement. */
export async function listFindings(tx: Tx, last: SnapshotRow, clock: Clock): Promise<FindingView[]> {
  const findings = await readSnapshotFindings(tx, last, clock);
  return findings.map((finding) => ({
    ...finding,
    ...{ value: `${finding.code}@${finding.path}`, section: finding.path.split(".")[0] ?? "" },
  }));
}
