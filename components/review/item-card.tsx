import { type Speak, speaker } from "@/components/layout/speaker";
import { Details } from "@/components/ui/details";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { RectificationState } from "@/lib/filing/types/vocabulary";
import { formatInstant, type Language } from "@/lib/format";
import { reasonWords } from "@/lib/review/copy/reason-codes";
import { ITEM_STATE_WORDS } from "@/lib/review/copy/words";
import type { ItemsView, ItemView } from "@/lib/review/types";
import { ITEMS } from "./case-copy";
import { DraftItemForm } from "./draft-item-form";
import { ItemChanges } from "./item-changes";
import { JudgeItemForm } from "./judge-item-form";
import { RemoveItem } from "./remove-item";

export const ITEM_TONES: Record<RectificationState, TagTone> = {
  draft: "neutral",
  sent: "amber",
  answered: "accent",
  accepted: "green",
  sent_back: "plain",
  waived: "plain",
  expired: "red",
};

interface ItemCardProps {
  item: ItemView;
  items: ItemsView;
  applicationId: string;
  language: Language;
}

/** One item: what it names and asks, what was answered and changed, and what the reader may do with it. */
export function ItemCard({ item, items, applicationId, language }: ItemCardProps) {
  const speak = speaker(language);
  return (
    <article id={`item-${item.id}`} aria-labelledby={`item-${item.id}-title`}>
      <Panel>
        <PanelHead>
          <h3 id={`item-${item.id}-title`}>{speak(ITEMS.place, { place: item.place, target: speak(item.target) })}</h3>
          <Tag tone={ITEM_TONES[item.state]}>{speak(ITEM_STATE_WORDS[item.state])}</Tag>
        </PanelHead>
        <PanelBody className="grid gap-3">
          <ItemFacts item={item} applicationId={applicationId} speak={speak} />
          <p className="border-s-[3px] border-solid border-s-line-strong ps-3 wrap-anywhere whitespace-pre-line">
            {item.instruction}
          </p>
          <Answered item={item} speak={speak} />
          {item.state === "answered" && <ItemChanges changes={item.changes} language={language} />}
          <Resolved item={item} speak={speak} />
          {item.state === "draft" && items.draftRefused === null && (
            <>
              <Details summary={speak(ITEMS.edit)}>
                <DraftItemForm
                  applicationId={applicationId}
                  items={items}
                  item={item}
                  values={{ ...item, target: item.targetValue }}
                  language={language}
                />
              </Details>
              <RemoveItem applicationId={applicationId} item={item} language={language} />
            </>
          )}
          {item.verdicts.length > 0 && items.judgeRefused === null && (
            <JudgeItemForm key={item.version} applicationId={applicationId} item={item} language={language} />
          )}
        </PanelBody>
      </Panel>
    </article>
  );
}

function ItemFacts({ item, applicationId, speak }: { item: ItemView; applicationId: string; speak: Speak }) {
  const parts = [
    `${item.reasonCode} ${speak(reasonWords(item.reasonCode))}`,
    ...(item.clause ? [speak(item.clause)] : []),
    item.notice !== null && item.sentAt
      ? speak(ITEMS.notice, { notice: item.notice, at: formatInstant(new Date(item.sentAt)) })
      : speak(ITEMS.draftedBy, { by: item.createdBy }),
  ];
  return (
    <p className="text-sm text-text-2">
      {parts.join(" · ")}{" "}
      <a href={`/office/cases/${applicationId}/dossier?section=${item.section}`}>{speak(item.target)}</a>
    </p>
  );
}

function Answered({ item, speak }: { item: ItemView; speak: Speak }) {
  if (!item.answer) return null;
  return (
    <div className="text-sm">
      <p className="font-strong">
        {item.answeredAt
          ? speak(ITEMS.answer, { at: formatInstant(new Date(item.answeredAt)) })
          : speak(ITEMS.pendingAnswer)}
      </p>
      {item.answeredAt && <p className="wrap-anywhere whitespace-pre-line">{item.answer}</p>}
    </div>
  );
}

function Resolved({ item, speak }: { item: ItemView; speak: Speak }) {
  if (!item.resolvedAt || !item.resolvedBy) return null;
  const facts = { by: item.resolvedBy, at: formatInstant(new Date(item.resolvedAt)) };
  return (
    <p className="text-sm text-text-2">
      {item.resolution ? speak(ITEMS.resolved, { ...facts, text: item.resolution }) : speak(ITEMS.resolvedPlain, facts)}
    </p>
  );
}
