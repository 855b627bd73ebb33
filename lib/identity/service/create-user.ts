import { recordEvent } from "@/lib/audit/service";
import { hashPassword } from "@/lib/auth/password";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { findUserId, insertUser } from "../repository";
import { type UserInput, userInput } from "../schema";

/** Makes an account for the system (a seed, an import). `cause` says which, in the ledger. */
export async function createUser(
  { cause, ...input }: UserInput & { cause: string },
  clock: Clock = systemClock,
): Promise<{ userId: string }> {
  const parsed = userInput.safeParse(input);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
    throw new AppError("INVALID", `User: ${Object.keys(fields).join(", ")}`, { fields });
  }
  const { password, ...user } = parsed.data;
  // Outside the transaction: hashing takes its time on purpose.
  const passwordHash = await hashPassword(password);
  return await inTransaction(async (tx) => {
    const [id, at] = [newId(), clock.now()];
    if (await findUserId(tx, user.email)) {
      throw new AppError("CONFLICT", "The e-mail address has an account", { reason: "identity.emailTaken" });
    }
    await insertUser(tx, { ...user, id, passwordHash, createdAt: at });
    await recordEvent(tx, {
      event: "user.created",
      recordType: "user",
      recordId: id,
      payload: { cause },
      actorId: null,
      at,
    });
    return { userId: id };
  });
}
