"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { authedAction } from "@/lib/http/action";
import type { Actor } from "@/lib/identity/types";
import { FILING_REASONS } from "../copy/reasons";
import { carryOutInput, carryOutOnFilingInput, startFilingInput } from "../schema/action-input";
import { carryOut, carryOutOnFiling } from "../service/carry-out";
import { startApplication, startFiling } from "../service/start-application";

/**
 * Form fields: `kind` (initial: `track`, `serviceName`; again, change, cancellation: `filingId`, and for a cancellation
 * `input.reason`, `input.arrangements`, `confirmation`), `idempotencyKey`. Leads to the confirmation page.
 */
export const startFilingAction = authedAction({
  name: "filing.start",
  schema: startFilingInput,
  reasons: FILING_REASONS,
  run: async (input, { actor, tenant }) => {
    const { idempotencyKey } = input;
    const answer =
      input.kind === "initial"
        ? await startFiling({ actor, tenant, idempotencyKey, track: input.track, serviceName: input.serviceName })
        : await startApplication({
            ...{
              actor,
              idempotencyKey,
              filingId: input.filingId,
              kind: input.kind === "again" ? "initial" : input.kind,
            },
            ...(input.kind === "cancellation" ? { input: input.input, confirmation: input.confirmation } : {}),
          });
    revalidatePath("/filings");
    redirect(`/filings/${answer.filingId}/events/${answer.eventId}`);
  },
});

/**
 * Form fields: `applicationId`, `version`, `action`, `idempotencyKey`, the action's own as `input.<name>`, and where
 * it ends something for good `confirmation`, the number typed. Leads to
 * the confirmation page of the side that acted.
 */
export const carryOutAction = authedAction({
  name: "case.act",
  schema: carryOutInput,
  reasons: FILING_REASONS,
  scope: "person",
  run: async (input, { actor }) => {
    const answer = await carryOut({ ...input, by: { kind: "person", actor } });
    revalidatePath(`/filings/${answer.filingId}`);
    revalidatePath(`/office/cases/${answer.applicationId}`);
    redirect(
      worksInOffice(actor)
        ? `/office/cases/${answer.applicationId}/events/${answer.eventId}`
        : `/filings/${answer.filingId}/events/${answer.eventId}`,
    );
  },
});

/** The same for an action on a filing itself: `filingId` in place of `applicationId`. */
export const carryOutOnFilingAction = authedAction({
  name: "filing.act",
  schema: carryOutOnFilingInput,
  reasons: FILING_REASONS,
  scope: "person",
  run: async (input, { actor }) => {
    const answer = await carryOutOnFiling({ ...input, by: { kind: "person", actor } });
    revalidatePath(`/filings/${answer.filingId}`);
    redirect(
      worksInOffice(actor)
        ? `/office/events/${answer.eventId}`
        : `/filings/${answer.filingId}/events/${answer.eventId}`,
    );
  },
});

/** Nobody sits on both sides of one case; whoever has an office acts for it. */
function worksInOffice(actor: Actor): boolean {
  return actor.offices.length > 0 && actor.organisations.length === 0;
}
