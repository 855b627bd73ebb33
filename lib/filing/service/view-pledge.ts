import { can } from "@/lib/auth/policy";
import { inTransaction } from "@/lib/db/transaction";
import type { Words } from "@/lib/format";
import { CAPACITY_WORDS, PLEDGE_REASONS, PLEDGE_TEXTS } from "../copy/pledge";
import { PLEDGE_VERSION, signsAnother } from "../rules/pledge";
import type { CapacityView, PledgeView } from "../types/evidence";
import { type DossierReader, mayBeSigned } from "./dossier-access";
import { type DossierState, readDossierState } from "./dossier-state";
import { headOf, readProviderDossier } from "./view-attachments";

/** The pledge of the working dossier: what is signed, by whom, and whose signature is missing or void. */
export async function viewPledge(reader: DossierReader): Promise<PledgeView> {
  return inTransaction(async (tx) => {
    const { applicationId } = await readProviderDossier(tx, reader);
    const state = await readDossierState(tx, { id: applicationId }, { hold: false });
    const text = PLEDGE_TEXTS[PLEDGE_VERSION];
    if (!text) throw new Error(`No text of pledge ${PLEDGE_VERSION}`);
    const blockingFindings = state.findings.filter(({ severity }) => severity === "blocking").length;
    return {
      ...headOf(state.dossier),
      ...{ contentHash: state.contentHash, version: PLEDGE_VERSION, ...text, blockingFindings },
      capacities: describeCapacities(state, reader.actor.userId),
      signed: state.pledgeSigned,
      refused: whyUnsignable(reader, state, blockingFindings),
    };
  });
}

function describeCapacities(state: DossierState, userId: string): CapacityView[] {
  return state.capacities.map(({ capacity, state: how, signature }) => ({
    ...{ capacity, words: CAPACITY_WORDS[capacity], state: how },
    ...{ signerName: signature?.signerName ?? null, signedAt: signature?.signedAt.toISOString() ?? null },
    ...{ signedHash: signature?.contentHash ?? null, statement: signature?.statement ?? null },
    needsStatement: signsAnother({ states: state.capacities, signerId: userId, capacity }),
  }));
}

function whyUnsignable({ actor }: DossierReader, state: DossierState, blockingFindings: number): Words | null {
  const reason = (key: string) => PLEDGE_REASONS[key] ?? null;
  if (!can(actor, "filing.sign", state.dossier).ok) return reason("policy.wrongRole");
  if (!mayBeSigned(state.dossier)) return reason("dossier.locked");
  return blockingFindings > 0 ? reason("pledge.findingsOpen") : null;
}
