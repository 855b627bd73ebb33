import { classNames } from "@/components/ui/class-names";
import type { Language } from "@/lib/format";
import type { Actor } from "@/lib/identity/types";
import { ROLES } from "./copy";
import { audiencesOf, itemsOf, NAVIGATION } from "./navigation";
import { type Speak, speaker } from "./speaker";

interface MainNavigationProps {
  actor: Actor | null;
  language: Language;
  section?: string;
}

/** Plain links, here and in the band: a public page loads no router link, and moving on is one page load. */
export function MainNavigation({ actor, language, section }: MainNavigationProps) {
  const speak = speaker(language);
  return (
    <div className="edge-b bg-surface">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-6 px-gutter">
        <div className="flex flex-wrap gap-x-6">
          {audiencesOf(actor).map((audience) => (
            <nav key={audience} aria-label={speak(NAVIGATION[audience].label)}>
              <ul className="flex flex-wrap gap-x-6">
                {itemsOf(audience, actor).map((item) => (
                  <li key={item.href}>
                    <a
                      href={item.href}
                      aria-current={item.href === section ? "page" : undefined}
                      className={classNames(
                        "flex min-h-11 items-center border-y-[3px] border-solid border-transparent text-sm no-underline",
                        item.href === section
                          ? "border-b-accent font-strong text-accent"
                          : "text-text hover:border-b-line-strong",
                      )}
                    >
                      {speak(item.words)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
        {actor && <p className="hidden text-xs text-text-2 @mid/frame:block">{whoActs(actor, speak)}</p>}
      </div>
    </div>
  );
}

/** 林予安 · 杭州砚池智能科技有限公司 · 提供者（所有者） */
function whoActs(actor: Actor, speak: Speak): string {
  const seats = [
    ...actor.organisations.map((seat) => ({ name: seat.organisationName, roles: seat.roles })),
    ...actor.offices.map((seat) => ({ name: speak(seat.officeName), roles: seat.roles })),
  ];
  const first = seats[0];
  const parts = first ? [actor.name, first.name, ...first.roles.map((role) => speak(ROLES[role]))] : [actor.name];
  return parts.join(" · ");
}
