import { DiffText } from "@/components/filing/diff-text";
import { AttachmentDiff, RunDiff } from "@/components/filing/evidence-diff-view";
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
import { JudgeItemForm } from "./judge-item-form";
import { RemoveItem } from "./remove-item";

const TONES: Record<RectificationState, TagTone> = {
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
          <Tag tone={TONES[item.state]}>{speak(ITEM_STATE_WORDS[item.state])}</Tag>
        </PanelHead>
        <PanelBody className="grid gap-3">
          <ItemFacts item={item} applicationId={applicationId} speak={speak} />
          <p className="border-s-[3px] border-solid border-s-line-strong ps-3 wrap-anywhere whitespace-pre-line">
            {item.instruction}
          </p>
          <Answered item={item} speak={speak} />
          {item.state === "answered" && <Changes changes={item.changes} language={language} />}
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

/** What the provider changed of what the item names: answers word by word, files by content, runs by their figures. */
function Changes({ changes, language }: { changes: ItemView["changes"]; language: Language }) {
  const speak = speaker(language);
  const { fields, attachments, runs } = changes;
  if (fields.length + attachments.length + runs.length === 0) {
    return <p className="text-sm text-amber">{speak(ITEMS.noChanges)}</p>;
  }
  return (
    <div className="grid gap-3 text-sm">
      <p className="font-strong">{speak(ITEMS.changes)}</p>
      {fields.length > 0 && (
        <dl className="edge grid gap-2 rounded-2 border-line p-3">
          {fields.map((field) => (
            <div key={`${field.kind} ${field.path}`}>
              <dt className="text-text-2">
                {[...(field.item ? [field.item] : []), field.label].map((words) => speak(words)).join(" · ")}
              </dt>
              <dd>
                <DiffText field={field} language={language} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {attachments.length > 0 && <AttachmentDiff rows={attachments} language={language} />}
      {runs.length > 0 && <RunDiff rows={runs} language={language} />}
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
