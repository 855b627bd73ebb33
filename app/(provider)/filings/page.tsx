import type { Metadata } from "next";
import { FILINGS } from "@/components/filing/filing-copy";
import { FilingTable } from "@/components/filing/filing-table";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/panel";
import { requireTenant } from "@/lib/auth/gate";
import { listFilings } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  await requireTenant();
  const { language } = await currentPreferences();
  return { title: speaker(language)(FILINGS.title) };
}

export default async function FilingsPage() {
  const [{ filings, start }, { language }] = await Promise.all([listFilings(), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/filings">
      <PageHead
        title={speak(FILINGS.title)}
        lead={speak(FILINGS.lead)}
        actions={
          start.refused ? (
            <div className="grid gap-1">
              <Button refusedBy="why-no-start">{speak(FILINGS.start)}</Button>
              <Refused id="why-no-start">{speak(start.refused)}</Refused>
            </div>
          ) : (
            <LinkButton href="/filings/new" look="primary">
              {speak(FILINGS.start)}
            </LinkButton>
          )
        }
      />
      <div>
        <Section id="list" title={speak(FILINGS.list)}>
          {filings.length > 0 ? (
            <FilingTable filings={filings} language={language} />
          ) : (
            <EmptyState title={speak(FILINGS.emptyTitle)}>
              <p>{speak(FILINGS.emptyWhy)}</p>
            </EmptyState>
          )}
        </Section>
      </div>
    </PageFrame>
  );
}
