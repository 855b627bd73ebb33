import { Icon } from "@/components/ui/icon";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import type { Words } from "@/lib/format";
import { LANDING } from "./landing-copy";
import type { Speak } from "./speaker";

interface Offer {
  readonly who: Words;
  readonly can: readonly Words[];
  readonly go: { readonly href: string; readonly words: Words };
}

const OFFERS: readonly Offer[] = [
  {
    who: LANDING.visitor,
    can: [LANDING.visitorCan1, LANDING.visitorCan2, LANDING.visitorCan3],
    go: { href: "/register", words: LANDING.visitorGo },
  },
  {
    who: LANDING.provider,
    can: [LANDING.providerCan1, LANDING.providerCan2, LANDING.providerCan3],
    go: { href: "/start", words: LANDING.apply },
  },
  {
    who: LANDING.reviewer,
    can: [LANDING.reviewerCan1, LANDING.reviewerCan2, LANDING.reviewerCan3],
    go: { href: "/start", words: LANDING.signIn },
  },
];

/** What each kind of reader does here, and where it begins. */
export function LandingAudiences({ speak }: { speak: Speak }) {
  return (
    <div className="grid gap-4 @side/frame:grid-cols-3">
      {OFFERS.map((offer) => (
        <Panel key={offer.who.en} className="flex flex-col">
          <PanelHead>
            <h3>{speak(offer.who)}</h3>
          </PanelHead>
          <PanelBody className="flex flex-1 flex-col justify-between gap-4">
            <ul className="grid gap-2">
              {offer.can.map((can) => (
                <li key={can.en} className="flex gap-2">
                  <Icon name="check" className="mt-[0.3em] text-green" />
                  <span>{speak(can)}</span>
                </li>
              ))}
            </ul>
            <p>
              <a href={offer.go.href} className="inline-block min-h-6">
                {speak(offer.go.words)}
              </a>
            </p>
          </PanelBody>
        </Panel>
      ))}
    </div>
  );
}
