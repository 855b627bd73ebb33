import { describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { modelsInForce } from "@/lib/registry/service/in-force";
import { issueNumber } from "@/lib/registry/service/issue-number";
import { makeRegisterEntry } from "@/tests/factories/register-entry";

const issue = (change: Partial<Parameters<typeof issueNumber>[1]> = {}) =>
  inTransaction((tx) =>
    issueNumber(tx, {
      ...{ track: "filing", officePrefix: "Beijing", slug: "WenXi", at: new Date("2026-11-23T02:00:00Z") },
      ...change,
    }),
  );
const serialOf = (number: string) => Number(number.slice(-4));

describe("numbers", () => {
  test("of ten approvals at once follow each other without a double or a gap", async () => {
    const at = new Date("2031-03-05T02:00:00Z");
    const numbers = await Promise.all(Array.from({ length: 10 }, () => issue({ at })));
    expect(numbers.map(serialOf).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(numbers.every((number) => number.startsWith("Beijing-WenXi-20310305"))).toBe(true);
  });

  test("of an approval that is rolled back are issued to the next", async () => {
    const at = new Date("2032-01-05T02:00:00Z");
    const failed = inTransaction(async (tx) => {
      await issueNumber(tx, { track: "filing", officePrefix: "Beijing", slug: "WenXi", at });
      throw new Error("the approval failed");
    });
    await expect(failed).rejects.toThrow("the approval failed");
    expect(serialOf(await issue({ at }))).toBe(1);
  });

  test("have a sequence for each track and each year, by the Beijing date", async () => {
    const newYear = new Date("2032-12-31T16:00:00Z");
    expect(await issue({ at: newYear })).toBe("Beijing-WenXi-203301010001");
    expect(await issue({ at: newYear, track: "registration", officePrefix: "ZheJiang" })).toMatch(/20330101.*0001$/);
    expect(serialOf(await issue({ at: newYear }))).toBe(2);
  });

  test("that a published list already holds are passed over", async () => {
    await makeRegisterEntry({ number: "BEIJING-WENXI-203402010001" });
    expect(await issue({ at: new Date("2034-02-01T02:00:00Z") })).toBe("Beijing-WenXi-203402010002");
  });

  test("are refused for an office that issues none and for a slug that no number carries", async () => {
    await expect(issue({ officePrefix: null })).rejects.toMatchObject({ detail: { reason: "registry.noPrefix" } });
    await expect(issue({ slug: "文溪" })).rejects.toMatchObject({
      code: "REFUSED",
      detail: { reason: "registry.slug" },
    });
  });
});

describe("a model", () => {
  test("is in force, lost or unknown, in the order asked and in any casing", async () => {
    const [filed, suspended, registration] = [
      await makeRegisterEntry({ number: "Beijing-YunTai-202409250117", serviceName: "云台" }),
      await makeRegisterEntry({ number: "Beijing-HeShan-202409250118", status: "suspended" }),
      await makeRegisterEntry({ number: "Beijing-YuPu-SX202607160552", track: "registration" }),
    ];
    const asked = ["Beijing-Nobody-202409250001", registration.number, suspended.number, "beijing-yuntai-202409250117"];
    expect(await modelsInForce(database(), asked)).toEqual([
      { number: asked[0], state: "unknown", serviceName: null },
      { number: asked[1], state: "registration", serviceName: registration.serviceName },
      { number: asked[2], state: "suspended", serviceName: suspended.serviceName },
      { number: asked[3], state: "in_force", serviceName: filed.serviceName },
    ]);
    expect(await modelsInForce(database(), [])).toEqual([]);
  });

  test("has one entry, however its number is cased", async () => {
    await makeRegisterEntry({ number: "ZheJiang-QingMing-202409250119" });
    await expect(makeRegisterEntry({ number: "Zhejiang-QingMing-202409250119" })).rejects.toThrow();
  });
});
