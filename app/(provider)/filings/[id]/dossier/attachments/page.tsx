import type { Metadata } from "next";
import { cache } from "react";
import { ATTACHMENTS } from "@/components/filing/evidence-copy";
import { RecordPage } from "@/components/filing/record-page";
import { SlotPanel } from "@/components/filing/slot-panel";
import { speaker } from "@/components/layout/speaker";
import { loadAttachments } from "@/lib/filing/loaders/evidence";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readAttachments = cache(loadAttachments);

interface AttachmentsPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: AttachmentsPageProps): Promise<Metadata> {
  const [view, { language }] = await Promise.all([readAttachments((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(ATTACHMENTS.title)} - ${view.serviceName}` };
}

export default async function AttachmentsPage({ params }: AttachmentsPageProps) {
  const [view, { language }] = await Promise.all([readAttachments((await params).id), currentPreferences()]);
  const speak = speaker(language);
  const required = view.slots.filter((slot) => slot.required);
  const done = required.filter((slot) => slot.lacks === null).length;
  return (
    <RecordPage head={view} section="attachments" title={ATTACHMENTS.title} lead={ATTACHMENTS.lead} language={language}>
      <p className="mb-4 text-sm text-text-2 tabular-nums">
        {speak(ATTACHMENTS.progressNote, { done, total: required.length })}
      </p>
      <div className="grid gap-6">
        {view.slots.map((slot) => (
          <SlotPanel key={slot.key} filingId={view.filingId} slot={slot} language={language} />
        ))}
      </div>
    </RecordPage>
  );
}
