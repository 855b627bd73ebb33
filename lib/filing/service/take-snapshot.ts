import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { insertSnapshot } from "../repository/snapshot";
import { readDossierState } from "./dossier-state";

export interface TakenSnapshot {
  readonly id: string;
  readonly sequence: number;
  readonly contentHash: string;
}

/** Freezes the working dossier as it stands in this transaction. The database refuses to change it ever after. */
export async function takeSnapshot(
  tx: Tx,
  { application, actorId, at }: { application: { readonly id: string }; actorId: string; at: Date },
): Promise<TakenSnapshot> {
  const { content, contentHash } = await readDossierState(tx, application, { clock: { now: () => at } });
  const id = newId();
  const sequence = await insertSnapshot(tx, {
    ...{ id, applicationId: application.id, formVersion: content.formVersion, contentHash, content },
    ...{ createdById: actorId, createdAt: at },
  });
  return { id, sequence, contentHash };
}
