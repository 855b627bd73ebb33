import { SummaryPartView } from "@/components/forms/summary-view";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { groupAddress } from "@/lib/filing/rules/dossier/addresses";
import type { DossierView } from "@/lib/filing/types/draft";
import type { Language, Words } from "@/lib/format";
import { versionAt } from "@/lib/forms/rules/apply-changes";
import { itemTitle } from "@/lib/forms/rules/display";
import { allFields, pathOf, rowsOf } from "@/lib/forms/rules/path";
import { summariseItem } from "@/lib/forms/rules/summary";
import { sectionScope } from "@/lib/forms/rules/visible";
import type { GroupField, Row } from "@/lib/forms/types";
import { DOSSIER } from "./dossier-copy";
import { DraftForm } from "./draft-form";
import { draftPageOf, EditingNotice, findPart, type PartPlace, SectionFrame } from "./part-page";
import { RemoveItem } from "./remove-item";

export interface ItemPlace {
  readonly found: PartPlace;
  readonly group: GroupField;
  readonly row: Row;
  readonly at: number;
  /** `corpus.sources.<rowId>` */
  readonly path: string;
  readonly title: Words;
}

/** The item that an address names; null where the section has no such list or the list no such item. */
export function findItem(dossier: DossierView, address: { section: string; group: string; row: string }) {
  const def = findPart(dossier, address.section)?.def;
  const group = def && allFields(def).find(({ key }) => key === address.group);
  if (!def || group?.kind !== "group") return null;
  const part = def.parts.find(({ fields }) => fields.some(({ key }) => key === group.key));
  const rows = rowsOf(dossier.answers[def.key]?.[group.key]);
  const at = rows.findIndex(({ id }) => id === address.row);
  const [row, found] = [rows[at], findPart(dossier, def.key, part?.key)];
  if (!row || !found) return null;
  const path = pathOf(def.key, group.key, row.id);
  return { found, group, row, at, path, title: itemTitle(group, row, at) } satisfies ItemPlace;
}

interface ItemPageProps {
  dossier: DossierView;
  item: ItemPlace;
  from?: string;
  language: Language;
}

/** One item of a repeated group at its own address. */
export function ItemPage({ dossier, item, from, language }: ItemPageProps) {
  const speak = speaker(language);
  const { found, group, title } = item;
  const back = groupAddress(dossier.filingId, found.sections, item.path);
  return (
    <SectionFrame dossier={dossier} found={found} language={language} here={speak(title)}>
      <PageHead title={speak(title)} caption={speak(group.label)} />
      <EditingNotice dossier={dossier} found={found} language={language} />
      <ItemBody {...{ dossier, item, from, language }} />
      <div className="edge-t mt-8 pt-6">
        <LinkButton href={back}>
          <Icon name="previous" />
          {speak(group.label)}
        </LinkButton>
      </div>
    </SectionFrame>
  );
}

function ItemBody({ dossier, item, from, language }: ItemPageProps) {
  const { found, group, row, at, path } = item;
  if (found.view.state === "blocked") return null;
  if (dossier.editing.may === "none") {
    const scope = sectionScope(found.def, dossier.answers);
    const { lines } = summariseItem(group, row, at, { path: pathOf(found.def.key, group.key), scope });
    const entries = lines.map((line) => ({ kind: "line" as const, ...line }));
    return <SummaryPartView part={{ key: group.key, title: group.label, entries }} hideTitle language={language} />;
  }
  return <DraftForm key={path} page={draftPageOf(dossier, found, { item: path, from, language })} />;
}

export function RemoveItemPage({ dossier, item, language }: Omit<ItemPageProps, "from">) {
  const speak = speaker(language);
  const { found, path, title } = item;
  return (
    <SectionFrame dossier={dossier} found={found} language={language} here={speak(DOSSIER.remove)}>
      <PageHead title={speak(DOSSIER.removeTitle, { title: speak(title) })} lead={<p>{speak(DOSSIER.removeWhat)}</p>} />
      <RemoveItem
        filingId={dossier.filingId}
        applicationId={dossier.applicationId}
        item={path}
        base={versionAt(dossier.versions, path)}
        back={groupAddress(dossier.filingId, found.sections, path)}
        language={language}
      />
    </SectionFrame>
  );
}
