import { speaker } from "@/components/layout/speaker";
import { Button, ButtonRow } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Status, type StatusShape } from "@/components/ui/status";
import { itemAddress } from "@/lib/filing/rules/dossier/addresses";
import type { Words } from "@/lib/format";
import { itemTitle } from "@/lib/forms/rules/display";
import { pathOf, rowsOf } from "@/lib/forms/rules/path";
import { validateSection } from "@/lib/forms/rules/validate";
import type { Fault, GroupField, Row, Scope, SectionDef } from "@/lib/forms/types";
import { DOSSIER } from "./dossier-copy";
import { type DraftPage, isOpen } from "./draft-page";

interface ItemListProps {
  page: DraftPage;
  def: SectionDef;
  group: GroupField;
  scope: Scope;
  error?: string;
}

/** A repeated group: its items with their state, each with an address of its own. */
export function ItemList({ page, def, group, scope, error }: ItemListProps) {
  const speak = speaker(page.language);
  const path = pathOf(def.key, group.key);
  const rows = rowsOf(scope.section[group.key]);
  const faults = validateSection(def, scope.answers);
  return (
    <section id={path} tabIndex={-1} aria-labelledby={`${path}-title`} className="min-w-0">
      <h2 id={`${path}-title`} className="text-h3">
        {speak(DOSSIER.itemsOf, { group: speak(group.label), count: rows.length })}
      </h2>
      {group.hint && <p className="max-w-measure text-sm text-text-2">{speak(group.hint)}</p>}
      {error && <FieldError id={path}>{error}</FieldError>}
      {rows.length === 0 ? (
        <p className="mt-3 text-text-2">{speak(DOSSIER.none)}</p>
      ) : (
        <ol className="mt-3 grid gap-3">
          {rows.map((row, at) => (
            <Item key={row.id} {...{ page, group, path, row, at, last: at === rows.length - 1, faults }} />
          ))}
        </ol>
      )}
      {isOpen(page.editing, path) && <AddItem page={page} group={group} path={path} count={rows.length} />}
    </section>
  );
}

interface ItemProps {
  page: DraftPage;
  group: GroupField;
  path: string;
  row: Row;
  at: number;
  last: boolean;
  faults: readonly Fault[];
}

function Item({ page, group, path, row, at, last, faults }: ItemProps) {
  const speak = speaker(page.language);
  const rowPath = pathOf(path, row.id);
  const address = itemAddress(page.filingId, rowPath);
  const origin = page.from ? `?from=${page.from}` : "";
  const title = speak(itemTitle(group, row, at));
  const { shape, words } = stateOf(faults.filter((fault) => fault.path.startsWith(`${rowPath}.`)));
  return (
    <li
      data-panel
      className="edge flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-2 border-line bg-surface px-4 py-3"
    >
      <div className="min-w-0">
        <p className="font-strong wrap-anywhere">{title}</p>
        <p className="text-sm text-text-2">
          <Status shape={shape}>{speak(words)}</Status>
        </p>
      </div>
      <ButtonRow tight>
        {group.ordered && isOpen(page.editing, path) && <MoveButtons {...{ page, rowPath, title, at, last }} />}
        <LinkButton small look="quiet" href={`${address}${origin}`}>
          {speak(DOSSIER.edit)}
          <span className="sr-only">{title}</span>
        </LinkButton>
        {isOpen(page.editing, rowPath) && (
          <LinkButton small look="quiet" href={`${address}/remove`}>
            {speak(DOSSIER.remove)}
            <span className="sr-only">{title}</span>
          </LinkButton>
        )}
      </ButtonRow>
    </li>
  );
}

function stateOf(faults: readonly Fault[]): { shape: StatusShape; words: Words } {
  if (faults.length === 0) return { shape: "good", words: DOSSIER.itemDone };
  const isWrong = faults.some(({ code }) => code !== "missing");
  return isWrong ? { shape: "bad", words: DOSSIER.itemWrong } : { shape: "progress", words: DOSSIER.itemOpen };
}

interface MoveButtonsProps {
  page: DraftPage;
  rowPath: string;
  title: string;
  at: number;
  last: boolean;
}

function MoveButtons({ page, rowPath, title, at, last }: MoveButtonsProps) {
  const speak = speaker(page.language);
  const ways = [
    { value: `up:${rowPath}`, words: DOSSIER.up, shown: at > 0 },
    { value: `down:${rowPath}`, words: DOSSIER.down, shown: !last },
  ];
  return ways
    .filter(({ shown }) => shown)
    .map(({ value, words }) => (
      <Button key={value} small look="quiet" type="submit" name="next" value={value}>
        {speak(words)}
        <span className="sr-only">{title}</span>
      </Button>
    ));
}

interface AddItemProps {
  page: DraftPage;
  group: GroupField;
  path: string;
  count: number;
}

function AddItem({ page, group, path, count }: AddItemProps) {
  const speak = speaker(page.language);
  if (count >= group.maximum) {
    return <p className="mt-3 text-sm text-text-2">{speak(DOSSIER.full, { maximum: group.maximum })}</p>;
  }
  return (
    <div className="mt-3">
      <Button type="submit" name="next" value={`add:${path}`}>
        <Icon name="plus" />
        {speak(count === 0 ? DOSSIER.addFirst : DOSSIER.add, { item: speak(group.item) })}
      </Button>
    </div>
  );
}
