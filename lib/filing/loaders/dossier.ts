import "server-only";
import { notFound } from "next/navigation";
import { requireTenant } from "@/lib/auth/gate";
import { isAppError } from "@/lib/errors";
import { viewDossier } from "../service/view-dossier";
import type { DossierView } from "../types/draft";

/** The working dossier for its provider's pages; 404 for everybody else. */
export async function loadDossier(filingId: string): Promise<DossierView> {
  const { actor } = await requireTenant();
  try {
    return await viewDossier({ actor, filingId });
  } catch (error) {
    if (isAppError(error) && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
