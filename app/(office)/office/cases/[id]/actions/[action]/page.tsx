import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { ActionPanel } from "@/components/filing/action-panel";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { ActionContext } from "@/components/review/action-context";
import { workPageOf } from "@/components/review/case-overview";
import { QUEUE } from "@/components/review/queue-copy";
import { loadActionForm, loadCase } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";
import { loadChecklist, loadItems } from "@/lib/review/loaders";

/** Title and page read it once. */
const readForm = cache((applicationId: string, action: string) => loadActionForm({ applicationId, action }));

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
  const elsewhere = workPageOf(id, action);
  if (elsewhere) redirect(elsewhere);
  const speak = speaker(language);
  const [view, checklist, items] = await Promise.all([loadCase(id), loadChecklist(id), loadItems(id)]);
  return (
    <PageFrame section="/office" compact>
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/office", label: speak(QUEUE.title) },
          { href: form.backHref, label: form.head.serviceName },
        ]}
        here={speak(form.words)}
      />
      <PageHead
        caption={`${form.head.serviceName} · ${form.application?.number ?? form.head.number ?? ""}`}
        title={speak(form.words)}
      />
      <div className="mb-6 empty:hidden">
        <ActionContext action={action} view={view} checklist={checklist} items={items} language={language} />
      </div>
      <ActionPanel form={form} language={language} />
    </PageFrame>
  );
}
