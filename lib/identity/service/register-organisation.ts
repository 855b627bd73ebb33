import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { findOrganisationId, insertOrganisation } from "../repository";
import { type OrganisationInput, organisationInput } from "../schema";

/** Registers a provider for the system (a seed, an import). `cause` says which, in the ledger. */
export async function registerOrganisation(
  { cause, ...input }: OrganisationInput & { cause: string },
  clock: Clock = systemClock,
): Promise<{ organisationId: string }> {
  const parsed = organisationInput.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error.issues);
  const organisation = parsed.data;
  return await inTransaction(async (tx) => {
    const [id, at] = [newId(), clock.now()];
    if (await findOrganisationId(tx, organisation.uscc)) {
      throw new AppError("CONFLICT", "The credit code is registered", { reason: "identity.usccTaken" });
    }
    await insertOrganisation(tx, { ...organisation, id, createdAt: at });
    await recordEvent(tx, {
      event: "organisation.registered",
      recordType: "organisation",
      recordId: id,
      payload: { provinceCode: organisation.provinceCode, cause },
      actorId: null,
      at,
    });
    return { organisationId: id };
  });
}

function invalid(issues: readonly { path: PropertyKey[]; message: string }[]): AppError {
  const fields = Object.fromEntries(issues.map((issue) => [issue.path.join("."), issue.message]));
  return new AppError("INVALID", `Organisation: ${Object.keys(fields).join(", ")}`, { fields });
}
