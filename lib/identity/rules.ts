import { err, ok, type Result } from "@/lib/result";

/** GB 32100-2015: 31 characters; I, O, S, V and Z are left out because they read like others. */
const USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Registering department and kind (2), division of GB/T 2260 (6 digits), organisation code (9), check character. */
const USCC_LAYOUT = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

export type UsccFault = "LENGTH" | "CHARACTERS" | "CHECK_CHARACTER";

/**
 * Checks a 统一社会信用代码 by GB 32100-2015: length, characters by place, and the check character, which detects any
 * single changed character.
 * @param code as stored: upper case, no spaces (see `normaliseUscc`)
 */
export function checkUscc(code: string): Result<string, UsccFault> {
  if (code.length !== 18) return err("LENGTH");
  if (!USCC_LAYOUT.test(code)) return err("CHARACTERS");
  return usccCheckCharacter(code.slice(0, 17)) === code[17] ? ok(code) : err("CHECK_CHARACTER");
}

/** Position i weighs 3^i mod 31; the check character brings the sum to a multiple of 31. */
export function usccCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += USCC_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** What people type: lower case, spaces between groups, full-width characters from a Chinese keyboard. */
export function normaliseUscc(typed: string): string {
  return typed.normalize("NFKC").replace(/\s/g, "").toUpperCase();
}

/** Addresses are compared without case, so they are kept without it. */
export function normaliseEmail(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase();
}
