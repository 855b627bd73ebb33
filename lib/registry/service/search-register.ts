import { database } from "@/lib/db/client";
import { findHits, findRowsByDate, findRowsById } from "../repository/search";
import { FACETS, type FacetCount, type RegisterList, type RegisterQuery } from "../types";

export const PAGE_SIZE = 20;

/** Beyond this many entries nobody pages; counting them all would take longer than the search itself. */
export const COUNT_CAP = 5_000;

/**
 * A page of the register. A page past the last one shows the last. Few hits are found, counted and sorted in one
 * statement; of very many only the page is read, in the order of their dates.
 */
export async function searchRegister(asked: RegisterQuery, cap = COUNT_CAP): Promise<RegisterList> {
  const page = { limit: PAGE_SIZE, offset: (asked.page - 1) * PAGE_SIZE };
  const byText = await findHits(database(), asked, { cap, narrowed: false, page });
  if (byText.found <= cap) return await listOf(asked, byText, byText.facets);
  const isNarrowed = FACETS.some((facet) => asked[facet].length > 0);
  if (isNarrowed) {
    const hits = await findHits(database(), asked, { cap, narrowed: true, page });
    if (hits.found <= cap) return await listOf(asked, hits, null);
  }
  const pages = Math.ceil(cap / PAGE_SIZE);
  const query = { ...asked, page: Math.min(asked.page, pages) };
  const rows = await findRowsByDate(database(), query, { ...page, offset: (query.page - 1) * PAGE_SIZE });
  return { query, rows, total: cap, more: true, pages, facets: null };
}

async function listOf(
  asked: RegisterQuery,
  { total, ids }: { total: number; ids: readonly string[] },
  facets: readonly FacetCount[] | null,
): Promise<RegisterList> {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const rows = ids.length > 0 ? await findRowsById(database(), ids) : [];
  return { query: { ...asked, page: Math.min(asked.page, pages) }, rows, total, more: false, pages, facets };
}
