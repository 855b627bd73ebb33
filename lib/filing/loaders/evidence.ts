import "server-only";
import { notFound } from "next/navigation";
import { requireTenant } from "@/lib/auth/gate";
import { isAppError } from "@/lib/errors";
import type { DossierReader } from "../service/dossier-access";
import { viewAssessments } from "../service/view-assessments";
import { viewAttachments } from "../service/view-attachments";
import { viewPreCheck } from "../service/view-findings";
import { viewPledge } from "../service/view-pledge";
import type { AssessmentsView, AttachmentsView, PledgeView, PreCheckView } from "../types/evidence";

/** Reads for the pages of files, runs, pledge and pre-check; another organisation's dossier answers 404. */

export const loadAttachments = (filingId: string): Promise<AttachmentsView> => load(viewAttachments, filingId);
export const loadAssessments = (filingId: string): Promise<AssessmentsView> => load(viewAssessments, filingId);
export const loadPledge = (filingId: string): Promise<PledgeView> => load(viewPledge, filingId);
export const loadPreCheck = (filingId: string): Promise<PreCheckView> =>
  load((reader) => viewPreCheck(reader), filingId);

async function load<T>(view: (reader: DossierReader) => Promise<T>, filingId: string): Promise<T> {
  const { actor } = await requireTenant();
  try {
    return await view({ actor, filingId });
  } catch (error) {
    if (isAppError(error) && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
