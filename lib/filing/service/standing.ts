import { authorise } from "@/lib/auth/authorise";
import { can } from "@/lib/auth/policy";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/identity/types";
import { type CaseRow, type FilingRow, findNationalOfficeId } from "../repository/case";
import type { CaseActor } from "../types/decision";
import type { ActingRole } from "../types/vocabulary";

/** Who acts: a person, the system for a recorded cause, or a visitor without an account. */
export type Party =
  | { readonly kind: "person"; readonly actor: Actor }
  | { readonly kind: "system"; readonly cause: string }
  | { readonly kind: "visitor" };

/** What the policy is asked about a case, and which office holds its stage. */
export interface CaseSubject {
  readonly organisationId: string;
  /** Offices that the case reached; none before it was submitted. */
  readonly officeIds: readonly string[];
  readonly holderId: string;
}

export async function caseSubject(tx: Tx, row: CaseRow): Promise<CaseSubject> {
  const national = await findNationalOfficeId(tx);
  const reached = row.submittedAt ? [row.officeId, ...(row.nationalSince ? [national] : [])] : [];
  const holderId = row.stage === "national" ? national : row.officeId;
  return { organisationId: row.filing.organisationId, officeIds: reached, holderId };
}

/** In which capacities a person may act on a case: the policy's answers, at the office that holds the stage. */
export function caseRoles(actor: Actor, subject: CaseSubject): ActingRole[] {
  const owned = { organisationId: subject.organisationId };
  const held = { ...owned, officeIds: subject.officeIds.filter((id) => id === subject.holderId) };
  const roles = [
    ["owner", "filing.submit", owned],
    ["editor", "filing.edit", owned],
    ["reviewer", "case.examine", held],
    ["lead", "case.decide", held],
    ["inspector", "case.inspect", held],
  ] as const;
  return roles.filter(([, act, at]) => can(actor, act, at).ok).map(([role]) => role);
}

/**
 * The acting party as the rules of the passage see it.
 * @throws AppError NOT_FOUND for a person who may not know the case
 */
export function standingOf(by: Party, subject: CaseSubject): CaseActor {
  if (by.kind === "system") return { userId: null, roles: ["system"] };
  if (by.kind === "visitor") return { userId: null, roles: ["visitor"] };
  const roles = caseRoles(by.actor, subject);
  if (roles.length === 0) authorise(by.actor, "filing.read", subject);
  return { userId: by.actor.userId, roles };
}

/** The office that decided a filing decides on it later: the national one on its track, else that of first instance. */
export async function filingSubject(tx: Tx, filing: FilingRow): Promise<CaseSubject> {
  const holderId = filing.track === "filing" ? await findNationalOfficeId(tx) : filing.officeId;
  return { organisationId: filing.organisationId, officeIds: [...new Set([filing.officeId, holderId])], holderId };
}

/** Measures are the deciding office's; an inspector of either office watches over the service. */
export function filingRoles(actor: Actor, subject: CaseSubject): ActingRole[] {
  const roles = caseRoles(actor, subject);
  const inspects = can(actor, "case.inspect", subject).ok;
  return inspects && !roles.includes("inspector") ? [...roles, "inspector"] : roles;
}

export function actorIdOf(by: Party): string | null {
  return by.kind === "person" ? by.actor.userId : null;
}

/** The capacity that counted: of the roles that the action is open to, the first that the party holds. */
export function actingRole(by: Party, roles: readonly ActingRole[], open: readonly ActingRole[]): ActingRole {
  if (by.kind !== "person") return by.kind;
  const role = open.find((candidate) => roles.includes(candidate));
  if (!role)
    throw new AppError("FORBIDDEN", "No role of the actor is one that may do this", { reason: "policy.wrongRole" });
  return role;
}
