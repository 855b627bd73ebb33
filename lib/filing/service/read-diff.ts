import type { Tx } from "@/lib/db/client";
import { findDossierOf } from "../repository/dossier";
import { findFiledSnapshot, findSnapshot, listSnapshots, type SnapshotRow } from "../repository/snapshot";
import { diffSnapshots } from "../rules/snapshot-diff";
import { sectionsOf } from "../schema/dossier/sections";
import { DIFF_BASES, type DiffBase, type SnapshotDiff } from "../types/diff";

type SnapshotHead = Pick<SnapshotRow, "id" | "sequence" | "contentHash" | "createdAt">;

export interface ReadDiff {
  readonly against: DiffBase;
  /** Bases that this version has. */
  readonly bases: readonly DiffBase[];
  readonly before: SnapshotHead;
  readonly after: SnapshotHead;
  readonly diff: SnapshotDiff;
}

/**
 * What a submitted version changes against an earlier one. Null where there is nothing earlier. The caller has asked
 * the policy.
 */
export async function readSnapshotDiff(
  tx: Tx,
  { snapshot, against }: { snapshot: SnapshotRow; against: DiffBase },
): Promise<ReadDiff | null> {
  const bases = await findBases(tx, snapshot);
  const present = DIFF_BASES.filter((base) => bases[base] !== null);
  const chosen = bases[against] ? against : present[0];
  const before = chosen && bases[chosen];
  if (!chosen || !before) return null;
  const sections = sectionsOf(snapshot.content.formVersion, snapshot.content.track);
  const diff = diffSnapshots(before.content, snapshot.content, sections);
  return { against: chosen, bases: present, before: headOf(before), after: headOf(snapshot), diff };
}

const headOf = ({ id, sequence, contentHash, createdAt }: SnapshotRow): SnapshotHead => ({
  ...{ id, sequence, contentHash, createdAt },
});

async function findBases(tx: Tx, { applicationId, sequence }: SnapshotRow) {
  const dossier = await findDossierOf(tx, applicationId);
  const earlier = (await listSnapshots(tx, applicationId)).filter((other) => other.sequence < sequence);
  const [first, previous] = [earlier[0], earlier.at(-1)];
  return {
    previous: previous ? await findSnapshot(tx, previous.id) : null,
    first: first ? await findSnapshot(tx, first.id) : null,
    filed: dossier && (await findFiledSnapshot(tx, { filingId: dossier.filingId, besides: applicationId })),
  };
}
