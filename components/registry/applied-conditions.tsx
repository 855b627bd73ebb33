import type { Speak } from "@/components/layout/speaker";
import { Icon } from "@/components/ui/icon";
import { FACET } from "@/lib/registry/copy/register";
import { registerAddress } from "@/lib/registry/schema";
import { FACETS, type RegisterQuery } from "@/lib/registry/types";
import { facetValueWords } from "./facet-panel";
import { REGISTER } from "./register-copy";

/** Each condition in use is a link to the list without it. */
export function AppliedConditions({ query, speak }: { query: RegisterQuery; speak: Speak }) {
  const facets = FACETS.flatMap((facet) =>
    query[facet].map((value) => ({
      key: `${facet} ${value}`,
      text: speak(REGISTER.choice, { facet: speak(FACET[facet]), value: speak(facetValueWords(facet, value)) }),
      href: registerAddress(query, { [facet]: (query[facet] as readonly string[]).filter((one) => one !== value) }),
    })),
  );
  const text = query.text
    ? [{ key: "q", text: speak(REGISTER.keyword, { text: query.text }), href: registerAddress(query, { text: "" }) }]
    : [];
  const all = [...text, ...facets];
  if (all.length === 0) return null;
  return (
    <ul aria-label={speak(REGISTER.applied)} data-print="no" className="mb-3 flex flex-wrap gap-2">
      {all.map((condition) => (
        <li key={condition.key}>
          <a
            href={condition.href}
            className="edge inline-flex min-h-7 items-center gap-1 rounded-1 border-accent-line bg-accent-weak px-2 text-xs no-underline hover:line-through"
          >
            {condition.text}
            <Icon name="cross" />
            <span className="sr-only">{speak(REGISTER.remove)}</span>
          </a>
        </li>
      ))}
      {all.length > 1 && (
        <li>
          <a href="/register" className="inline-flex min-h-7 items-center text-xs">
            {speak(REGISTER.clear)}
          </a>
        </li>
      )}
    </ul>
  );
}
