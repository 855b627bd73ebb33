import type { Metadata } from "next";
import { cache } from "react";
import { speaker } from "@/components/layout/speaker";
import { OfficeEvent } from "@/components/review/event-page";
import { loadEvent } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readEvent = cache((eventId: string) => loadEvent(eventId, "office"));

interface EventPageProps {
  params: Promise<{ eventId: string }>;
}

export async function generateMetadata({ params }: EventPageProps): Promise<Metadata> {
  const [event, { language }] = await Promise.all([readEvent((await params).eventId), currentPreferences()]);
  return { title: speaker(language)(event.words) };
}

export default async function EventPage({ params }: EventPageProps) {
  const [event, { language }] = await Promise.all([readEvent((await params).eventId), currentPreferences()]);
  return <OfficeEvent event={event} language={language} />;
}
