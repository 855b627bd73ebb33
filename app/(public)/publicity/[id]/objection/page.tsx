import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PlainCrumbs } from "@/components/layout/plain-crumbs";
import { PlainHead } from "@/components/layout/plain-head";
import { speaker } from "@/components/layout/speaker";
import { OBJECTION } from "@/components/registry/objection-copy";
import { ObjectionForm } from "@/components/registry/objection-form";
import { ENTRY, PUBLICITY } from "@/components/registry/register-copy";
import { Notice } from "@/components/ui/notice";
import { currentPreferences } from "@/lib/http/preferences";
import { newId } from "@/lib/ids";
import { loadPublicity } from "@/lib/registry/loaders";

interface ObjectionPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  return { title: speaker(language)(OBJECTION.title) };
}

export default async function ObjectionPage({ params }: ObjectionPageProps) {
  const [{ id }, { language }] = await Promise.all([params, currentPreferences()]);
  const { applicationId, serviceName, organisationName, closesOn, daysLeft, opensOn } = await loadPublicity(id);
  const speak = speaker(language);
  return (
    <PageFrame section="/publicity">
      <PlainCrumbs
        label={speak(ENTRY.position)}
        way={[
          { href: "/publicity", label: speak(PUBLICITY.title) },
          { href: `/publicity/${applicationId}`, label: serviceName },
        ]}
        here={speak(PUBLICITY.object)}
      />
      <PlainHead
        title={speak(OBJECTION.title)}
        caption={`${serviceName} · ${organisationName}`}
        lead={`${speak(OBJECTION.lead)} ${speak(OBJECTION.until, { closesOn })}`}
      />
      {daysLeft === null ? (
        <Notice title={speak(OBJECTION.over)}>
          <p>{speak(PUBLICITY.overWhy, { opensOn, closesOn })}</p>
        </Notice>
      ) : (
        <ObjectionForm {...{ applicationId, serviceName, language }} idempotencyKey={newId()} />
      )}
    </PageFrame>
  );
}
