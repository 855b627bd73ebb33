import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { CURRENT_FORM_VERSION } from "@/lib/filing/schema/dossier/sections";
import { newId } from "@/lib/ids";
import { publishVersion } from "@/lib/registry/service/publish-version";
import { viewEntry } from "@/lib/registry/service/view-entry";
import { viewOpenPublicity, viewPublicity } from "@/lib/registry/service/view-publicity";
import { viewStatistics } from "@/lib/registry/service/view-statistics";
import type { PublicContent, PublishedFiling } from "@/lib/registry/types";
import { makeOrganisation } from "@/tests/factories/organisation";
import { makeRegisterEntry } from "@/tests/factories/register-entry";

const at = (instant: string) => ({ now: () => new Date(instant) });
const CONTENT: PublicContent = {
  ...{ formVersion: "1", text: { principle: "第一版" }, functions: ["text"], architecture: null },
  baseModels: ["Beijing-DiZuo-202409250117"],
};

let filing: PublishedFiling;
let organisation: { id: string; name: string };
let applicationId: string;

beforeAll(async () => {
  organisation = await makeOrganisation();
  const office = await database().office.findUniqueOrThrow({ where: { code: "33" } });
  filing = {
    ...{ id: newId(), track: "filing", status: "filed", flags: [], number: "ZheJiang-XiHe-202510140001" },
    ...{ serviceName: "羲和大模型", filedOn: "2025-10-14", officeId: office.id },
  };
  const row = { organisationId: organisation.id, createdById: newId(), createdAt: new Date() };
  await database().filing.create({ data: { ...filing, flags: [], ...row } });
  await makeRegisterEntry({
    number: "Beijing-DiZuo-202409250117",
    serviceName: "底座",
    status: "suspended",
    filedOn: "2024-10-01",
  });
  const publish = (change: Partial<Parameters<typeof publishVersion>[1]>, instant: string) =>
    inTransaction((tx) =>
      publishVersion(tx, {
        filing,
        organisation,
        content: CONTENT,
        cause: "approval",
        at: new Date(instant),
        ...change,
      }),
    );
  await publish({}, "2025-10-14T03:00:00Z");
  await publish({ content: { ...CONTENT, text: { principle: "第二版" } }, cause: "change" }, "2026-03-02T03:00:00Z");
  await publish(
    { filing: { ...filing, status: "suspended" }, content: null, cause: "suspension", reason: "未整改" },
    "2026-03-02T09:00:00Z",
  );
  applicationId = newId();
  const now = new Date("2026-11-06T02:00:00Z");
  await database().application.create({
    data: {
      ...{ id: applicationId, number: "A-2026-9001", filingId: filing.id, kind: "change", status: "publicity" },
      ...{ stage: "national", flags: [], officeId: office.id, createdById: newId() },
      ...{ createdAt: now, submittedAt: now, stageSince: now },
    },
  });
  await database().snapshot.create({
    data: {
      ...{
        id: newId(),
        applicationId,
        sequence: 1,
        formVersion: "1",
        contentHash: "a".repeat(64),
        createdById: newId(),
      },
      content: {
        formVersion: CURRENT_FORM_VERSION,
        track: "filing",
        sections: { publicText: { principle: "第三版" }, service: { functions: ["text", "image"] } },
      },
      createdAt: now,
    },
  });
  await database().publicityWindow.create({
    data: {
      ...{ id: newId(), applicationId, openedAt: now, opensOn: "2026-11-07", closesOn: "2026-12-06" },
      closesAt: new Date("2026-12-06T16:00:00Z"),
    },
  });
});

describe("an entry", () => {
  const read = (reference: string, version: number | null = null) =>
    viewEntry({ reference, version }, at("2026-11-23T02:00:00Z"));

  test("shows its text, its status with the reason, and every version with its days", async () => {
    const entry = await read("zhejiang-xihe-202510140001");
    expect(entry).toMatchObject({
      status: "suspended",
      reason: "未整改",
      serviceName: "羲和大模型",
      reference: filing.number,
    });
    expect(entry.url).toBe(`http://localhost:3000/register/${filing.number}`);
    expect(entry.read?.shown.content?.text).toEqual({ principle: "第二版" });
    expect(entry.versions.map(({ sequence, from, until }) => [sequence, from, until])).toEqual([
      [3, "2026-03-02", null],
      [2, "2026-03-02", "2026-03-02"],
      [1, "2025-10-14", "2026-03-01"],
    ]);
  });

  test("shows an earlier version by its number", async () => {
    expect((await read(filing.number ?? "", 1)).read).toMatchObject({
      ...{ sequence: 1, until: "2026-03-01" },
      shown: { status: "filed", content: { text: { principle: "第一版" } } },
    });
    await expect(read(filing.number ?? "", 9)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("tells whether the models it builds on are in force, and that a change is in publicity", async () => {
    const entry = await read(filing.number ?? "");
    expect(entry.baseModels).toEqual([
      { number: "Beijing-DiZuo-202409250117", state: "suspended", serviceName: "底座" },
    ]);
    expect(entry.publicity).toEqual({ applicationId, closesOn: "2026-12-06" });
  });

  test("without a number is found by its id, and what is not there is not found", async () => {
    const entry = await makeRegisterEntry({ serviceName: "无编号大模型" });
    await database().registerEntry.update({ where: { id: entry.id }, data: { number: null } });
    expect(await read(entry.id)).toMatchObject({ serviceName: "无编号大模型", reference: entry.id, read: null });
    for (const reference of ["Beijing-Nobody-20230821", newId(), "%", "'"]) {
      await expect(read(reference)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("publicity", () => {
  test("lists what runs, with the days left to its last minute", async () => {
    const left = async (instant: string) => (await viewOpenPublicity(at(instant))).map(({ daysLeft }) => daysLeft);
    expect(await left("2026-11-23T02:00:00Z")).toEqual([13]);
    expect(await left("2026-12-06T15:59:59Z")).toEqual([0]);
    expect(await left("2026-12-06T16:00:00Z")).toEqual([]);
  });

  test("shows the text that is published, also once it is over", async () => {
    const view = await viewPublicity(applicationId, at("2026-12-07T02:00:00Z"));
    expect(view).toMatchObject({
      daysLeft: null,
      text: { principle: "第三版" },
      functions: ["text", "image"],
      cancelled: false,
    });
    expect(view.entry).toBe(filing.number);
  });

  test("of an application that was never published is not found", async () => {
    await expect(viewPublicity(newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(viewPublicity("no-id")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("statistics keep the tracks apart: by status, jurisdiction, function and quarter without a gap", async () => {
  const before = await viewStatistics(at("2026-11-23T02:00:00Z"));
  await makeRegisterEntry({ track: "registration", filedOn: "2026-07-01", provinceCode: "54", functions: ["video"] });
  await makeRegisterEntry({ track: "filing", filedOn: "2026-09-30", provinceCode: "54", status: "revoked" });
  const after = await viewStatistics(at("2026-11-23T02:00:00Z"));
  expect(after.entries).toEqual({ filing: before.entries.filing + 1, registration: before.entries.registration + 1 });
  expect(after.byProvince.find(({ key }) => key === "54")?.counts).toEqual({ filing: 1, registration: 1 });
  expect(after.byFunction.find(({ key }) => key === "video")?.counts).toEqual({ filing: 0, registration: 1 });
  expect(after.byStatus.find(({ key }) => key === "revoked")?.counts.filing).toBe(1);
  const quarters = after.byQuarter.map(({ key }) => key);
  expect(quarters.slice(0, 3)).toEqual(["2024-Q4", "2025-Q1", "2025-Q2"]);
  expect(quarters.at(-1)).toBe("2026-Q3");
  expect(after.byQuarter.at(-1)?.counts).toEqual({ filing: 1, registration: 1 });
  expect(after.inPublicity).toBe(1);
});
