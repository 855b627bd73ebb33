import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { LedgerView } from "@/lib/audit/types";
import { requireStaff, requireTenant } from "@/lib/auth/gate";
import { isAppError } from "@/lib/errors";
import { viewCaseLedger, viewFilingLedger } from "../service/view-ledger";

/** The ledger of a case, for the offices that it reached and the auditor; 404 for everybody else. */
export async function loadCaseLedger(applicationId: string): Promise<LedgerView> {
  const { actor } = await requireStaff();
  return await orNotFound(viewCaseLedger({ actor, applicationId: known(applicationId) }));
}

/** The ledger of a service, for the owner of its organisation; 404 for everybody else. */
export async function loadFilingLedger(filingId: string): Promise<LedgerView> {
  const { actor } = await requireTenant();
  return await orNotFound(viewFilingLedger({ actor, filingId: known(filingId) }));
}

function known(id: string): string {
  if (!z.uuid().safeParse(id).success) notFound();
  return id;
}

async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error) && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}
