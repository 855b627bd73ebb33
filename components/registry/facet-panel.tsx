import type { Speak } from "@/components/layout/speaker";
import { buttonClasses } from "@/components/ui/button";
import { TRACK_WORDS } from "@/lib/filing/copy/status";
import { TRACKS, type Track } from "@/lib/filing/types/vocabulary";
import type { Words } from "@/lib/format";
import { FACET, functionWords, STATUS_CHOICE } from "@/lib/registry/copy/register";
import { CENTRAL, jurisdictionWords } from "@/lib/registry/rules/provinces";
import {
  FACETS,
  type Facet,
  type FacetCount,
  REGISTER_STATUSES,
  type RegisterQuery,
  type RegisterStatus,
} from "@/lib/registry/types";
import { REGISTER } from "./register-copy";

interface FacetPanelProps {
  query: RegisterQuery;
  /** Null where they were not counted. */
  counts: readonly FacetCount[] | null;
  speak: Speak;
}

/** Closed on a narrow frame, always open on a wide one; without JavaScript it is a form like any other. */
export function FacetPanel({ query, counts, speak }: FacetPanelProps) {
  const chosen = FACETS.reduce((sum, facet) => sum + query[facet].length, 0);
  return (
    <form method="get" action="/register" aria-label={speak(REGISTER.filters)} data-print="no">
      {query.text && <input type="hidden" name="q" value={query.text} />}
      <details className="@side/frame:details-content:block @side/frame:details-content:h-auto @side/frame:details-content:[content-visibility:visible]">
        <summary className="edge control-h flex list-none items-center justify-between rounded-2 border-line-strong bg-surface px-4 font-strong @side/frame:hidden">
          {speak(REGISTER.filters)}
          {chosen > 0 && (
            <span className="text-sm font-normal text-text-2">{speak(REGISTER.chosen, { count: chosen })}</span>
          )}
        </summary>
        <div className="text-sm">
          {FACETS.map((facet) => (
            <FacetChoices key={facet} {...{ facet, query, counts, speak }} />
          ))}
          {!counts && <p className="mt-3 text-xs text-text-2">{speak(REGISTER.notCounted)}</p>}
          <button type="submit" className={`${buttonClasses({ look: "primary", small: true })} mt-3`}>
            {speak(REGISTER.apply)}
          </button>
        </div>
      </details>
    </form>
  );
}

function FacetChoices({ facet, query, counts, speak }: FacetPanelProps & { facet: Facet }) {
  const choices = choicesOf(facet, query[facet], counts);
  if (choices.length === 0) return null;
  const isOpen = facet === "track" || facet === "status" || query[facet].length > 0;
  return (
    <details open={isOpen} className="group edge-b py-3">
      <summary className="flex min-h-7 list-none items-center justify-between font-strong">
        {speak(FACET[facet])}
        <span
          aria-hidden="true"
          className="me-1 size-[0.45em] rotate-45 border-e-2 border-b-2 border-solid border-text-2 group-open:-rotate-135"
        />
      </summary>
      <fieldset className="max-h-72 overflow-y-auto">
        <legend className="sr-only">{speak(FACET[facet])}</legend>
        {choices.map(({ value, count }) => (
          <div key={value} className="grid min-h-7.5 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2">
            <input
              type="checkbox"
              id={`${facet}-${value}`}
              name={facet}
              value={value}
              defaultChecked={(query[facet] as readonly string[]).includes(value)}
              className="size-[1.1rem] accent-accent"
            />
            <label htmlFor={`${facet}-${value}`}>{speak(facetValueWords(facet, value))}</label>
            {count !== null && <span className="text-xs text-text-2 tabular-nums">{count}</span>}
          </div>
        ))}
      </fieldset>
    </details>
  );
}

interface FacetChoice {
  readonly value: string;
  readonly count: number | null;
}

/** What is there, and what is chosen; where nothing was counted, what is known beforehand. */
function choicesOf(facet: Facet, chosen: readonly string[], counts: readonly FacetCount[] | null): FacetChoice[] {
  const counted = new Map((counts ?? []).filter((one) => one.facet === facet).map((one) => [one.value, one.count]));
  const known = counts ? [...counted.keys()] : [...BEFOREHAND[facet]];
  const values = [...new Set([...known, ...chosen])].map((value) => ({
    value,
    count: counts ? (counted.get(value) ?? 0) : null,
  }));
  const fixed: readonly string[] = ORDER[facet] ?? [];
  if (facet === "year") return values.sort((a, b) => b.value.localeCompare(a.value));
  if (fixed.length > 0) return values.sort((a, b) => fixed.indexOf(a.value) - fixed.indexOf(b.value));
  return values.sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.value.localeCompare(b.value));
}

const ORDER: Partial<Record<Facet, readonly string[]>> = { track: TRACKS, status: REGISTER_STATUSES };
const BEFOREHAND: Record<Facet, readonly string[]> = {
  track: TRACKS,
  status: REGISTER_STATUSES,
  province: ["11", "31", "32", "33", "44", "51", CENTRAL.key],
  function: [],
  year: [],
};

export function facetValueWords(facet: Facet, value: string): Words {
  if (facet === "track") return TRACK_WORDS[value as Track];
  if (facet === "status") return STATUS_CHOICE[value as RegisterStatus];
  if (facet === "province") return jurisdictionWords(value === CENTRAL.key ? null : value);
  return facet === "function" ? functionWords(value) : { zh: value, en: value };
}
