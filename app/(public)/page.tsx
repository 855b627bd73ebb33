import { LandingAudiences } from "@/components/layout/landing-audiences";
import { LANDING } from "@/components/layout/landing-copy";
import { NAVIGATION, startPageOf } from "@/components/layout/navigation";
import { PageFrame } from "@/components/layout/page-frame";
import { speaker } from "@/components/layout/speaker";
import { SearchForm } from "@/components/registry/search-form";
import { TrackFigures } from "@/components/registry/track-figures";
import { Section } from "@/components/ui/panel";
import { currentActor } from "@/lib/auth/session";
import { currentPreferences } from "@/lib/http/preferences";
import { loadStatistics } from "@/lib/registry/loaders";

const STEPS = [
  [LANDING.step1, LANDING.step1Why],
  [LANDING.step2, LANDING.step2Why],
  [LANDING.step3, LANDING.step3Why],
  [LANDING.step4, LANDING.step4Why],
] as const;

const LINK = "inline-block min-h-6";

export default async function HomePage() {
  const [actor, { language }, statistics] = await Promise.all([currentActor(), currentPreferences(), loadStatistics()]);
  const speak = speaker(language);
  const start = actor ? startPageOf(actor) : null;
  const place = Object.values(NAVIGATION)
    .flatMap((group) => group.items)
    .find((item) => item.href === start);
  return (
    <PageFrame section="/">
      <div className="mb-12 max-w-[52rem]">
        <h1 className="text-3xl">{speak(LANDING.title)}</h1>
        <p className="mt-3 mb-6 max-w-measure text-lg text-text-2">{speak(LANDING.lead)}</p>
        <SearchForm speak={speak} />
        <nav aria-label={speak(LANDING.quick)} className="mt-4 flex flex-wrap gap-x-6 gap-y-1">
          <a href="/publicity" className={LINK}>
            {speak(LANDING.inPublicity)}
          </a>
          <a href="/register/statistics" className={LINK}>
            {speak(LANDING.statistics)}
          </a>
          <a href={start ?? "/sign-in"} className={LINK}>
            {place ? speak(LANDING.continue, { place: speak(place.words) }) : speak(LANDING.apply)}
          </a>
        </nav>
      </div>
      <Section id="holds" title={speak(LANDING.holds)} note={speak(LANDING.apart)}>
        <TrackFigures {...{ statistics, speak, language }} />
      </Section>
      <Section id="who" title={speak(LANDING.who)}>
        <LandingAudiences speak={speak} />
      </Section>
      <Section id="how" title={speak(LANDING.how)}>
        <ol className="grid gap-6 @row/frame:grid-cols-2 @side/frame:grid-cols-4">
          {STEPS.map(([name, why], at) => (
            <li key={name.en} className="border-t-2 border-solid border-accent pt-3">
              <p className="text-sm text-text-2 tabular-nums">{at + 1}</p>
              <h3>{speak(name)}</h3>
              <p className="mt-1 text-sm">{speak(why)}</p>
            </li>
          ))}
        </ol>
      </Section>
    </PageFrame>
  );
}
