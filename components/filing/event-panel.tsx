import { speaker } from "@/components/layout/speaker";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/panel";
import { SummaryList } from "@/components/ui/summary-list";
import type { EventView } from "@/lib/filing/types/view";
import { formatInstant, type Language } from "@/lib/format";
import { ClockChips } from "./clock";
import { DocumentTable } from "./document-table";
import { EVENT } from "./filing-copy";
import { ProgressStrip } from "./progress-strip";

/** After an action: what was done under which number, what happens next, whose turn it is and until when. */
export function EventPanel({
  event,
  language,
  side,
}: {
  event: EventView;
  language: Language;
  side: "provider" | "office";
}) {
  const speak = speaker(language);
  const { application, head } = event;
  const number = head.number ?? event.number;
  return (
    <div>
      <Notice tone="green" title={`${speak(event.words)} · ${number}`} announce>
        <p>{speak(EVENT.keep)}</p>
      </Notice>
      <Section id="what" title={speak(event.words)} hideTitle>
        <SummaryList
          entries={[
            { key: speak(EVENT.number), value: [...new Set([event.number, head.number])].filter(Boolean).join(" · ") },
            { key: speak(EVENT.service), value: head.serviceName },
            { key: speak(EVENT.at), value: formatInstant(new Date(event.at)) },
          ]}
        />
      </Section>
      {application && (
        <Section id="next" title={speak(EVENT.next)}>
          <ProgressStrip progress={application.progress} speak={speak} />
        </Section>
      )}
      {event.clocks.length > 0 && (
        <Section id="limits" title={speak(EVENT.limits)}>
          <ClockChips clocks={event.clocks} label={speak(EVENT.limits)} speak={speak} />
        </Section>
      )}
      {event.documents.length > 0 && (
        <Section id="documents" title={speak(EVENT.documents)}>
          <DocumentTable documents={event.documents} speak={speak} />
        </Section>
      )}
      <div className="section-gap">
        <LinkButton href={event.backHref} look="primary">
          {speak(side === "provider" ? EVENT.toFiling : EVENT.toCase)}
        </LinkButton>
      </div>
    </div>
  );
}
