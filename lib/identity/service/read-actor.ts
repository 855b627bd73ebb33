import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findAccount, findUserId } from "../repository";
import type { Actor } from "../types";

/** A person with every seat, by the e-mail address: for seeds and imports that act in somebody's name. */
export async function readActor(email: string): Promise<Actor> {
  const userId = await findUserId(database(), email);
  const account = userId && (await findAccount(database(), userId));
  if (!account) throw new AppError("NOT_FOUND", `No account ${email}`);
  return account.actor;
}
