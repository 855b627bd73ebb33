import { EventPanel } from "@/components/filing/event-panel";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import type { EventView } from "@/lib/filing/types/view";
import type { Language } from "@/lib/format";
import { QUEUE } from "./queue-copy";

/** The office's confirmation of what was done, on a case or on a filing itself. */
export function OfficeEvent({ event, language }: { event: EventView; language: Language }) {
  const speak = speaker(language);
  const toCase = event.backHref === "/office" ? [] : [{ href: event.backHref, label: event.head.serviceName }];
  return (
    <PageFrame section="/office" compact>
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/office", label: speak(QUEUE.title) }, ...toCase]}
        here={speak(event.words)}
      />
      <PageHead title={speak(event.words)} />
      <EventPanel event={event} language={language} side="office" />
    </PageFrame>
  );
}
