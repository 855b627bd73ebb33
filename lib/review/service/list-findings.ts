import type { Tx } from "@/lib/db/client";
import type { CaseRow } from "@/lib/filing/repository/case";
import { hasDraft } from "@/lib/filing/repository/draft";
import type { SnapshotRow } from "@/lib/filing/repository/snapshot";
import { asAnswers } from "@/lib/filing/rules/answers";
import { describeFinding } from "@/lib/filing/rules/precheck/describe-finding";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { readDossierState } from "@/lib/filing/service/dossier-state";
import type { FindingView } from "../types";

/**
 * What the pre-check finds in the dossier of a case, in the words that its provider reads. Evidence for a clause, never
 * its judgement. While a rectification is open it looks at the working dossier.
 */
export async function listFindings(tx: Tx, { row, last }: { row: CaseRow; last: SnapshotRow }): Promise<FindingView[]> {
  if (!(await hasDraft(tx, row.id))) return [];
  const { findings, content } = await readDossierState(tx, { id: row.id }, { hold: false });
  const described = { sections: sectionsOf(last.formVersion, row.filing.track), answers: asAnswers(content.sections) };
  return findings.map((finding) => {
    const { code, path, severity, place, defect } = describeFinding(finding, described);
    return { value: `${code}@${path}`, section: path.split(".")[0] ?? "", severity, place, defect };
  });
}
