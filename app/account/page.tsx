import type { Metadata } from "next";
import { ROLES } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { ACCOUNT } from "@/components/layout/sign-in-copy";
import { SignOutEverywhere } from "@/components/layout/sign-out-everywhere";
import { type Speak, speaker } from "@/components/layout/speaker";
import { Section } from "@/components/ui/panel";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  return { title: speaker(language)(ACCOUNT.title) };
}

export default async function AccountPage() {
  const [actor, { language }] = await Promise.all([requireActor(), currentPreferences()]);
  const speak = speaker(language);
  const organisations = actor.organisations.map((seat) => ({ name: seat.organisationName, roles: seat.roles }));
  const offices = actor.offices.map((seat) => ({ name: speak(seat.officeName), roles: seat.roles }));
  return (
    <PageFrame>
      <PageHead title={speak(ACCOUNT.title)} />
      <div className="max-w-[54rem]">
        <SummaryList
          entries={[
            { key: speak(ACCOUNT.name), value: actor.name },
            { key: speak(ACCOUNT.email), value: actor.email },
            { key: speak(ACCOUNT.organisations), value: <Seats seats={organisations} speak={speak} /> },
            { key: speak(ACCOUNT.offices), value: <Seats seats={offices} speak={speak} /> },
          ]}
        />
        <Section id="sessions" title={speak(ACCOUNT.sessions)}>
          <div className="mt-6">
            <p className="mb-3 text-text-2">{speak(ACCOUNT.everywhereWhy)}</p>
            <SignOutEverywhere label={speak(ACCOUNT.everywhere)} pending={speak(ACCOUNT.pending)} />
          </div>
        </Section>
      </div>
    </PageFrame>
  );
}

interface Seat {
  readonly name: string;
  readonly roles: readonly (keyof typeof ROLES)[];
}

function Seats({ seats, speak }: { seats: readonly Seat[]; speak: Speak }) {
  if (seats.length === 0) return speak(ACCOUNT.none);
  return (
    <ul>
      {seats.map((seat) => (
        <li key={seat.name}>{[seat.name, ...seat.roles.map((role) => speak(ROLES[role]))].join(" · ")}</li>
      ))}
    </ul>
  );
}
