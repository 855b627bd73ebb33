import { randomInt } from "node:crypto";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { searchText } from "@/lib/registry/rules/grams";

type EntryRow = NonNullable<Awaited<ReturnType<ReturnType<typeof database>["registerEntry"]["findFirst"]>>>;

/** A row of the register as an import leaves it, with a number that no other test has. */
export async function makeRegisterEntry(
  change: Partial<Omit<EntryRow, "number" | "searchText">> & { number?: string } = {},
): Promise<EntryRow & { number: string }> {
  const serial = String(randomInt(100_000_000)).padStart(8, "0");
  const entry = {
    ...{ id: newId(), filingId: null, source: "published_list" as const, track: "filing" as const },
    ...{ status: "filed" as const, flags: [], number: `Beijing-CeShi${serial}-202601150001` },
    ...{ serviceName: `测试${serial}大模型`, organisationName: "北京测试科技有限公司", provinceCode: "11" },
    ...{ filedOn: "2026-01-20", functions: [], architecture: null, importKey: null, version: 1 },
    ...{ createdAt: new Date(), updatedAt: new Date() },
    ...change,
  };
  const texts = searchText([entry.serviceName, entry.organisationName, entry.number]);
  await database().registerEntry.create({ data: { ...entry, searchText: texts } });
  return { ...entry, searchText: texts };
}
