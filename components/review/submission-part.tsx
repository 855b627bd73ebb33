import type { ReactNode } from "react";
import { DiffText } from "@/components/filing/diff-text";
import { type Speak, speaker } from "@/components/layout/speaker";
import { Section } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import type { FieldDifference } from "@/lib/filing/types/diff";
import type { Language } from "@/lib/format";
import type { SummaryItem, SummaryLine, SummaryPart } from "@/lib/forms/types";
import { SUBMISSION } from "./case-copy";

interface PartProps {
  part: SummaryPart;
  differences: readonly FieldDifference[];
  draftHref: (target: string) => string | null;
  language: Language;
}

interface Shown {
  readonly differences: ReadonlyMap<string, FieldDifference>;
  readonly draftHref: PartProps["draftHref"];
  readonly language: Language;
  readonly speak: Speak;
}

/** Questions and answers of one page of a section, changes marked in words. */
export function SubmissionPart({ part, differences, draftHref, language }: PartProps) {
  const speak = speaker(language);
  const shown: Shown = {
    ...{ differences: new Map(differences.map((entry) => [entry.path, entry])), draftHref, language, speak },
  };
  return (
    <Section id={`part-${part.key}`} title={speak(part.title)}>
      <dl className="edge-t">
        {part.entries.map((entry) =>
          entry.kind === "line" ? (
            <Line key={entry.path} line={entry} shown={shown} />
          ) : (
            <Entry key={entry.path} name={speak(entry.label)} path={entry.path} shown={shown}>
              {entry.items.length === 0 && <p className="text-text-2">{speak(SUBMISSION.none)}</p>}
              {entry.items.map((item) => (
                <Item key={item.id} item={item} shown={shown} />
              ))}
              <RemovedRows path={entry.path} differences={differences} speak={speak} />
            </Entry>
          ),
        )}
      </dl>
    </Section>
  );
}

function Line({ line, shown }: { line: SummaryLine; shown: Shown }) {
  const { speak } = shown;
  return (
    <Entry name={speak(line.label)} path={line.path} shown={shown} computed={line.computed}>
      <Answer line={line} shown={shown} />
    </Entry>
  );
}

/** One answer: with its changes where there was another before, else as it stands. */
function Answer({ line, shown: { differences, language, speak } }: { line: SummaryLine; shown: Shown }) {
  const difference = differences.get(line.path);
  if (difference) return <DiffText field={difference} language={language} />;
  return (
    <>
      <span className="wrap-anywhere whitespace-pre-line">
        {line.value ? speak(line.value) : speak(SUBMISSION.unanswered)}
      </span>
      {line.parts && line.parts.length > 0 && (
        <ul className="text-sm text-text-2">
          {line.parts.map((part) => (
            <li key={part.label.en}>{`${speak(part.label)} ${speak(part.value)} (${speak(part.share)})`}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Item({ item, shown }: { item: SummaryItem; shown: Shown }) {
  const { speak, differences } = shown;
  const difference = differences.get(item.path);
  return (
    <div className="edge mb-3 rounded-2 border-line p-3 last:mb-0">
      <p className="mb-1 flex flex-wrap items-center gap-2 font-strong">
        {speak(item.title)}
        {difference && <ChangeTag kind={difference.kind} speak={speak} />}
        <DraftLink target={`field:${item.path}`} name={speak(item.title)} shown={shown} />
      </p>
      <dl className="grid gap-1 text-sm">
        {item.lines.map((line) => (
          <div key={line.path} className="grid gap-x-3 @row/frame:grid-cols-[10em_minmax(0,1fr)]">
            <dt className="text-text-2">{speak(line.label)}</dt>
            <dd>
              <Answer line={line} shown={shown} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function RemovedRows({
  path,
  differences,
  speak,
}: {
  path: string;
  differences: readonly FieldDifference[];
  speak: Speak;
}) {
  const removed = differences.filter((entry) => entry.kind === "rowRemoved" && entry.path.startsWith(`${path}.`));
  return removed.map((entry) => (
    <p key={entry.path} className="text-sm text-text-2">
      <ChangeTag kind="rowRemoved" speak={speak} /> <del>{speak(entry.item ?? entry.label)}</del>
    </p>
  ));
}

interface EntryProps {
  name: string;
  path: string;
  shown: Shown;
  /** Worked out by the platform: nobody is asked to put it right. */
  computed?: boolean;
  children: ReactNode;
}

function Entry({ name, path, shown, computed = false, children }: EntryProps) {
  const difference = shown.differences.get(path);
  return (
    <div id={`f-${path}`} className="edge-b row-y grid gap-x-6 gap-y-1 @row/frame:grid-cols-[11em_minmax(0,1fr)_auto]">
      <dt className="font-strong">
        {name}
        {difference && (
          <span className="ms-2">
            <ChangeTag kind={difference.kind} speak={shown.speak} />
          </span>
        )}
      </dt>
      <dd className="min-w-0">{children}</dd>
      <dd>{!computed && <DraftLink target={`field:${path}`} name={name} shown={shown} />}</dd>
    </div>
  );
}

function DraftLink({ target, name, shown: { draftHref, speak } }: { target: string; name: string; shown: Shown }) {
  const href = draftHref(target);
  if (!href) return null;
  return (
    <a href={href} aria-label={speak(SUBMISSION.draftFor, { name })} data-print="no" className="text-xs font-normal">
      {speak(SUBMISSION.draftItem)}
    </a>
  );
}

const CHANGES = {
  rowAdded: SUBMISSION.added,
  added: SUBMISSION.added,
  rowRemoved: SUBMISSION.removed,
  removed: SUBMISSION.removed,
  rowsMoved: SUBMISSION.moved,
  changed: SUBMISSION.replaced,
  same: SUBMISSION.none,
} as const;

function ChangeTag({ kind, speak }: { kind: FieldDifference["kind"]; speak: Speak }) {
  return <Tag tone="amber">{speak(CHANGES[kind])}</Tag>;
}
