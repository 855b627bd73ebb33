import type { Metadata } from "next";
import Link from "next/link";
import { FRAME, ROLES } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { OFFICE } from "@/components/layout/sign-in-copy";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { SummaryList } from "@/components/ui/summary-list";
import { requireStaff } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  const { language } = await currentPreferences();
  return { title: speaker(language)(OFFICE.title) };
}

export default async function OfficePage() {
  const [{ actor }, { language }] = await Promise.all([requireStaff(), currentPreferences()]);
  const speak = speaker(language);
  const comma = language === "zh" ? "、" : ", ";
  const rolesOf = (roles: readonly (keyof typeof ROLES)[]) => roles.map((role) => speak(ROLES[role])).join(comma);
  const roles = rolesOf([...new Set(actor.offices.flatMap((seat) => seat.roles))]);
  return (
    <PageFrame section="/office" compact>
      <PageHead title={speak(OFFICE.title)} lead={speak(OFFICE.lead, { name: actor.name, roles })} />
      <div>
        <Section id="now" title={speak(OFFICE.nowTitle)} hideTitle>
          <EmptyState title={speak(OFFICE.nowTitle)}>
            <p>{speak(OFFICE.now)}</p>
            <p>
              <Link href="/account">{speak(FRAME.account)}</Link>
            </p>
          </EmptyState>
        </Section>
        <Section id="seats" title={speak(OFFICE.seats)}>
          <SummaryList
            entries={actor.offices.map((seat) => ({ key: speak(seat.officeName), value: rolesOf(seat.roles) }))}
          />
        </Section>
      </div>
    </PageFrame>
  );
}
