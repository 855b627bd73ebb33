import type { Tx } from "@/lib/db/client";
import type { Answers } from "@/lib/forms/types";
import type { FilingRow } from "../repository/case";
import { findLastAnswers, takeOverRecords } from "../repository/draft";
import { findFiledSnapshot } from "../repository/snapshot";
import { prefillAnswers } from "../rules/dossier/prefill";
import { CURRENT_FORM_VERSION } from "../schema/dossier/sections";

/**
 * The answers with which a new application begins. A filing in force begins from what was approved last, one that never
 * passed from what was written last; files and runs come along.
 */
export async function beginDossier(
  tx: Tx,
  { filing, applicationId }: { filing: FilingRow; applicationId: string },
): Promise<{ formVersion: string; answers: unknown }> {
  const earlier = await findEarlier(tx, filing.id);
  if (earlier) await takeOverRecords(tx, { from: earlier.applicationId, to: applicationId });
  const answers = prefillAnswers({
    ...{ track: filing.track, formVersion: CURRENT_FORM_VERSION, organisation: filing.organisation },
    ...{ serviceName: filing.serviceName, from: earlier ? (earlier.answers as Answers) : null },
  });
  return { formVersion: CURRENT_FORM_VERSION, answers };
}

async function findEarlier(tx: Tx, filingId: string): Promise<{ applicationId: string; answers: unknown } | null> {
  const inForce = await findFiledSnapshot(tx, { filingId });
  if (!inForce) return await findLastAnswers(tx, filingId);
  return { applicationId: inForce.applicationId, answers: inForce.content.sections };
}
