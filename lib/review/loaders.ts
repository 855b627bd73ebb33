import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { isComparable } from "@/lib/assessment/rules/comparison";
import type { RunView } from "@/lib/assessment/types";
import type { ComparisonView } from "@/lib/assessment/types/comparison";
import { requireStaff, requireTenant } from "@/lib/auth/gate";
import { isAppError } from "@/lib/errors";
import { DIFF_BASES } from "@/lib/filing/types/diff";
import { TRACKS } from "@/lib/filing/types/vocabulary";
import { compareCaseRuns } from "./service/compare-case-runs";
import { viewAttachedRun } from "./service/view-attached-run";
import { viewChecklist } from "./service/view-checklist";
import { viewItems } from "./service/view-items";
import { viewNotice } from "./service/view-notice";
import { viewOfficeRuns } from "./service/view-office-runs";
import { viewQueue } from "./service/view-queue";
import { viewSubmission } from "./service/view-submission";
import {
  type ChecklistView,
  type ItemsView,
  type NoticeView,
  QUEUE_VIEWS,
  type QueuePage,
  type SubmissionView,
} from "./types";
import type { OfficeRunsView } from "./types/office-run";

/** Reads for pages. Each resolves the reader itself; a case of another office answers 404. */

/** What an address may ask of the list; what it asks wrongly counts as not asked. */
const queueQuery = z.object({
  view: z.enum(QUEUE_VIEWS).catch("all"),
  q: z.string().max(80).catch(""),
  track: z.enum(TRACKS).nullable().catch(null),
  page: z.coerce.number().int().min(1).catch(1),
});

export async function loadQueue(query: Readonly<Record<string, unknown>>): Promise<QueuePage> {
  const { actor } = await requireStaff();
  const { view, q, track, page } = queueQuery.parse({ ...query, view: query.view ?? firstView(actor) });
  return viewQueue({ actor, view, search: q, track, page: page - 1 });
}

/** What a role begins its day with. */
function firstView(actor: Awaited<ReturnType<typeof requireStaff>>["actor"]): string {
  const roles = actor.offices.flatMap((seat) => seat.roles);
  if (roles.includes("lead")) return "toSignOff";
  return roles.includes("reviewer") ? "toAccept" : "all";
}

export async function loadChecklist(applicationId: string): Promise<ChecklistView> {
  const { actor } = await requireStaff();
  return orNotFound(viewChecklist({ actor, applicationId }));
}

export async function loadItems(applicationId: string): Promise<ItemsView> {
  const { actor } = await requireStaff();
  return orNotFound(viewItems({ actor, applicationId }));
}

/** The notices of a filing's application, for its provider. */
export async function loadNotice(filingId: string): Promise<NoticeView> {
  const { actor } = await requireTenant();
  return orNotFound(viewNotice({ actor, filingId }));
}

/** What an address may ask of a dossier; what it asks wrongly counts as not asked. */
const submissionQuery = z.object({
  section: z.string().nullable().catch(null).default(null),
  against: z.enum(DIFF_BASES).catch("previous"),
});

/** One section of what was submitted; the first where none is named. */
export async function loadSubmission(
  applicationId: string,
  query: Readonly<Record<string, unknown>>,
): Promise<SubmissionView> {
  const { actor } = await requireStaff();
  return orNotFound(viewSubmission({ actor, applicationId, ...submissionQuery.parse(query) }));
}

/** A run that the case was submitted with. */
export async function loadAttachedRun(applicationId: string, number: string): Promise<RunView> {
  const { actor } = await requireStaff();
  return orNotFound(viewAttachedRun({ actor, applicationId, number }));
}

/** What an office measured again within the case, and what it can measure. */
export async function loadOfficeRuns(applicationId: string): Promise<OfficeRunsView> {
  const { actor } = await requireStaff();
  return orNotFound(viewOfficeRuns({ actor, applicationId }));
}

/** Runs of a case side by side; null where the address names fewer than two or more than four. */
export async function loadCaseComparison(
  applicationId: string,
  numbers: readonly string[],
): Promise<ComparisonView | null> {
  const { actor } = await requireStaff();
  if (!isComparable(numbers)) return null;
  return orNotFound(compareCaseRuns({ actor, applicationId, numbers }));
}

async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error) && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
