import type { MembershipRole, OfficeKind, OfficeRole } from "@/lib/db/generated/enums";

export type { MembershipRole, OfficeKind, OfficeRole };

export interface OrganisationSeat {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly roles: readonly MembershipRole[];
}

export interface OfficeSeat {
  readonly officeId: string;
  readonly officeCode: string;
  readonly officeKind: OfficeKind;
  readonly officeName: { readonly zh: string; readonly en: string };
  readonly roles: readonly OfficeRole[];
}

/** Who acts, read from the database on every request; never from the token alone. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly organisations: readonly OrganisationSeat[];
  readonly offices: readonly OfficeSeat[];
}

declare const tenantBrand: unique symbol;

/** An organisation's id that the session gate has proven to be the actor's. Only `lib/auth/tenant.ts` mints it. */
export type TenantId = string & { readonly [tenantBrand]: true };

export interface Tenant {
  readonly id: TenantId;
  readonly name: string;
  readonly roles: readonly MembershipRole[];
}
