import type { Metadata } from "next";
import { cache } from "react";
import { ActionList } from "@/components/filing/action-list";
import { ClockChips } from "@/components/filing/clock";
import { FILING, FILINGS } from "@/components/filing/filing-copy";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { NOTICE } from "@/components/review/case-copy";
import { NoticeList } from "@/components/review/notice-list";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/panel";
import { loadFiling } from "@/lib/filing/loaders/filing";
import { partAddress } from "@/lib/filing/rules/dossier/addresses";
import { currentPreferences } from "@/lib/http/preferences";
import { loadNotice } from "@/lib/review/loaders";

/** Title and page read it once. */
const readNotice = cache(loadNotice);

interface ItemsPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: ItemsPageProps): Promise<Metadata> {
  const [view, { language }] = await Promise.all([readNotice((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(NOTICE.title)} - ${view.serviceName}` };
}

export default async function ItemsPage({ params }: ItemsPageProps) {
  const { id } = await params;
  const [view, filing, { language }] = await Promise.all([readNotice(id), loadFiling(id), currentPreferences()]);
  const speak = speaker(language);
  const resubmit = filing.actions.filter(({ action }) => action === "resubmit");
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(FILINGS.title) },
          { href: `/filings/${id}`, label: view.serviceName },
        ]}
        here={speak(NOTICE.title)}
      />
      <PageHead title={speak(NOTICE.title)} caption={filing.open?.number} lead={speak(NOTICE.lead)} />
      {filing.open && (
        <div className="mb-6">
          <ClockChips clocks={filing.open.clocks} label={speak(FILING.clocks)} speak={speak} />
        </div>
      )}
      <NoticeList view={view} language={language} />
      {resubmit.length > 0 && (
        <Section id="next" title={speak(NOTICE.next)}>
          <div className="grid gap-4">
            <div>
              <LinkButton href={partAddress(id, "pledge")}>{speak(NOTICE.sign)}</LinkButton>
            </div>
            <ActionList id="why" actions={resubmit} speak={speak} />
          </div>
        </Section>
      )}
    </PageFrame>
  );
}
