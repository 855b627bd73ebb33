import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { readRegisterQuery } from "@/lib/registry/schema";
import { publishVersion } from "@/lib/registry/service/publish-version";
import { searchRegister } from "@/lib/registry/service/search-register";
import type { PublicContent, PublishedFiling, PublishedVersion } from "@/lib/registry/types";
import { makeOrganisation } from "@/tests/factories/organisation";

const CONTENT: PublicContent = {
  formVersion: "2026.1",
  text: { algorithmName: "闻溪语文生成算法" },
  functions: ["dialogue"],
  architecture: "transformer",
  baseModels: [],
};

let organisation: { id: string; name: string };
let filing: PublishedFiling;

beforeEach(async () => {
  organisation = await makeOrganisation();
  const office = await database().office.findUniqueOrThrow({ where: { code: "33" } });
  const id = newId();
  filing = {
    ...{
      id,
      track: "filing",
      status: "filed",
      flags: ["order"],
      number: `ZheJiang-WenXi${id.slice(0, 8)}-202611230001`,
    },
    ...{ serviceName: "闻溪语文学习大模型", filedOn: "2026-11-23", officeId: office.id },
  };
  await database().filing.create({
    data: {
      ...filing,
      flags: [...filing.flags],
      organisationId: organisation.id,
      createdById: newId(),
      createdAt: new Date(),
    },
  });
});

const publish = (change: Partial<Parameters<typeof publishVersion>[1]> = {}) =>
  inTransaction((tx) =>
    publishVersion(tx, {
      ...{ filing, organisation, content: CONTENT, cause: "approval", at: new Date("2026-11-23T02:00:00Z") },
      ...change,
    }),
  );
const found = async (q: string) => (await searchRegister(readRegisterQuery({ q }))).rows.map(({ id }) => id);
const versionsOf = async (entryId: string) => {
  const rows = await database().publicVersion.findMany({ where: { entryId }, orderBy: { sequence: "asc" } });
  return rows.map((row) => ({ ...row, content: row.content as unknown as PublishedVersion }));
};

describe("a publication", () => {
  test("makes the entry with what it is found by, and its first version", async () => {
    const { entryId, sequence } = await publish();
    const entry = await database().registerEntry.findUniqueOrThrow({ where: { id: entryId } });
    expect(entry).toMatchObject({
      ...{ filingId: filing.id, source: "platform", status: "filed", number: filing.number, provinceCode: "33" },
      ...{ serviceName: filing.serviceName, organisationName: organisation.name, filedOn: "2026-11-23" },
      ...{ functions: ["dialogue"], architecture: "transformer" },
    });
    expect(await found("语文")).toContain(entryId);
    expect(sequence).toBe(1);
    const [version] = await versionsOf(entryId);
    expect(version).toMatchObject({ validFrom: "2026-11-23", cause: "approval", content: { content: CONTENT } });
  });

  test("shows the public no order that runs, but a base model that was lost", async () => {
    const { entryId } = await publish({ filing: { ...filing, flags: ["order", "base_model_lost"] } });
    const entry = await database().registerEntry.findUniqueOrThrow({ where: { id: entryId } });
    expect(entry.flags).toEqual(["base_model_lost"]);
  });

  test("of a status keeps the text and tells the reason", async () => {
    const { entryId } = await publish();
    const at = new Date("2027-02-01T16:30:00Z");
    const suspended = { ...filing, status: "suspended" as const };
    await publish({ filing: suspended, content: null, cause: "suspension", reason: "未落实整改要求", at });
    expect(await database().registerEntry.findUniqueOrThrow({ where: { id: entryId } })).toMatchObject({
      ...{ status: "suspended", filedOn: "2026-11-23", functions: ["dialogue"] },
    });
    const versions = await versionsOf(entryId);
    expect(versions.map(({ sequence, cause, validFrom }) => [sequence, cause, validFrom])).toEqual([
      [1, "approval", "2026-11-23"],
      [2, "suspension", "2027-02-02"],
    ]);
    expect(versions[1]?.content).toMatchObject({ status: "suspended", reason: "未落实整改要求", content: CONTENT });
  });

  test("of a change is found by the new name and leaves the earlier version as it was", async () => {
    const { entryId } = await publish();
    await publish({ filing: { ...filing, serviceName: "墨池大模型" }, cause: "change" });
    expect([await found("墨池"), await found("闻溪语文学习大模型")].map((ids) => ids.includes(entryId))).toEqual([
      true,
      false,
    ]);
    expect((await versionsOf(entryId)).map(({ content }) => content.serviceName)).toEqual([
      "闻溪语文学习大模型",
      "墨池大模型",
    ]);
  });

  test("of what was never filed is refused", async () => {
    await expect(publish({ filing: { ...filing, status: "unfiled" } })).rejects.toThrow(/not filed/);
  });
});
