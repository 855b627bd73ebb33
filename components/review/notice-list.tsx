import { type Speak, speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel, PanelBody, PanelHead, Section } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import { formatInstant, type Language } from "@/lib/format";
import { ITEM_STATE_WORDS } from "@/lib/review/copy/words";
import type { NoticeItemView, NoticeView } from "@/lib/review/types";
import { AnswerForm } from "./answer-form";
import { ITEMS, NOTICE } from "./case-copy";
import { ITEM_TONES } from "./item-card";
import { ItemChanges } from "./item-changes";

/** What the office asked to be put right: the items that are out first, each with its answer, then what is settled. */
export function NoticeList({ view, language }: { view: NoticeView; language: Language }) {
  const speak = speaker(language);
  const out = view.items.filter(({ state }) => state === "sent");
  const past = view.items.filter(({ state }) => state !== "sent");
  if (view.items.length === 0) {
    return (
      <EmptyState title={speak(NOTICE.none)}>
        <p>{speak(NOTICE.noneWhy)}</p>
      </EmptyState>
    );
  }
  const written = out.filter(({ answer }) => answer !== "").length;
  return (
    <>
      {out.length > 0 && (
        <Section id="now" title={speak(NOTICE.now, { open: out.length, written })}>
          {view.refused && (
            <div className="mb-4">
              <Notice tone="amber" title={speak(view.refused)} />
            </div>
          )}
          <Cards items={out} view={view} language={language} speak={speak} />
        </Section>
      )}
      {past.length > 0 && (
        <Section id="past" title={speak(NOTICE.past)}>
          <Cards items={past} view={view} language={language} speak={speak} />
        </Section>
      )}
    </>
  );
}

interface CardsProps {
  items: readonly NoticeItemView[];
  view: NoticeView;
  language: Language;
  speak: Speak;
}

function Cards({ items, view, language, speak }: CardsProps) {
  return (
    <div className="grid gap-4">
      {items.map((item) => (
        <article key={item.id} id={`item-${item.id}`} aria-labelledby={`item-${item.id}-title`}>
          <Panel>
            <PanelHead>
              <h3 id={`item-${item.id}-title`}>
                {speak(ITEMS.place, { place: item.place, target: speak(item.target) })}
              </h3>
              <Tag tone={ITEM_TONES[item.state]}>{speak(ITEM_STATE_WORDS[item.state])}</Tag>
            </PanelHead>
            <PanelBody className="grid gap-3">
              <Asked item={item} speak={speak} />
              {item.state === "sent" && view.refused === null ? (
                <>
                  <div>
                    <LinkButton href={item.href} small>
                      {speak(NOTICE.goTo)}
                    </LinkButton>
                  </div>
                  <ItemChanges changes={item.changes} language={language} />
                  <AnswerForm filingId={view.filingId} item={item} language={language} />
                </>
              ) : (
                item.answer && (
                  <p className="wrap-anywhere whitespace-pre-line">{speak(NOTICE.answered, { answer: item.answer })}</p>
                )
              )}
              {item.resolution && (
                <p className="text-sm text-text-2">{speak(NOTICE.finding, { text: item.resolution })}</p>
              )}
            </PanelBody>
          </Panel>
        </article>
      ))}
    </div>
  );
}

function Asked({ item, speak }: { item: NoticeItemView; speak: Speak }) {
  const parts = [
    speak(item.reason),
    ...(item.clause ? [speak(item.clause)] : []),
    speak(ITEMS.notice, { notice: item.notice, at: formatInstant(new Date(item.sentAt)) }),
  ];
  return (
    <>
      <p className="text-sm text-text-2">{parts.join(" · ")}</p>
      <p className="border-s-[3px] border-solid border-s-line-strong ps-3 wrap-anywhere whitespace-pre-line">
        {item.instruction}
      </p>
    </>
  );
}
