import { randomBytes } from "node:crypto";
import { hash, type Options, verify } from "@node-rs/argon2";
import { ARGON2ID } from "./rules";

const PARAMETERS: Options = ARGON2ID.parameters;

/** argon2id, with its salt and parameters in the text. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize("NFC"), PARAMETERS);
}

/** Made at the start, so that the first unknown account takes no longer than the second. */
const nobodysHash = hashPassword(randomBytes(16).toString("hex"));

/**
 * Whether the password belongs to the hash. Without a hash the same work is done against nobody's, so that the time
 * does not tell whether an account exists.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash), password.normalize("NFC"));
  return matches && passwordHash !== null;
}
