import type { Actor, MembershipRole, OfficeRole } from "@/lib/identity/types";
import { err, ok, type Result } from "@/lib/result";

/**
 * Who may do what. The only place that decides; pages, actions, routes and tests all ask `can`.
 * `member`: roles in the organisation that owns the record. `office`: roles in any office.
 * `caseOffice`: roles in an office that holds the case, or held it; every other office does not know it.
 * `shared`: roles in any organisation, for a record that belongs to none (the built-in data sets).
 */
export const POLICY = {
  "dataset.read": {
    member: ["owner", "editor", "signatory"],
    office: ["auditor"],
    shared: ["owner", "editor", "signatory"],
  },
  "dataset.upload": { member: ["owner", "editor"], office: [], shared: [] },
  "dataset.remove": { member: ["owner", "editor"], office: [], shared: [] },
  "weights.read": { member: ["owner", "editor", "signatory"], office: ["auditor"], shared: [] },
  "weights.upload": { member: ["owner", "editor"], office: [], shared: [] },
  "weights.remove": { member: ["owner", "editor"], office: [], shared: [] },
  "run.read": { member: ["owner", "editor", "signatory"], office: ["auditor"], shared: [] },
  "run.start": { member: ["owner", "editor"], office: [], shared: [] },
  "run.cancel": { member: ["owner", "editor"], office: [], shared: [] },
  "filing.read": {
    member: ["owner", "editor", "signatory"],
    office: ["auditor"],
    caseOffice: ["reviewer", "lead", "inspector"],
    shared: [],
  },
  "filing.edit": { member: ["owner", "editor"], office: [], shared: [] },
  "filing.submit": { member: ["owner"], office: [], shared: [] },
  "filing.sign": { member: ["owner", "signatory"], office: [], shared: [] },
  "case.read": { member: [], office: ["auditor"], caseOffice: ["reviewer", "lead", "inspector"], shared: [] },
  "case.examine": { member: [], office: [], caseOffice: ["reviewer"], shared: [] },
  /** Train and measure again what the case was submitted with. */
  "case.measure": { member: [], office: [], caseOffice: ["reviewer"], shared: [] },
  "case.decide": { member: [], office: [], caseOffice: ["lead"], shared: [] },
  "case.inspect": { member: [], office: [], caseOffice: ["inspector"], shared: [] },
  "register.read": { member: [], office: ["administrator", "auditor"], shared: [] },
  "register.import": { member: [], office: ["administrator"], shared: [] },
  "law.read": { member: [], office: ["administrator", "auditor"], shared: [] },
  "law.manage": { member: [], office: ["administrator"], shared: [] },
  "ledger.read": { member: ["owner"], office: ["auditor"], caseOffice: ["reviewer", "lead", "inspector"], shared: [] },
  "account.read": { member: ["owner"], office: ["auditor", "administrator"], shared: [] },
  "account.manage": { member: [], office: ["administrator"], shared: [] },
} as const satisfies Record<string, PolicyRow>;

interface PolicyRow {
  readonly member: readonly MembershipRole[];
  readonly office: readonly OfficeRole[];
  readonly caseOffice?: readonly OfficeRole[];
  readonly shared: readonly MembershipRole[];
}

export type Act = keyof typeof POLICY;

export interface PolicySubject {
  /** The organisation that owns it, null where it belongs to none. */
  readonly organisationId: string | null;
  /** Of a case: the offices that it reached. The national one stands here once the case came to it. */
  readonly officeIds?: readonly string[];
}

/** NOT_VISIBLE: the actor may not even know that the record exists. WRONG_ROLE: may see it, may not do this. */
export interface PolicyRefusal {
  readonly code: "NOT_VISIBLE" | "WRONG_ROLE";
  readonly act: Act;
}

/** Whether the actor may do the act to the subject. Pure: the actor was read from the database before. */
export function can(actor: Actor, act: Act, subject: PolicySubject): Result<true, PolicyRefusal> {
  if (holdsOffice(actor, POLICY[act], subject)) return ok(true);
  const row: PolicyRow = POLICY[act];
  const seats =
    subject.organisationId === null
      ? actor.organisations
      : actor.organisations.filter((seat) => seat.organisationId === subject.organisationId);
  const wanted = subject.organisationId === null ? row.shared : row.member;
  if (seats.some((seat) => seat.roles.some((role) => wanted.includes(role)))) return ok(true);
  return err({ code: mayKnow(actor, act, subject, seats.length > 0) ? "WRONG_ROLE" : "NOT_VISIBLE", act });
}

function holdsOffice(actor: Actor, row: PolicyRow, { officeIds = [] }: PolicySubject): boolean {
  return actor.offices.some((seat) => {
    const here = officeIds.includes(seat.officeId) ? (row.caseOffice ?? []) : [];
    return seat.roles.some((role) => row.office.includes(role) || here.includes(role));
  });
}

/** Members of the owning organisation know its records; so does an office that may read that kind of record. */
function mayKnow(actor: Actor, act: Act, subject: PolicySubject, isMember: boolean): boolean {
  const read = `${act.split(".")[0]}.read` as Act;
  return isMember || holdsOffice(actor, POLICY[read], subject);
}
