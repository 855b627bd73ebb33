import { describe, expect, test } from "vitest";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import { createUser } from "@/lib/identity/service/create-user";
import { ensureOffices } from "@/lib/identity/service/ensure-offices";
import { seatUser } from "@/lib/identity/service/seat-user";
import { makeOrganisation, newUscc } from "@/tests/factories/organisation";
import { makeUser } from "@/tests/factories/user";

describe("an organisation", () => {
  test("is kept with its code in the stored form, and its ledger begins", async () => {
    const uscc = newUscc();
    const { id } = await makeOrganisation({ uscc: ` ${uscc.slice(0, 8)} ${uscc.slice(8).toLowerCase()}` });
    expect(await database().organisation.findUniqueOrThrow({ where: { id } })).toMatchObject({ uscc, version: 1 });
    const record = { recordType: "organisation", recordId: id } as const;
    expect(await verifyRecord(database(), record)).toEqual({ ok: true, value: { entries: 1 } });
  });

  test("is registered once", async () => {
    const uscc = newUscc();
    await makeOrganisation({ uscc });
    await expect(makeOrganisation({ uscc })).rejects.toMatchObject({
      code: "CONFLICT",
      detail: { reason: "identity.usccTaken" },
    });
  });

  test("with a wrong check character is refused by its field", async () => {
    const uscc = newUscc();
    const wrong = uscc.slice(0, 17) + (uscc.endsWith("0") ? "1" : "0");
    const refusal = { code: "INVALID", detail: { fields: { uscc: "identity.uscc" } } };
    await expect(makeOrganisation({ uscc: wrong })).rejects.toMatchObject(refusal);
  });
});

describe("an account", () => {
  test("is known by its e-mail address in any case, once", async () => {
    const { email } = await makeUser();
    const again = createUser({
      email: email.toUpperCase(),
      name: "乙",
      password: "long enough to be one",
      cause: "test",
    });
    await expect(again).rejects.toMatchObject({ code: "CONFLICT", detail: { reason: "identity.emailTaken" } });
  });

  test("is not made with a short password", async () => {
    const making = createUser({ email: "short@test.example", name: "乙", password: "only14letters!", cause: "test" });
    await expect(making).rejects.toMatchObject({
      code: "INVALID",
      detail: { fields: { password: "identity.passwordShort" } },
    });
    expect(await database().user.count({ where: { email: "short@test.example" } })).toBe(0);
  });

  test("holds a role once, and the ledger tells of it once", async () => {
    const { userId } = await makeUser();
    const seat = { userId, in: "office", officeCode: "33", role: "reviewer", cause: "test" } as const;
    await seatUser(seat);
    await seatUser(seat);
    expect(await database().officeMembership.count({ where: { userId } })).toBe(1);
    expect(await database().ledgerEntry.count({ where: { recordId: userId, event: "user.seated" } })).toBe(1);
  });

  test("gets no seat in an office that does not exist", async () => {
    const { userId } = await makeUser();
    const seating = seatUser({ userId, in: "office", officeCode: "99", role: "reviewer", cause: "test" });
    await expect(seating).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("an office keeps its id when its name is corrected", async () => {
  const before = await database().office.findUniqueOrThrow({ where: { code: "33" } });
  const { code, kind, provinceCode, filingPrefix } = before;
  expect(filingPrefix).toBe("ZheJiang");
  await ensureOffices([{ code, kind, provinceCode, filingPrefix, nameZh: "浙江省办公室", nameEn: "Zhejiang Office" }]);
  const after = await database().office.findUniqueOrThrow({ where: { code: "33" } });
  expect(after).toEqual({ ...before, nameZh: "浙江省办公室", nameEn: "Zhejiang Office" });
});
