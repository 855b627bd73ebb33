import type { Metadata } from "next";
import { cache } from "react";
import { ActionList } from "@/components/filing/action-list";
import { speaker } from "@/components/layout/speaker";
import { CASE } from "@/components/review/case-copy";
import { CaseFrame } from "@/components/review/case-frame";
import { ItemList } from "@/components/review/item-list";
import { Section } from "@/components/ui/panel";
import { loadCase } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";
import { loadItems } from "@/lib/review/loaders";

/** Title and page read it once. */
const readCase = cache(loadCase);

interface ItemsPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ target?: string | string[]; clause?: string | string[] }>;
}

export async function generateMetadata({ params }: ItemsPageProps): Promise<Metadata> {
  const [view, { language }] = await Promise.all([readCase((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(CASE.items)} · ${view.number}` };
}

/** Actions on the items together; each item has its own. */
const TOGETHER = ["request_rectification", "extend_rectification", "withdraw_notice"];

export default async function ItemsPage({ params, searchParams }: ItemsPageProps) {
  const [{ id }, { target, clause }] = await Promise.all([params, searchParams]);
  const view = await readCase(id);
  const [items, { language }] = await Promise.all([loadItems(id), currentPreferences()]);
  const speak = speaker(language);
  const actions = view.actions.filter(({ action }) => TOGETHER.includes(action));
  const proposed = { target: textOf(target), clauseKey: textOf(clause) };
  return (
    <CaseFrame view={view} here="items" language={language}>
      <ItemList items={items} applicationId={id} proposed={proposed} language={language} />
      {actions.length > 0 && (
        <Section id="together" title={speak(CASE.actions)}>
          <ActionList id="why" actions={actions} speak={speak} />
        </Section>
      )}
    </CaseFrame>
  );
}

const textOf = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
