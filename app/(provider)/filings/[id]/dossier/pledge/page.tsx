import type { Metadata } from "next";
import { cache } from "react";
import { PLEDGE } from "@/components/filing/evidence-copy";
import { PledgeStates } from "@/components/filing/pledge-states";
import { PledgeText } from "@/components/filing/pledge-text";
import { RecordPage } from "@/components/filing/record-page";
import { SignPledgeForm } from "@/components/filing/sign-pledge-form";
import { speaker } from "@/components/layout/speaker";
import { Refused } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/panel";
import { loadPledge } from "@/lib/filing/loaders/evidence";
import { STATEMENT_MINIMUM } from "@/lib/filing/rules/pledge";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readPledge = cache(loadPledge);

interface PledgePageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PledgePageProps): Promise<Metadata> {
  const [view, { language }] = await Promise.all([readPledge((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(PLEDGE.title)} - ${view.serviceName}` };
}

export default async function PledgePage({ params }: PledgePageProps) {
  const [view, { language }] = await Promise.all([readPledge((await params).id), currentPreferences()]);
  const speak = speaker(language);
  return (
    <RecordPage head={view} section="pledge" title={PLEDGE.title} lead={PLEDGE.lead} language={language}>
      <Section id="states" title={speak(PLEDGE.states)}>
        <PledgeStates view={view} language={language} />
      </Section>
      <Section id="text" title={speak(PLEDGE.text)} note={speak(PLEDGE.version, { version: view.version })}>
        <PledgeText view={view} language={language} />
      </Section>
      {!view.signed && (
        <Section id="sign" title={speak(PLEDGE.signTitle)}>
          {view.refused ? (
            <div className="grid gap-3">
              <Refused id="why-not">{speak(view.refused)}</Refused>
              {view.blockingFindings > 0 && (
                <div>
                  <LinkButton href={`/filings/${view.filingId}/dossier/pre-check`}>
                    {speak(PLEDGE.toPreCheck)}
                  </LinkButton>
                </div>
              )}
            </div>
          ) : (
            <SignPledgeForm view={view} statementMinimum={STATEMENT_MINIMUM} language={language} />
          )}
        </Section>
      )}
    </RecordPage>
  );
}
