import type { Tx } from "@/lib/db/client";
import type { MembershipRole, OfficeRole } from "@/lib/db/generated/enums";
import type { OfficeInput, OrganisationInput } from "./schema";
import type { Actor, OfficeSeat, OrganisationSeat } from "./types";

export interface Account {
  readonly actor: Actor;
  readonly sessionVersion: number;
  readonly disabledAt: Date | null;
}

/** A person with every seat, as the session needs them; organisations and offices in a fixed order. */
export async function findAccount(tx: Tx, userId: string): Promise<Account | null> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    include: {
      memberships: { include: { organisation: true }, orderBy: [{ organisation: { name: "asc" } }, { role: "asc" }] },
      officeMemberships: { include: { office: true }, orderBy: [{ office: { code: "asc" } }, { role: "asc" }] },
    },
  });
  if (!user) return null;
  const organisations = Map.groupBy(user.memberships, (row) => row.organisationId);
  const offices = Map.groupBy(user.officeMemberships, (row) => row.officeId);
  const actor: Actor = {
    userId: user.id,
    name: user.name,
    email: user.email,
    organisations: [...organisations.values()].flatMap(organisationSeat),
    offices: [...offices.values()].flatMap(officeSeat),
  };
  return { actor, sessionVersion: user.sessionVersion, disabledAt: user.disabledAt };
}

type SeatRow<Place, Role> = { role: Role } & Place;
type OrganisationRow = SeatRow<{ organisation: { id: string; name: string } }, MembershipRole>;
type OfficeRow = SeatRow<
  { office: { id: string; code: string; kind: OfficeSeat["officeKind"]; nameZh: string; nameEn: string } },
  OfficeRole
>;

function organisationSeat(rows: readonly OrganisationRow[]): OrganisationSeat[] {
  const organisation = rows[0]?.organisation;
  if (!organisation) return [];
  const roles = rows.map((row) => row.role);
  return [{ organisationId: organisation.id, organisationName: organisation.name, roles }];
}

function officeSeat(rows: readonly OfficeRow[]): OfficeSeat[] {
  const office = rows[0]?.office;
  if (!office) return [];
  const officeName = { zh: office.nameZh, en: office.nameEn };
  const roles = rows.map((row) => row.role);
  return [{ officeId: office.id, officeCode: office.code, officeKind: office.kind, officeName, roles }];
}

/** What a sign-in is checked against. */
export async function findCredentials(tx: Tx, email: string) {
  return await tx.user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, sessionVersion: true, disabledAt: true },
  });
}

export async function findUserId(tx: Tx, email: string): Promise<string | null> {
  return (await tx.user.findUnique({ where: { email }, select: { id: true } }))?.id ?? null;
}

export async function insertUser(
  tx: Tx,
  user: { id: string; email: string; name: string; passwordHash: string; createdAt: Date },
): Promise<void> {
  await tx.user.create({ data: user });
}

/** Every token issued before carries an older number and is refused from now on. */
export async function raiseSessionVersion(tx: Tx, userId: string): Promise<void> {
  await tx.user.update({
    where: { id: userId },
    data: { sessionVersion: { increment: 1 }, version: { increment: 1 } },
  });
}

/** False when the person was disabled before. */
export async function markDisabled(tx: Tx, { userId, at }: { userId: string; at: Date }): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, disabledAt: null },
    data: { disabledAt: at, sessionVersion: { increment: 1 }, version: { increment: 1 } },
  });
  return count === 1;
}

export async function findOrganisationId(tx: Tx, uscc: string): Promise<string | null> {
  return (await tx.organisation.findUnique({ where: { uscc }, select: { id: true } }))?.id ?? null;
}

export async function insertOrganisation(
  tx: Tx,
  organisation: OrganisationInput & { id: string; createdAt: Date },
): Promise<void> {
  await tx.organisation.create({ data: organisation });
}

export async function findOfficeId(tx: Tx, code: string): Promise<string | null> {
  return (await tx.office.findUnique({ where: { code }, select: { id: true } }))?.id ?? null;
}

/** The name and the prefix of an office may be corrected; its code and kind stay. */
export async function upsertOffice(tx: Tx, { id, ...office }: OfficeInput & { id: string }): Promise<void> {
  const { nameZh, nameEn, filingPrefix } = office;
  const update = { nameZh, nameEn, filingPrefix };
  await tx.office.upsert({ where: { code: office.code }, create: { id, ...office }, update });
}

interface Seat<Role> {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly createdAt: Date;
}

/** False when the person holds this role there already. */
export async function insertMembership(
  tx: Tx,
  seat: Seat<MembershipRole> & { organisationId: string },
): Promise<boolean> {
  return (await tx.membership.createMany({ data: seat, skipDuplicates: true })).count === 1;
}

/** False when the person holds this role there already. */
export async function insertOfficeMembership(tx: Tx, seat: Seat<OfficeRole> & { officeId: string }): Promise<boolean> {
  return (await tx.officeMembership.createMany({ data: seat, skipDuplicates: true })).count === 1;
}
