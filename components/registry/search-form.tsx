import type { Speak } from "@/components/layout/speaker";
import { buttonClasses } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { CONTROL } from "@/components/ui/input";
import { FACETS, type RegisterQuery } from "@/lib/registry/types";
import { REGISTER } from "./register-copy";

interface SearchFormProps {
  speak: Speak;
  /** What is searched now; its facets stay chosen. */
  query?: RegisterQuery;
  /** Not on a page that has another field of this name. */
  id?: string;
}

/** The big search field: a plain form, an address as its answer. */
export function SearchForm({ speak, query, id = "q" }: SearchFormProps) {
  return (
    <search>
      <form method="get" action="/register" className="max-w-[52rem]" data-print="no">
        <label htmlFor={id} className="mb-1 block text-sm font-strong">
          {speak(REGISTER.searchLabel)}
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            name="q"
            type="search"
            defaultValue={query?.text}
            maxLength={200}
            aria-describedby={`${id}-hint`}
            className={`${CONTROL} min-h-13 min-w-0 flex-1 text-md`}
          />
          {query &&
            FACETS.flatMap((facet) =>
              query[facet].map((value) => <input key={`${facet} ${value}`} type="hidden" name={facet} value={value} />),
            )}
          <button type="submit" className={`${buttonClasses({ look: "primary" })} min-h-13 px-5`}>
            <Icon name="search" />
            {speak(REGISTER.search)}
          </button>
        </div>
        <p id={`${id}-hint`} className="mt-2 text-sm text-text-2">
          {speak(REGISTER.searchHint)}
        </p>
      </form>
    </search>
  );
}
