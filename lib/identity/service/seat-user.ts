import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { findOfficeId, insertMembership, insertOfficeMembership } from "../repository";
import { type SeatInput, seatInput } from "../schema";

/** Gives a person a role in an organisation or an office; the same role twice changes nothing. */
export async function seatUser(
  { userId, cause, ...input }: SeatInput & { userId: string; cause: string },
  clock: Clock = systemClock,
): Promise<void> {
  const seat = seatInput.parse(input);
  await inTransaction(async (tx) => {
    const at = clock.now();
    const row = { id: newId(), userId, createdAt: at };
    const seatId = seat.in === "organisation" ? seat.organisationId : await requireOffice(tx, seat.officeCode);
    const added =
      seat.in === "organisation"
        ? await insertMembership(tx, { ...row, role: seat.role, organisationId: seatId })
        : await insertOfficeMembership(tx, { ...row, role: seat.role, officeId: seatId });
    if (!added) return;
    await recordEvent(tx, {
      event: "user.seated",
      recordType: "user",
      recordId: userId,
      payload: { seat: seat.in, seatId, role: seat.role, cause },
      actorId: null,
      at,
    });
  });
}

async function requireOffice(tx: Tx, code: string): Promise<string> {
  const id = await findOfficeId(tx, code);
  if (!id) throw new AppError("NOT_FOUND", `No office ${code}`, { reason: "identity.noOffice" });
  return id;
}
