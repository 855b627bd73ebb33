import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireActor, requireStaff, requireTenant } from "@/lib/auth/gate";
import { isAppError } from "@/lib/errors";
import { viewActionForm } from "../service/view-action";
import { viewCase } from "../service/view-case";
import { viewEvent } from "../service/view-event";
import { viewFiling, viewFilings } from "../service/view-filing";
import type { ActionFormView, CaseView, EventView, FilingList, FilingView } from "../types/view";

/** Reads for pages. Each resolves the reader itself; a record that the reader may not know answers 404. */

export async function listFilings(): Promise<FilingList> {
  return viewFilings(await requireTenant());
}

export async function loadFiling(filingId: string): Promise<FilingView> {
  const { actor } = await requireTenant();
  return orNotFound(viewFiling({ actor, filingId: known(filingId) }));
}

/** A case as an office sees it. */
export async function loadCase(applicationId: string): Promise<CaseView> {
  const { actor } = await requireStaff();
  return orNotFound(viewCase({ actor, applicationId: known(applicationId) }));
}

/**
 * The confirmation page of an action. By `applicationId` for an office; by `filingId` for the provider, where the
 * action is on the filing's open application, starts one, or is on the filing itself.
 */
export async function loadActionForm(
  request: { action: string } & (
    | { applicationId: string; filingId?: undefined }
    | { filingId: string; applicationId?: undefined }
  ),
): Promise<ActionFormView> {
  const actor = await requireActor();
  known(request.applicationId ?? request.filingId ?? "");
  return orNotFound(viewActionForm({ ...request, actor }));
}

/** The confirmation of what was done, for the side that did it. */
export async function loadEvent(eventId: string, reader: "provider" | "office"): Promise<EventView> {
  const actor = await requireActor();
  return orNotFound(viewEvent({ actor, eventId: known(eventId), reader }));
}

/** An address that cannot be an id leads nowhere. */
function known(id: string): string {
  if (!z.uuid().safeParse(id).success) notFound();
  return id;
}

async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error) && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
