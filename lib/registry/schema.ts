import { z } from "zod";
import { TRACKS, type Track } from "@/lib/filing/types/vocabulary";
import { CENTRAL, isProvinceCode, type JurisdictionKey } from "./rules/provinces";
import { FACETS, REGISTER_STATUSES, type RegisterQuery, type RegisterStatus } from "./types";

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads an address. What it does not know is left out: an old or mistyped link still shows a list. */
export function readRegisterQuery(params: SearchParams): RegisterQuery {
  const page = Number(first(params.page));
  return {
    text: first(params.q).slice(0, 200),
    track: every(params.track).filter((value) => (TRACKS as readonly string[]).includes(value)) as Track[],
    status: every(params.status).filter((value) =>
      (REGISTER_STATUSES as readonly string[]).includes(value),
    ) as RegisterStatus[],
    province: every(params.province).filter(isJurisdictionKey),
    function: every(params.function).filter((value) => /^[a-z][a-zA-Z_]{0,39}$/.test(value)),
    year: every(params.year).filter((value) => /^\d{4}$/.test(value)),
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, 100_000) : 1,
  };
}

function isJurisdictionKey(value: string): value is JurisdictionKey {
  return value === CENTRAL.key || isProvinceCode(value);
}

function first(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0])?.trim() ?? "";
}

function every(value: string | readonly string[] | undefined): string[] {
  const values = typeof value === "string" ? [value] : (value ?? []);
  return [...new Set(values)].sort();
}

/** The one address of a list: same question, same address. */
export function registerAddress(query: RegisterQuery, change: Partial<RegisterQuery> = {}): string {
  const asked = { ...query, page: 1, ...change };
  const params = new URLSearchParams();
  if (asked.text) params.set("q", asked.text);
  for (const facet of FACETS) for (const value of asked[facet]) params.append(facet, value);
  if (asked.page > 1) params.set("page", String(asked.page));
  const search = params.toString();
  return search ? `/register?${search}` : "/register";
}

/** A server action takes a body of one megabyte; the whole list of 2026 has about 200 KB. */
export const IMPORT_LIMITS = { bytes: 900_000, rows: 20_000 } as const;

export const importListInput = z.object({
  track: z.enum(TRACKS),
  file: z
    .instanceof(File, { error: "import.file" })
    .refine((file) => file.size > 0, { error: "import.file" })
    .refine((file) => file.size <= IMPORT_LIMITS.bytes, { error: "import.tooLarge" }),
});

/** An objection of somebody without an account. Its texts are checked once more where it is carried out. */
export const objectionInput = z.object({
  applicationId: z.uuid(),
  idempotencyKey: z.uuid(),
  facts: z.string().trim().min(1).max(4_000),
  contact: z.string().trim().min(1).max(200),
  check: z.string().trim().min(1).max(20),
});
export type ObjectionInput = z.output<typeof objectionInput>;
