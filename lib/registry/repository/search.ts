import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readQuery } from "../rules/grams";
import { CENTRAL } from "../rules/provinces";
import { FACETS, type Facet, type FacetCount, type RegisterListRow, type RegisterQuery } from "../types";

export interface PageOf {
  readonly limit: number;
  readonly offset: number;
}

const GRAMS = Prisma.sql`"register_grams"("searchText", "track", "status", "provinceCode", "filedOn", "functions")`;

const allOf = (conditions: readonly Prisma.Sql[]) =>
  conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], " AND ");

/** Every word of the text occurs whole: what the grams of a longer word only suggest. */
function holdsWords(words: readonly string[]): Prisma.Sql[] {
  return words.map((word) => Prisma.sql`"searchText" LIKE ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
}

/** By the index: the text's grams, and one token of each chosen facet. */
function byIndex(text: string, chosen: readonly (readonly [Facet, readonly string[]])[]): Prisma.Sql {
  const asked = readQuery(text);
  const tokens = chosen.map(
    ([facet, values]) => Prisma.sql`${GRAMS} && ${values.map((value) => `${facet}:${value}`)}::text[]`,
  );
  if (!asked) return allOf(tokens);
  return allOf([Prisma.sql`${GRAMS} @> ${[...asked.grams]}::text[]`, ...tokens, ...holdsWords(asked.recheck)]);
}

const VALUE_OF = {
  track: Prisma.sql`"track"::text`,
  status: Prisma.sql`"status"::text`,
  province: Prisma.sql`COALESCE("provinceCode", ${CENTRAL.key})`,
  year: Prisma.sql`LEFT("filedOn", 4)`,
} as const satisfies Record<Exclude<Facet, "function">, Prisma.Sql>;

/** The same conditions on the columns themselves; a facet without a choice lets everything pass. */
function facetHolds(query: RegisterQuery, facet: Facet): Prisma.Sql {
  const values = [...query[facet]];
  if (values.length === 0) return Prisma.sql`TRUE`;
  if (facet === "function") return Prisma.sql`"functions" && ${values}::text[]`;
  return Prisma.sql`${VALUE_OF[facet]} = ANY(${values}::text[])`;
}

const COLUMNS = Prisma.sql`"id"::text, "number", "track"::text, "status"::text, "flags", "serviceName",
  "organisationName", "provinceCode", "filedOn", "functions"`;
const ORDER = Prisma.sql`"filedOn" DESC, "RegisterEntry"."id"`;

/**
 * One page of what very many entries match, newest first; the id keeps entries of one day in a fixed order. Walks the
 * entries by date: where so many match, a page is full soon.
 */
export function rowsByDateSql(query: RegisterQuery, { limit, offset }: PageOf): Prisma.Sql {
  const words = readQuery(query.text)?.words ?? [];
  const holds = FACETS.filter((facet) => query[facet].length > 0).map((facet) => facetHolds(query, facet));
  return Prisma.sql`
    SELECT ${COLUMNS} FROM "RegisterEntry" WHERE ${allOf([...holdsWords(words), ...holds])}
     ORDER BY ${ORDER} LIMIT ${limit} OFFSET ${offset}`;
}

export async function findRowsByDate(tx: Tx, query: RegisterQuery, page: PageOf): Promise<RegisterListRow[]> {
  return tx.$queryRaw<RegisterListRow[]>(rowsByDateSql(query, page));
}

/** Entries in the order of the list after a given one; from its beginning for null. */
export async function findRowsAfter(
  tx: Tx,
  last: Pick<RegisterListRow, "filedOn" | "id"> | null,
  limit: number,
): Promise<RegisterListRow[]> {
  const after = last
    ? Prisma.sql`"filedOn" < ${last.filedOn} OR ("filedOn" = ${last.filedOn} AND "id" > ${last.id}::uuid)`
    : Prisma.sql`TRUE`;
  return tx.$queryRaw<RegisterListRow[]>`
    SELECT ${COLUMNS} FROM "RegisterEntry" WHERE ${after} ORDER BY ${ORDER} LIMIT ${limit}`;
}

export async function findRowsById(tx: Tx, ids: readonly string[]): Promise<RegisterListRow[]> {
  return tx.$queryRaw<RegisterListRow[]>`
    SELECT ${COLUMNS} FROM "RegisterEntry" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY ${ORDER}`;
}

export interface Hits {
  /** Entries found by the index; `cap + 1` stands for more than `cap`, and then the rest is not filled. */
  readonly found: number;
  /** Of them, those that every chosen facet lets pass. */
  readonly total: number;
  readonly facets: readonly FacetCount[];
  /** Of the page that was asked for, or of the last one. */
  readonly ids: readonly string[];
}

/**
 * Looks for the text and, where `narrowed`, for the chosen facets as well. Counts by facet are under the choices of the
 * other facets: what a further choice would show; only a search that is not narrowed knows them all.
 */
export async function findHits(
  tx: Tx,
  query: RegisterQuery,
  options: { cap: number; narrowed: boolean; page: PageOf },
): Promise<Hits> {
  const rows = await tx.$queryRaw<{ kind: string; value: string | null; count: number }[]>(hitsSql(query, options));
  const found = rows.find((row) => row.kind === "found")?.count ?? 0;
  if (found > options.cap) return { found, total: found, facets: [], ids: [] };
  const facets = rows.flatMap(({ kind, value, count }) =>
    (FACETS as readonly string[]).includes(kind) && value !== null ? [{ facet: kind as Facet, value, count }] : [],
  );
  const ids = rows.flatMap(({ kind, value }) => (kind === "row" && value !== null ? [value] : []));
  return { found, total: rows.find((row) => row.kind === "total")?.count ?? 0, facets, ids };
}

/** One pass over the entries, one over their distinct facet values. */
export function hitsSql(
  query: RegisterQuery,
  { cap, narrowed, page }: { cap: number; narrowed: boolean; page: PageOf },
): Prisma.Sql {
  const chosen = narrowed
    ? FACETS.flatMap((facet) => (query[facet].length > 0 ? [[facet, query[facet]] as const] : []))
    : [];
  const passes = Prisma.join(FACETS.map((facet) => Prisma.sql`(${facetHolds(query, facet)}) AS ${passing(facet)}`));
  const within = Prisma.sql`(SELECT "found" FROM "size") <= ${cap}`;
  const last = Prisma.sql`(SELECT GREATEST(0, (sum("n") - 1)::int / ${page.limit} * ${page.limit}) FROM "cube" WHERE ${allPass(FACETS)})`;
  return Prisma.sql`
    WITH "hit" AS MATERIALIZED (
      SELECT "id", "filedOn", "track", "status", ${VALUE_OF.province} AS "province", ${VALUE_OF.year} AS "year",
             "functions", ${passes}
        FROM "RegisterEntry" WHERE ${byIndex(query.text, chosen)} LIMIT ${cap + 1}),
    "size" AS MATERIALIZED (SELECT count(*)::int AS "found" FROM "hit"),
    "cube" AS MATERIALIZED (
      SELECT "track", "status", "province", "year", ${Prisma.join(FACETS.map(passing))}, count(*) AS "n"
        FROM "hit" WHERE ${within} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9)
    SELECT 'found' AS "kind", NULL AS "value", "found" AS "count" FROM "size"
    UNION ALL SELECT 'total', NULL, COALESCE(sum("n"), 0)::int FROM "cube" WHERE ${allPass(FACETS)}
    ${facetCounts("track", Prisma.sql`"track"::text`)}
    ${facetCounts("status", Prisma.sql`"status"::text`)}
    ${facetCounts("province", Prisma.sql`"province"`)}
    ${facetCounts("year", Prisma.sql`"year"`)}
    UNION ALL SELECT 'function', "function", count(*)::int FROM "hit", unnest("functions") AS "function"
     WHERE ${within} AND ${allPass(FACETS.filter((facet) => facet !== "function"))} GROUP BY 2
    UNION ALL SELECT 'row', "id"::text, 0 FROM (
      SELECT "id", "filedOn" FROM "hit" WHERE ${within} AND ${allPass(FACETS)}
       ORDER BY "filedOn" DESC, "id" LIMIT ${page.limit} OFFSET LEAST(${page.offset}, ${last})) AS "row"`;
}

const passing = (facet: Facet) => Prisma.raw(`"${facet}_passes"`);
const allPass = (facets: readonly Facet[]) => allOf(facets.map(passing));

function facetCounts(facet: Facet, value: Prisma.Sql): Prisma.Sql {
  const others = FACETS.filter((other) => other !== facet);
  return Prisma.sql`UNION ALL SELECT ${facet}, ${value}, sum("n")::int FROM "cube" WHERE ${allPass(others)} GROUP BY 2`;
}
