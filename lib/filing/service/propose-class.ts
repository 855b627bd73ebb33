import type { Tx } from "@/lib/db/client";
import { findFiledSnapshot } from "../repository/snapshot";
import { type ChangeProposal, proposeClassOfDiff } from "../rules/dossier/change-class";
import { diffSnapshots } from "../rules/snapshot-diff";
import { sectionsOf } from "../schema/dossier/sections";
import type { SnapshotDiff } from "../types/diff";
import type { SnapshotContent } from "../types/snapshot";
import type { ChangeClass } from "../types/vocabulary";

/** What a change needs, by its difference from what is in force. */
export async function proposeClass(tx: Tx, filingId: string, content: SnapshotContent): Promise<ChangeClass> {
  return (await readProposal(tx, filingId, content))?.changeClass ?? "review_and_publicity";
}

/** The same with the paths that decide it and why. Null where nothing is in force that it could be compared with. */
export async function readProposal(
  tx: Tx,
  filingId: string,
  content: SnapshotContent,
): Promise<(ChangeProposal & { readonly diff: SnapshotDiff }) | null> {
  const inForce = await findFiledSnapshot(tx, { filingId });
  if (!inForce) return null;
  const sections = sectionsOf(content.formVersion, content.track);
  const diff = diffSnapshots(inForce.content, content, sections);
  return { ...proposeClassOfDiff(diff), diff };
}
