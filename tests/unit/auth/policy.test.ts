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
  "weights.read": "yyyr- ---y- -",
  "weights.upload": "yyrr- ---r- -",
  "weights.remove": "yyrr- ---r- -",
  "run.read": "yyyr- ---y- -",
  "run.start": "yyrr- ---r- -",
  "run.cancel": "yyrr- ---r- -",
  "filing.read": "yyyr- ---y- -",
  "filing.edit": "yyrr- ---r- -",
  "filing.submit": "yrrr- ---r- -",
  "filing.sign": "yryr- ---r- -",
  "case.read": "rrrr- ---y- -",
  "case.examine": "rrrr- ---r- -",
  "case.measure": "rrrr- ---r- -",
  "case.decide": "rrrr- ---r- -",
  "case.inspect": "rrrr- ---r- -",
  "register.read": "rrrr- ---yy -",
  "register.import": "rrrr- ---ry -",
  "law.read": "rrrr- ---yy -",
  "law.manage": "rrrr- ---ry -",
  "ledger.read": "yrrr- ---y- -",
  "account.read": "yrrr- ---yy -",
  "account.manage": "rrrr- ---ry -",
};

/** The same for a record that belongs to no organisation, such as a built-in data set. */
const SHARED_RECORD: Record<Act, string> = {
  "dataset.read": "yyyry ---y- -",
  "dataset.upload": "rrrrr ---r- -",
  "dataset.remove": "rrrrr ---r- -",
  "weights.read": "rrrrr ---y- -",
  "weights.upload": "rrrrr ---r- -",
  "weights.remove": "rrrrr ---r- -",
  "run.read": "rrrrr ---y- -",
  "run.start": "rrrrr ---r- -",
  "run.cancel": "rrrrr ---r- -",
  "filing.read": "rrrrr ---y- -",
  "filing.edit": "rrrrr ---r- -",
  "filing.submit": "rrrrr ---r- -",
  "filing.sign": "rrrrr ---r- -",
  "case.read": "rrrrr ---y- -",
  "case.examine": "rrrrr ---r- -",
  "case.measure": "rrrrr ---r- -",
  "case.decide": "rrrrr ---r- -",
  "case.inspect": "rrrrr ---r- -",
  "register.read": "rrrrr ---yy -",
  "register.import": "rrrrr ---ry -",
  "law.read": "rrrrr ---yy -",
  "law.manage": "rrrrr ---ry -",
  "ledger.read": "rrrrr ---y- -",
  "account.read": "rrrrr ---yy -",
  "account.manage": "rrrrr ---ry -",
};

const CASE_ACTS = Object.keys(POLICY).filter((act) => /^(filing|case|ledger)\./.test(act)) as Act[];

/** A case that the office of the staff in WHO holds; what the organisation's people may stays as it is. */
const OWN_CASE: Record<string, string> = {
  "filing.read": "yyyr- yyyy- -",
  "filing.edit": "yyrr- rrrr- -",
  "filing.submit": "yrrr- rrrr- -",
  "filing.sign": "yryr- rrrr- -",
  "case.read": "rrrr- yyyy- -",
  "case.examine": "rrrr- yrrr- -",
  "case.measure": "rrrr- yrrr- -",
  "case.decide": "rrrr- ryrr- -",
  "case.inspect": "rrrr- rryr- -",
  "ledger.read": "yrrr- yyyy- -",
};

const ANSWERS = {
  y: { ok: true, value: true },
  r: { ok: false, error: { code: "WRONG_ROLE" } },
  "-": { ok: false, error: { code: "NOT_VISIBLE" } },
} as const;

function cells(table: Record<string, string>, acts = Object.keys(POLICY)): [Act, Who, keyof typeof ANSWERS][] {
  return (acts as Act[]).flatMap((act) => {
    const row = (table[act] ?? "").replaceAll(" ", "");
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

  test.each(cells(OWN_CASE, CASE_ACTS))("%s of a case at the office by %s: %s", (act, who, answer) => {
    expect(can(WHO[who], act, { organisationId: OURS, officeIds: [OURS, THEIRS] })).toMatchObject(ANSWERS[answer]);
  });

  test("another office does not know the case, whatever the role there", () => {
    for (const act of CASE_ACTS) {
      for (const who of [WHO.reviewer, WHO.lead, WHO.inspector]) {
        expect(can(who, act, { organisationId: OURS, officeIds: [OURS] })).toMatchObject(ANSWERS["-"]);
      }
    }
  });

  test("a role in another office does not lend itself to the one that holds the case", () => {
    const [seat] = WHO.reviewer.offices;
    const [other] = WHO.lead.offices;
    if (!seat || !other) throw new Error("staff sit in an office");
    const both: Actor = { ...nobody, offices: [seat, { ...other, officeId: OURS }] };
    expect(can(both, "case.decide", { organisationId: null, officeIds: [THEIRS] })).toMatchObject(ANSWERS.r);
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
