import { beforeAll, describe, expect, test } from "vitest";
import { GET as getCsv } from "@/app/api/register.csv/route";
import { GET as getJson } from "@/app/api/register.json/route";
import { EXPORT_COLUMNS } from "@/lib/registry/rules/export-columns";
import { readList } from "@/lib/registry/service/read-list";
import { makeRegisterEntry } from "@/tests/factories/register-entry";
import { requestTo, withParams } from "@/tests/helpers/request";

beforeAll(async () => {
  await makeRegisterEntry({ serviceName: '=SUM("1",2)', filedOn: "2026-03-01", functions: ["text", "image"] });
  await makeRegisterEntry({ serviceName: "较早大模型", filedOn: "2025-03-01", provinceCode: null, status: "revoked" });
});

describe("the whole list", () => {
  test("leaves as CSV that a spreadsheet reads and does not compute", async () => {
    const answer = await getCsv(await requestTo("/api/register.csv"), withParams({}));
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trim().split("\r\n");
    expect(lines[0]).toBe(EXPORT_COLUMNS.map(({ name }) => name).join(","));
    expect(lines[1]).toContain(`"'=SUM(""1"",2)"`);
    expect(lines[2]).toContain(",较早大模型,");
    expect(lines).toHaveLength(3);
  });

  test("can be imported again as far as its columns go", async () => {
    const answer = await getCsv(await requestTo("/api/register.csv"), withParams({}));
    const { lines } = readList(new Uint8Array(await answer.arrayBuffer()));
    expect(lines).toHaveLength(2);
  });

  test("leaves as JSON with the meaning of every column", async () => {
    const answer = await getJson(await requestTo("/api/register.json"), withParams({}));
    const body = (await answer.json()) as { columns: Record<string, unknown>; entries: Record<string, unknown>[] };
    expect(Object.keys(body.columns)).toEqual(EXPORT_COLUMNS.map(({ name }) => name));
    expect(body.entries).toMatchObject([
      { name: '=SUM("1",2)', functions: ["text", "image"], status: "filed", jurisdiction: "北京" },
      { name: "较早大模型", jurisdictionCode: null, jurisdiction: "国资委", status: "revoked" },
    ]);
  });
});
