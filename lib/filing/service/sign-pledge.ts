import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { insertSignature } from "../repository/signature";
import { judgeSigning, PLEDGE_VERSION } from "../rules/pledge";
import type { SigningCapacity } from "../types/vocabulary";
import { type DossierReader, mayBeSigned, readDossierCase } from "./dossier-access";
import { readDossierState } from "./dossier-state";

export interface PledgeSigning extends DossierReader {
  readonly capacity: SigningCapacity;
  /** The content that the signer read on the page. */
  readonly contentHash: string;
  readonly statement: string | null;
}

/** Signs the pledge for exactly the content that the signer read. */
export async function signPledge(signing: PledgeSigning, clock: Clock = systemClock): Promise<{ signatureId: string }> {
  const { actor, capacity } = signing;
  return inTransaction(async (tx) => {
    const at = clock.now();
    const { applicationId } = await readDossierCase(tx, signing, "filing.sign");
    const state = await readDossierState(tx, { id: applicationId }, { clock });
    authorise(actor, "filing.sign", state.dossier);
    if (!mayBeSigned(state.dossier)) throw refusal("dossier.locked");
    const { contentHash } = state;
    const judged = judgeSigning({
      ...{ capacity, signerId: actor.userId, readHash: signing.contentHash, statement: signing.statement, contentHash },
      blockingFindings: state.findings.filter(({ severity }) => severity === "blocking").length,
      states: state.capacities,
    });
    if (!judged.ok) throw refusal(judged.error);
    const signatureId = newId();
    const given = await insertSignature(tx, {
      ...{ id: signatureId, applicationId, contentHash, capacity, signedById: actor.userId, signerName: actor.name },
      ...{ statement: signing.statement, signedAt: at },
    });
    if (!given) throw refusal("pledge.signedAlready");
    await recordEvent(tx, {
      ...{ event: "pledge.signed", recordType: "application", recordId: applicationId, actorId: actor.userId, at },
      payload: {
        ...{ signatureId, contentHash, capacity, pledgeVersion: PLEDGE_VERSION },
        statement: signing.statement !== null,
      },
    });
    return { signatureId };
  });
}

/** A content that moved is a conflict: the signer must read it again before signing. */
function refusal(reason: string): AppError {
  if (reason === "pledge.contentChanged") return new AppError("CONFLICT", reason, { reason });
  const field = reason === "pledge.statementMissing" ? "statement" : "capacity";
  return new AppError("REFUSED", reason, { reason, fields: { [field]: reason } });
}
