import { describe, expect, test } from "vitest";
import { type Act, can, POLICY } from "@/lib/auth/policy";
import type { Actor, MembershipRole, OfficeRole } from "@/lib/identity/types";

const OURS = "11111111-1111-4111-8111-111111111111";
const THEIRS = "22222222-2222-4222-8222-222222222222";

function member(role: MembershipRole, organisationId = OURS): Actor {
  return { ...nobody, organisations: [{ organisationId, organisationName: "甲", roles: [role] }] };
}

function staff(role: OfficeRole): Actor {
  const office = {
    officeId: THEIRS,
    officeCode: "33",
    officeKind: "provincial",
    officeName: { zh: "浙", en: "Zj" },
  } as const;
  return { ...nobody, offices: [{ ...office, roles: [role] }] };
}

const nobody: Actor = { userId: OURS, name: "甲", email: "a@test.example", organisations: [], offices: [] };

const WHO = {
  owner: member("owner"),
  editor: member("editor"),
  signatory: member("signatory"),
  assessor: member("assessor"),
  foreignOwner: member("owner", THEIRS),
  reviewer: staff("reviewer"),
  lead: staff("lead"),
  inspector: staff("inspector"),
  auditor: staff("auditor"),
  administrator: staff("administrator"),
  nobody,
} as const;
type Who = keyof typeof WHO;

/** y: may. r: may see the record, not do this. -: may not know that it exists. In the order of WHO. */
const OWN_RECORD: Record<Act, string> = {
  "dataset.read": "yyyr- ---y- -",
  "dataset.upload": "yyrr- ---r- -",
  "dataset.remove": "yyrr- ---r- -",
  "run.read": "yyyr- ---y- -",
  "run.start": "yyrr- ---r- -",
  "run.cancel": "yyrr- ---r- -",
  "ledger.read": "yrrr- ---y- -",
  "account.read": "yrrr- ---yy -",
  "account.manage": "rrrr- ---ry -",
};

/** The same for a record that belongs to no organisation, such as a built-in data set. */
const SHARED_RECORD: Record<Act, string> = {
  "dataset.read": "yyyry ---y- -",
  "dataset.upload": "rrrrr ---r- -",
  "dataset.remove": "rrrrr ---r- -",
  "run.read": "rrrrr ---y- -",
  "run.start": "rrrrr ---r- -",
  "run.cancel": "rrrrr ---r- -",
  "ledger.read": "rrrrr ---y- -",
  "account.read": "rrrrr ---yy -",
  "account.manage": "rrrrr ---ry -",
};

const ANSWERS = {
  y: { ok: true, value: true },
  r: { ok: false, error: { code: "WRONG_ROLE" } },
  "-": { ok: false, error: { code: "NOT_VISIBLE" } },
} as const;

function cells(table: Record<Act, string>): [Act, Who, keyof typeof ANSWERS][] {
  return (Object.keys(POLICY) as Act[]).flatMap((act) => {
    const row = table[act].replaceAll(" ", "");
    return (Object.keys(WHO) as Who[]).map((who, place) => [act, who, row[place] as keyof typeof ANSWERS] as const);
  }) as [Act, Who, keyof typeof ANSWERS][];
}

describe("the policy answers for every act and role", () => {
  test.each(cells(OWN_RECORD))("%s of an organisation's record by its %s: %s", (act, who, answer) => {
    expect(can(WHO[who], act, { organisationId: OURS })).toMatchObject(ANSWERS[answer]);
  });

  test.each(cells(SHARED_RECORD))("%s of a shared record by %s: %s", (act, who, answer) => {
    expect(can(WHO[who], act, { organisationId: null })).toMatchObject(ANSWERS[answer]);
  });

  test("one seat does not lend its roles to another", () => {
    const both: Actor = {
      ...nobody,
      organisations: [...WHO.signatory.organisations, ...WHO.foreignOwner.organisations],
    };
    expect(can(both, "run.start", { organisationId: OURS })).toMatchObject(ANSWERS.r);
    expect(can(both, "run.start", { organisationId: THEIRS })).toMatchObject(ANSWERS.y);
  });
});
