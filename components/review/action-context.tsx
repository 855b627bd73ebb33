import { type Speak, speaker } from "@/components/layout/speaker";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/panel";
import type { CaseView } from "@/lib/filing/types/view";
import { formatInstant, type Language } from "@/lib/format";
import { reasonWords } from "@/lib/review/copy/reason-codes";
import type { ChecklistView, ItemsView } from "@/lib/review/types";
import { ACTION_CONTEXT, CASE } from "./case-copy";

interface ActionContextProps {
  action: string;
  view: CaseView;
  checklist: ChecklistView;
  items: ItemsView;
  language: Language;
}

/** What somebody has to see before they act: the items that go out, the opinion that they decide on. */
export function ActionContext({ action, view, checklist, items, language }: ActionContextProps) {
  const speak = speaker(language);
  if (action === "request_rectification") return <GoingOut items={items} checklist={checklist} speak={speak} />;
  if (["sign_off", "challenge", "intend_to_refuse"].includes(action)) return <Opinion view={view} speak={speak} />;
  return null;
}

function GoingOut({ items, checklist, speak }: { items: ItemsView; checklist: ChecklistView; speak: Speak }) {
  const drafted = items.items.filter(({ state }) => state === "draft");
  const unjudged = checklist.total - checklist.judged;
  return (
    <Section id="going-out" title={speak(ACTION_CONTEXT.goingOut, { count: drafted.length })}>
      <ul className="edge-t">
        {drafted.map((item) => (
          <li key={item.id} className="edge-b row-y">
            <p className="font-strong">{speak(item.target)}</p>
            <p className="wrap-anywhere whitespace-pre-line">{item.instruction}</p>
            <p className="text-xs text-text-2">{`${item.reasonCode} ${speak(reasonWords(item.reasonCode))}`}</p>
          </li>
        ))}
      </ul>
      {unjudged > 0 && checklist.refused === null && (
        <div className="mt-4">
          <Notice tone="amber" title={speak(ACTION_CONTEXT.unjudged, { count: unjudged })}>
            <p>{speak(ACTION_CONTEXT.once)}</p>
          </Notice>
        </div>
      )}
    </Section>
  );
}

function Opinion({ view: { recommendation }, speak }: { view: CaseView; speak: Speak }) {
  if (!recommendation) return null;
  return (
    <Section id="opinion" title={speak(CASE.opinion)}>
      <p className="font-strong">{speak(recommendation.approve ? CASE.approve : CASE.refuse)}</p>
      <p className="max-w-measure wrap-anywhere whitespace-pre-line">{recommendation.reason}</p>
      <p className="text-xs text-text-2">
        {speak(CASE.byAt, { by: recommendation.by, at: formatInstant(new Date(recommendation.at)) })}
      </p>
    </Section>
  );
}
