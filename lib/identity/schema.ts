import { z } from "zod";
import { MembershipRole, OfficeKind, OfficeRole } from "@/lib/db/generated/enums";
import { checkUscc, normaliseEmail, normaliseUscc } from "./rules";

export const email = z
  .string()
  .transform(normaliseEmail)
  .pipe(z.email({ error: "identity.email" }).max(254));

export const uscc = z
  .string()
  .transform(normaliseUscc)
  .refine((code) => checkUscc(code).ok, { error: "identity.uscc" });

const name = z.string().trim().min(1).max(120);

export const organisationInput = z.strictObject({
  name,
  uscc,
  address: z.string().trim().min(1).max(300),
  provinceCode: z.string().regex(/^\d{2}$/),
  legalRepresentative: name,
  safetyOfficer: name.optional(),
  contactName: name,
  contactEmail: email,
});
export type OrganisationInput = z.input<typeof organisationInput>;

/** NIST SP 800-63B-4, 3.1.1.2: at least 15 characters where the password is the only factor, at least 64 allowed. */
export const password = z.string().min(15, { error: "identity.passwordShort" }).max(128);

export const userInput = z.strictObject({ email, name, password });
export type UserInput = z.input<typeof userInput>;

export const seatInput = z.discriminatedUnion("in", [
  z.strictObject({ in: z.literal("organisation"), organisationId: z.uuid(), role: z.enum(MembershipRole) }),
  z.strictObject({ in: z.literal("office"), officeCode: z.string(), role: z.enum(OfficeRole) }),
]);
export type SeatInput = z.input<typeof seatInput>;

export const officeInput = z.strictObject({
  code: z.string().regex(/^(\d{2}|central|national)$/),
  kind: z.enum(OfficeKind),
  nameZh: name,
  nameEn: name,
  provinceCode: z
    .string()
    .regex(/^\d{2}$/)
    .nullable(),
  filingPrefix: z
    .string()
    .regex(/^[A-Z][A-Za-z]*$/)
    .nullable(),
});
export type OfficeInput = z.input<typeof officeInput>;
