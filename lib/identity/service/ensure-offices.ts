import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { upsertOffice } from "../repository";
import { type OfficeInput, officeInput } from "../schema";

/** Offices are data: makes the missing ones and corrects the names of the others. */
export async function ensureOffices(offices: readonly OfficeInput[]): Promise<void> {
  const checked = offices.map((office) => officeInput.parse(office));
  await inTransaction(async (tx) => {
    for (const office of checked) await upsertOffice(tx, { ...office, id: newId() });
  });
}
