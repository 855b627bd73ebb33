import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PlainHead } from "@/components/layout/plain-head";
import { speaker } from "@/components/layout/speaker";
import { PublicityTable } from "@/components/registry/publicity-table";
import { PUBLICITY, REGISTER } from "@/components/registry/register-copy";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { currentPreferences } from "@/lib/http/preferences";
import { loadOpenPublicity } from "@/lib/registry/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  const speak = speaker(language);
  return { title: speak(PUBLICITY.title), description: speak(PUBLICITY.lead) };
}

export default async function PublicityListPage() {
  const [{ language }, items] = await Promise.all([currentPreferences(), loadOpenPublicity()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/publicity">
      <PlainHead title={speak(PUBLICITY.title)} lead={speak(PUBLICITY.lead)} />
      <Section id="running" title={speak(PUBLICITY.running, { count: items.length })}>
        {items.length > 0 ? (
          <PublicityTable items={items} speak={speak} />
        ) : (
          <EmptyState title={speak(PUBLICITY.none)}>
            <p>
              {speak(PUBLICITY.noneWhy)} <a href="/register">{speak(REGISTER.title)}</a>
            </p>
          </EmptyState>
        )}
      </Section>
    </PageFrame>
  );
}
