import "server-only";
import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/gate";
import { can } from "@/lib/auth/policy";
import { isAppError } from "@/lib/errors";
import { viewCalendar } from "./service/view-calendar";
import { type LawView, viewLaw } from "./service/view-law";
import type { CalendarView } from "./types";

/** For the administrator and the auditor; 404 for everybody else. An address with no year shows the next to be entered. */
export async function loadCalendarPage(year: unknown): Promise<{ view: CalendarView; mayManage: boolean }> {
  const { actor } = await requireStaff();
  const wished = typeof year === "string" && /^20\d{2}$/.test(year) ? Number(year) : null;
  const view = await orNotFound(viewCalendar({ actor, year: wished }));
  return { view, mayManage: can(actor, "law.manage", { organisationId: null }).ok };
}

export async function loadLaw(): Promise<LawView> {
  const { actor } = await requireStaff();
  return orNotFound(viewLaw(actor));
}

/** Staff whose role does not read the law know nothing of it; who also sits with a provider is refused the same way. */
async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error) && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}
