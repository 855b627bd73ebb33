import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/panel";
import type { Language } from "@/lib/format";
import type { ItemsView } from "@/lib/review/types";
import { ITEMS } from "./case-copy";
import { DraftItemForm } from "./draft-item-form";
import { ItemCard } from "./item-card";

interface ItemListProps {
  items: ItemsView;
  applicationId: string;
  /** What the address proposes for a new item. */
  proposed: { readonly target: string; readonly clauseKey: string };
  language: Language;
}

export function ItemList({ items, applicationId, proposed, language }: ItemListProps) {
  const speak = speaker(language);
  return (
    <>
      <Section id="items" title={speak(ITEMS.title)} hideTitle>
        <p className="mb-4 max-w-measure text-sm text-text-2">{speak(ITEMS.lead)}</p>
        {items.items.length === 0 ? (
          <EmptyState title={speak(ITEMS.empty)}>
            <p>{speak(ITEMS.emptyWhy)}</p>
          </EmptyState>
        ) : (
          <div className="grid gap-4">
            {items.items.map((item) => (
              <ItemCard key={item.id} item={item} items={items} applicationId={applicationId} language={language} />
            ))}
          </div>
        )}
      </Section>
      <Section id="draft" title={speak(ITEMS.draftTitle)}>
        {items.draftRefused ? (
          <Notice tone="amber" title={speak(ITEMS.cannotDraft)}>
            <p>{speak(items.draftRefused)}</p>
          </Notice>
        ) : (
          <DraftItemForm
            key={items.items.length}
            applicationId={applicationId}
            items={items}
            values={{ ...proposed, reasonCode: "", instruction: "" }}
            language={language}
          />
        )}
      </Section>
    </>
  );
}
