import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { type Speak, speaker } from "@/components/layout/speaker";
import { AppliedConditions } from "@/components/registry/applied-conditions";
import { FacetPanel } from "@/components/registry/facet-panel";
import { REGISTER } from "@/components/registry/register-copy";
import { RegisterTable } from "@/components/registry/register-table";
import { SearchForm } from "@/components/registry/search-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLinks } from "@/components/ui/page-links";
import { TRACKS } from "@/lib/filing/types/vocabulary";
import { formatCount, type Language } from "@/lib/format";
import { currentPreferences } from "@/lib/http/preferences";
import { loadRegister } from "@/lib/registry/loaders";
import { readRegisterQuery, registerAddress, type SearchParams } from "@/lib/registry/schema";

import type { RegisterList } from "@/lib/registry/types";

interface RegisterPageProps {
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: RegisterPageProps): Promise<Metadata> {
  const [{ language }, params] = await Promise.all([currentPreferences(), searchParams]);
  const speak = speaker(language);
  const query = readRegisterQuery(params);
  const title = query.text ? `${speak(REGISTER.title)}: ${query.text}` : speak(REGISTER.title);
  return { title, description: speak(REGISTER.lead), alternates: { canonical: registerAddress(query, query) } };
}

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const [{ language }, list] = await Promise.all([currentPreferences(), searchParams.then(loadRegister)]);
  const speak = speaker(language);
  const { query, rows, more, pages, facets } = list;
  const isBare = registerAddress(query) === "/register";
  const { page } = query;
  return (
    <PageFrame section="/register">
      <h1>{speak(REGISTER.heading)}</h1>
      <p className="mt-2 mb-5 max-w-measure text-text-2">{speak(REGISTER.lead)}</p>
      <SearchForm speak={speak} query={query} />
      <section aria-labelledby="results" className="section-gap">
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id="results">{foundInWords(list, speak, language)}</h2>
          <p className="text-sm text-text-2">
            {speak(REGISTER.order)} · <a href="/register/statistics">{speak(REGISTER.toStatistics)}</a> ·{" "}
            {speak(REGISTER.wholeList)}
            <a href="/api/register.csv">CSV</a> <a href="/api/register.json">JSON</a>
          </p>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 @side/frame:grid-cols-[14rem_minmax(0,1fr)]">
          <FacetPanel query={query} counts={facets} speak={speak} />
          <div className="min-w-0">
            <AppliedConditions query={query} speak={speak} />
            {rows.length > 0 ? (
              <RegisterTable caption={speak(REGISTER.caption, { page })} {...{ rows, speak, language }} />
            ) : (
              <EmptyState title={speak(isBare ? REGISTER.emptyRegister : REGISTER.emptyTitle)}>
                <p>{speak(isBare ? REGISTER.emptyRegisterWhy : REGISTER.emptyWhy)}</p>
              </EmptyState>
            )}
            <PageLinks
              label={speak(REGISTER.pages)}
              {...{ page, pages }}
              href={(to) => registerAddress(query, { page: to })}
              words={{
                previous: speak(REGISTER.previous),
                next: speak(REGISTER.next),
                here: speak(more ? REGISTER.hereMore : REGISTER.here, { page, pages }),
              }}
            />
          </div>
        </div>
      </section>
    </PageFrame>
  );
}

/** Each track by itself: 备案 and 登记 are not added up, also not here. */
function foundInWords({ query, total, more, facets }: RegisterList, speak: Speak, language: Language): string {
  const count = formatCount(total, language);
  if (more) return speak(REGISTER.foundMore, { count });
  if (total === 0) return speak(REGISTER.foundNone);
  if (!facets) return speak(REGISTER.foundRows, { count });
  const tracks = query.track.length > 0 ? query.track : TRACKS;
  const parts = tracks.map((track) => {
    const found = facets.find(({ facet, value }) => facet === "track" && value === track)?.count ?? 0;
    const words = track === "filing" ? REGISTER.foundFiling : REGISTER.foundRegistration;
    return speak(words, { count: formatCount(found, language) });
  });
  return speak(REGISTER.foundByTrack, { parts: parts.join(language === "zh" ? "、" : ", ") });
}
