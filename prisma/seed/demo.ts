import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type DemoAccount, demoAccount } from "@/lib/auth/demo-accounts";
import { database } from "@/lib/db/client";
import type { OrganisationInput, SeatInput } from "@/lib/identity/schema";
import { createUser } from "@/lib/identity/service/create-user";
import { registerOrganisation } from "@/lib/identity/service/register-organisation";
import { seatUser } from "@/lib/identity/service/seat-user";
import { ensureBuiltInDatasets } from "@/lib/worker/built-in-data";
import { seedFilings } from "./demo/filings";

const CAUSE = "seed.demo";

/** Invented. The codes pass both checks of the standard and belong to districts of the named cities. */
const ORGANISATIONS = {
  lantu: {
    name: "杭州澜图智能科技有限公司",
    uscc: "91330106MA7LTUK49A",
    address: "浙江省杭州市西湖区文三路 1999 号 8 层",
    provinceCode: "33",
    legalRepresentative: "赵国栋",
    safetyOfficer: "林婉清",
    contactName: "林婉清",
    contactEmail: "lin.wanqing@lantu.example",
  },
  yanhui: {
    name: "北京言汇数据科技有限公司",
    uscc: "91110108MA7YHUQ6X2",
    address: "北京市海淀区知春路 2999 号 3 层",
    provinceCode: "11",
    legalRepresentative: "周明慧",
    contactName: "周明慧",
    contactEmail: "zhou.minghui@yanhui.example",
  },
} as const satisfies Record<string, OrganisationInput>;

type OrganisationKey = keyof typeof ORGANISATIONS;
type Place =
  | { readonly organisation: OrganisationKey; readonly role: (SeatInput & { in: "organisation" })["role"] }
  | { readonly office: string; readonly role: (SeatInput & { in: "office" })["role"] };

/** Who sits where; names, words and passwords stand in demo-accounts.json. */
const PLACES: Readonly<Record<string, Place>> = {
  "lin.wanqing@lantu.example": { organisation: "lantu", role: "owner" },
  "chen.siyuan@lantu.example": { organisation: "lantu", role: "editor" },
  "zhao.guodong@lantu.example": { organisation: "lantu", role: "signatory" },
  "zhou.minghui@yanhui.example": { organisation: "yanhui", role: "owner" },
  "wang.jianhua@zj-office.example": { office: "33", role: "reviewer" },
  "li.min@zj-office.example": { office: "33", role: "lead" },
  "qian.yuefeng@zj-office.example": { office: "33", role: "lead" },
  "zhang.weimin@zj-office.example": { office: "33", role: "inspector" },
  "liu.yang@national-office.example": { office: "national", role: "reviewer" },
  "sun.lian@national-office.example": { office: "national", role: "lead" },
  "he.jing@national-office.example": { office: "national", role: "auditor" },
  "gao.zhiqiang@national-office.example": { office: "national", role: "administrator" },
};

/** The demo: two providers, the people of two offices, the built-in data, filings in every state. Safe to repeat. */
export async function seedDemo(): Promise<void> {
  const text = await readFile(join(import.meta.dirname, "demo-accounts.json"), "utf8");
  for (const account of z.array(demoAccount).parse(JSON.parse(text))) await seat(account);
  await ensureBuiltInDatasets();
  await seedFilings();
}

async function seat({ email, name, password }: DemoAccount): Promise<void> {
  const place = PLACES[email];
  if (!place) throw new Error(`${email} has an account and no place`);
  const present = await database().user.findUnique({ where: { email }, select: { id: true } });
  const userId = present?.id ?? (await createUser({ email, name, password, cause: CAUSE })).userId;
  if ("office" in place) {
    await seatUser({ userId, in: "office", officeCode: place.office, role: place.role, cause: CAUSE });
  } else {
    const organisationId = await ensureOrganisation(place.organisation);
    await seatUser({ userId, in: "organisation", organisationId, role: place.role, cause: CAUSE });
  }
}

async function ensureOrganisation(key: OrganisationKey): Promise<string> {
  const organisation = ORGANISATIONS[key];
  const present = await database().organisation.findUnique({
    where: { uscc: organisation.uscc },
    select: { id: true },
  });
  return present?.id ?? (await registerOrganisation({ ...organisation, cause: CAUSE })).organisationId;
}
