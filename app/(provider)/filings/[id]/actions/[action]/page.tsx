import type { Metadata } from "next";
import { cache } from "react";
import { ActionPanel } from "@/components/filing/action-panel";
import { FILINGS } from "@/components/filing/filing-copy";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { loadActionForm } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readForm = cache((filingId: string, action: string) => loadActionForm({ filingId, action }));

interface ActionPageProps {
  params: Promise<{ id: string; action: string }>;
}

export async function generateMetadata({ params }: ActionPageProps): Promise<Metadata> {
  const { id, action } = await params;
  const [form, { language }] = await Promise.all([readForm(id, action), currentPreferences()]);
  return { title: speaker(language)(form.words) };
}

export default async function ActionPage({ params }: ActionPageProps) {
  const { id, action } = await params;
  const [form, { language }] = await Promise.all([readForm(id, action), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(FILINGS.title) },
          { href: form.backHref, label: form.head.serviceName },
        ]}
        here={speak(form.words)}
      />
      <PageHead
        caption={`${form.head.serviceName} · ${form.application?.number ?? form.head.number ?? ""}`}
        title={speak(form.words)}
      />
      <ActionPanel form={form} language={language} />
    </PageFrame>
  );
}
