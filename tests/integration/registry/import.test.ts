import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import type { Actor } from "@/lib/identity/types";
import { readRegisterQuery } from "@/lib/registry/schema";
import { importList } from "@/lib/registry/service/import-list";
import { searchRegister } from "@/lib/registry/service/search-register";
import { viewImport, viewImports } from "@/lib/registry/service/view-import";
import { makeMember, makeStaff } from "@/tests/factories/actor";
import { makeRegisterEntry } from "@/tests/factories/register-entry";

const FILE = readFileSync(join(import.meta.dirname, "../../fixtures/published-list.csv"));
const HEAD = "序号,属地,模型名称,备案单位,备案编号,备案时间\n";
let minutes = 0;
const clock = { now: () => new Date(Date.UTC(2026, 10, 23, 2, minutes++)) };

let administrator: Actor;
const importRows = (...rows: string[]) => importBytes(new TextEncoder().encode(HEAD + rows.join("\n")));
const importBytes = (bytes: Uint8Array, actor = administrator) =>
  importList({ actor, track: "filing", fileName: "list.csv", bytes }, clock);

beforeAll(async () => {
  administrator = (await makeStaff({ role: "administrator" })).actor;
});

describe("an import", () => {
  test("takes the good rows once, however often it is done, and names the bad ones each time", async () => {
    const first = await importBytes(FILE);
    expect(first.report).toMatchObject({ rows: 28, taken: 13, known: 0, completed: 0, outOfOrder: 3 });
    expect(new Set(first.report.bad.map(({ line }) => line)).size).toBe(15);
    const again = await importBytes(FILE);
    expect(again.report).toMatchObject({ taken: 0, known: 13, bad: first.report.bad });
    expect(await database().registerEntry.count({ where: { source: "published_list" } })).toBe(13);
  });

  test("leaves entries that are found, with a version that says where they came from", async () => {
    const { rows } = await searchRegister(readRegisterQuery({ q: "讯飞" }));
    expect(rows).toMatchObject([{ serviceName: "星火认知大模型", provinceCode: "34", filedOn: "2023-09-04" }]);
    const versions = await database().publicVersion.findMany({ where: { entryId: rows[0]?.id } });
    expect(versions).toMatchObject([{ sequence: 1, cause: "import", validFrom: "2023-09-04" }]);
  });

  test("names rows whose number belongs to another entry, and takes nothing over it", async () => {
    await makeRegisterEntry({ number: "Beijing-YouZhu-20240105", serviceName: "有主大模型" });
    const { report } = await importRows("900,北京,后来大模型,北京后来科技有限公司,beijing-youzhu-20240105,2024-02-07");
    expect(report).toMatchObject({ taken: 0, known: 0 });
    expect(report.bad).toEqual([
      expect.objectContaining({
        line: 2,
        column: "number",
        code: "NUMBER_TAKEN",
        holder: "有主大模型 (北京测试科技有限公司)",
      }),
    ]);
  });

  test("fills in the number that an earlier list left out, and finds the entry by it", async () => {
    const row = (number: string) => `901,北京,补号大模型,北京补号科技有限公司,${number},2024-02-07`;
    await importRows(row(""));
    expect((await importRows(row("Beijing-BuHao-20240123"))).report).toMatchObject({
      taken: 0,
      known: 0,
      completed: 1,
    });
    const { rows } = await searchRegister(readRegisterQuery({ q: "beijing-buhao" }));
    expect(rows.map(({ serviceName }) => serviceName)).toEqual(["补号大模型"]);
    const other = await importRows(row("Beijing-BuHao-20240124"));
    expect(other.report.bad.map(({ code }) => code)).toEqual(["NUMBER_TAKEN"]);
  });

  test("done twice at once takes each row once", async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `${1000 + at},北京,同时${at},北京同时科技有限公司,,2024-03-01`);
    const reports = (await Promise.all([importRows(...rows), importRows(...rows)])).map(({ report }) => report);
    expect(reports.map(({ taken }) => taken).sort((a, b) => a - b)).toEqual([0, 30]);
    expect(reports.map(({ known }) => known).sort((a, b) => a - b)).toEqual([0, 30]);
  });

  test("keeps its report, in the ledger by numbers alone", async () => {
    const { importId, report } = await importRows("902,北京,留痕大模型,北京留痕科技有限公司,,2024-02-07");
    const view = await viewImport({ actor: administrator, importId });
    expect(view).toMatchObject({ fileName: "list.csv", importedBy: "孙三", report });
    expect((await viewImports(administrator))[0]?.id).toBe(importId);
    expect((await verifyRecord(database(), { recordType: "registerImport", recordId: importId })).ok).toBe(true);
    const [entry] = await database().ledgerEntry.findMany({ where: { recordId: importId } });
    expect(entry?.payload).toMatchObject({ taken: 1, known: 0, bad: 0 });
    expect(JSON.stringify(entry?.payload)).not.toContain("留痕");
  });

  test("that cannot be read as a whole takes nothing", async () => {
    const before = await database().registerEntry.count();
    await expect(importBytes(new TextEncoder().encode("甲,乙\n1,2"))).rejects.toMatchObject({ code: "REFUSED" });
    expect(await database().registerEntry.count()).toBe(before);
  });

  test("is the administrator's alone; the auditor reads, nobody else does", async () => {
    const auditor = (await makeStaff({ role: "auditor" })).actor;
    const lead = (await makeStaff({ role: "lead" })).actor;
    const { actor: owner } = await makeMember();
    await expect(importBytes(FILE, auditor)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(importBytes(FILE, lead)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(importBytes(FILE, owner)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await viewImports(auditor)).length).toBeGreaterThan(0);
    await expect(viewImports(lead)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
