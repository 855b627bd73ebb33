import type { Metadata } from "next";
import { cache } from "react";
import { EventPanel } from "@/components/filing/event-panel";
import { FILINGS } from "@/components/filing/filing-copy";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { loadEvent } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readEvent = cache((eventId: string) => loadEvent(eventId, "provider"));

interface EventPageProps {
  params: Promise<{ id: string; eventId: string }>;
}

export async function generateMetadata({ params }: EventPageProps): Promise<Metadata> {
  const [event, { language }] = await Promise.all([readEvent((await params).eventId), currentPreferences()]);
  return { title: speaker(language)(event.words) };
}

export default async function EventPage({ params }: EventPageProps) {
  const [event, { language }] = await Promise.all([readEvent((await params).eventId), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/filings", label: speak(FILINGS.title) },
          { href: event.backHref, label: event.head.serviceName },
        ]}
        here={speak(event.words)}
      />
      <PageHead title={speak(event.words)} />
      <EventPanel event={event} language={language} side="provider" />
    </PageFrame>
  );
}
