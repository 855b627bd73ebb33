import { Icon } from "@/components/ui/icon";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import type { Words } from "@/lib/format";
import { LANDING } from "./landing-copy";
import type { Speak } from "./speaker";

interface Offer {
  readonly who: Words;
  readonly can: readonly Words[];
  readonly later: Words;
}

const OFFERS: readonly Offer[] = [
  {
    who: LANDING.provider,
    can: [LANDING.providerCan1, LANDING.providerCan2, LANDING.providerCan3],
    later: LANDING.providerLater,
  },
  { who: LANDING.reviewer, can: [LANDING.reviewerCan], later: LANDING.reviewerLater },
  { who: LANDING.visitor, can: [LANDING.visitorCan], later: LANDING.visitorLater },
];

/** What each kind of reader can do today, and what they cannot yet. */
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
            <p className="text-sm text-text-2">{speak(offer.later)}</p>
          </PanelBody>
        </Panel>
      ))}
    </div>
  );
}
