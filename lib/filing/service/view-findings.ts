import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { beijingDate } from "@/lib/format";
import { findDossierOf } from "../repository/dossier";
import type { SnapshotRow } from "../repository/snapshot";
import { findThresholds } from "../repository/threshold";
import { asAnswers } from "../rules/answers";
import { fieldAddress, partAddress } from "../rules/dossier/addresses";
import { describeFinding } from "../rules/precheck/describe-finding";
import { sectionsOf } from "../schema/dossier/sections";
import type { PreCheckView } from "../types/evidence";
import type { Finding, FindingWords } from "../types/finding";
import type { DossierReader } from "./dossier-access";
import { checkContent, readDossierState } from "./dossier-state";
import { headOf, readProviderDossier } from "./view-attachments";

/** The pre-check of the working dossier, each finding with the field that it leads to. */
export async function viewPreCheck(reader: DossierReader, clock: Clock = systemClock): Promise<PreCheckView> {
  return inTransaction(async (tx) => {
    const dossier = await readProviderDossier(tx, reader);
    const { content, findings } = await readDossierState(tx, { id: dossier.applicationId }, { hold: false, clock });
    const sections = sectionsOf(content.formVersion, dossier.track);
    const described = { sections, answers: asAnswers(content.sections) };
    return {
      ...headOf(dossier),
      findings: findings.map((finding) => ({
        ...describeFinding(finding, described),
        href: hrefOf(dossier.filingId, sections, finding),
      })),
      checkedAt: clock.now().toISOString(),
      basis: await describeBasis(tx),
    };
  });
}

/** Fields are focused on their page; files and runs have pages of their own, with a mark for each. */
function hrefOf(filingId: string, sections: ReturnType<typeof sectionsOf>, { path }: Finding): string {
  const [section = "", place] = path.split(".");
  const records = sections.some(({ key, records }) => key === section && records);
  if (!records) return fieldAddress(filingId, sections, path);
  return `${partAddress(filingId, section)}${place ? `#${path}` : ""}`;
}

async function describeBasis(tx: Tx): Promise<string> {
  const thresholds = Object.values(await findThresholds(tx));
  const version = Math.max(0, ...thresholds.map((threshold) => threshold.version));
  return `GB/T 45654-2025 · v${version}`;
}

/**
 * The same list for a submitted version, as its reviewer sees it: today's register and thresholds judge what was
 * submitted. The caller has asked the policy.
 */
export async function readSnapshotFindings(
  tx: Tx,
  snapshot: SnapshotRow,
  clock: Clock = systemClock,
): Promise<readonly FindingWords[]> {
  const dossier = await findDossierOf(tx, snapshot.applicationId);
  if (!dossier) throw new Error(`Snapshot ${snapshot.id} has no application`);
  const { content, contentHash } = snapshot;
  const { findings } = await checkContent(tx, { dossier, content, contentHash, today: beijingDate(clock.now()) });
  const described = { sections: sectionsOf(content.formVersion, content.track), answers: asAnswers(content.sections) };
  return findings.map((finding) => describeFinding(finding, described));
}
