import { speaker } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import { Tag } from "@/components/ui/tag";
import type { Language } from "@/lib/format";
import { FORM_WORDS } from "@/lib/forms/copy";
import type { SummaryEntry, SummaryItem, SummaryLine, SummaryPart } from "@/lib/forms/types";
import { BreakdownTable } from "./computed-view";
import { FORM } from "./form-copy";

export interface SummaryOptions {
  language: Language;
  /** Where an answer is changed; null: it cannot be. Without it the list is for reading alone. */
  editHref?: (path: string) => string | null;
  /** Whether something changed at a path, or below it. */
  isChanged?: (path: string) => boolean;
  /** Leave out what was not answered and need not be. */
  onlyAnswered?: boolean;
  /** The page's own heading says it already. */
  hideTitle?: boolean;
}

/** Questions and answers of one part: check-your-answers, and every reading view. */
export function SummaryPartView({ part, ...options }: SummaryOptions & { part: SummaryPart }) {
  const entries = part.entries.filter((entry) => !options.onlyAnswered || isWorthShowing(entry));
  if (entries.length === 0) return null;
  return (
    <div className="mt-6 first:mt-0">
      {!options.hideTitle && <h3>{speaker(options.language)(part.title)}</h3>}
      <dl className="edge-t mt-2">
        {entries.map((entry) =>
          entry.kind === "line" ? (
            <LineRow key={entry.path} line={entry} {...options} />
          ) : (
            <GroupRow key={entry.path} group={entry} {...options} />
          ),
        )}
      </dl>
    </div>
  );
}

const isWorthShowing = (entry: SummaryEntry) =>
  entry.kind === "group" ? entry.items.length > 0 : entry.value !== null || !entry.optional;

function LineRow({ line, ...options }: SummaryOptions & { line: SummaryLine }) {
  const { language, editHref, isChanged } = options;
  const speak = speaker(language);
  const href = line.computed ? null : (editHref?.(line.path) ?? null);
  return (
    <div
      className={classNames(
        "edge-b row-y grid items-start gap-x-6 gap-y-1",
        editHref ? "@row/frame:grid-cols-[11em_minmax(0,1fr)_auto]" : "@row/frame:grid-cols-[11em_minmax(0,1fr)]",
      )}
    >
      <dt className="font-strong">
        {speak(line.label)} {isChanged?.(line.path) && <Tag tone="amber">{speak(FORM.changed)}</Tag>}
      </dt>
      <dd className={classNames("min-w-0 wrap-anywhere", line.long && "max-w-measure whitespace-pre-line")}>
        <Answer line={line} language={language} />
      </dd>
      {href && (
        <dd>
          <EditLink href={href} question={speak(line.label)} language={language} />
        </dd>
      )}
    </div>
  );
}

function Answer({ line, language }: { line: SummaryLine; language: Language }) {
  const speak = speaker(language);
  if (line.value === null) {
    return <span className="text-text-2">{speak(line.computed ? FORM.notYet : FORM_WORDS.blank)}</span>;
  }
  return (
    <>
      {speak(line.value)}
      {line.parts && <BreakdownTable caption={speak(line.label)} parts={line.parts} language={language} />}
    </>
  );
}

export function EditLink({ href, question, language }: { href: string; question: string; language: Language }) {
  return (
    <a href={href} className="inline-block min-h-6 whitespace-nowrap">
      {FORM.edit[language]}
      <span className="sr-only"> {question}</span>
    </a>
  );
}

function GroupRow({ group, ...options }: SummaryOptions & { group: SummaryEntry & { kind: "group" } }) {
  const speak = speaker(options.language);
  const href = options.editHref?.(group.path) ?? null;
  return (
    <div className="edge-b row-y grid gap-3">
      <dt className="flex flex-wrap justify-between gap-x-4 font-strong">
        <span>
          {speak(group.label)}{" "}
          <span className="text-sm font-normal text-text-2">
            {group.items.length > 0
              ? speak(FORM_WORDS.itemCount, { count: group.items.length })
              : speak(FORM_WORDS.blank)}
          </span>{" "}
          {options.isChanged?.(group.path) && <Tag tone="amber">{speak(FORM.changed)}</Tag>}
        </span>
        {href && (
          <span className="font-normal">
            <EditLink href={href} question={speak(group.label)} language={options.language} />
          </span>
        )}
      </dt>
      {group.items.length > 0 && (
        <dd className="grid gap-4">
          {group.items.map((item) => (
            <ItemBlock key={item.id} item={item} {...options} />
          ))}
        </dd>
      )}
    </div>
  );
}

function ItemBlock({ item, ...options }: SummaryOptions & { item: SummaryItem }) {
  const lines = item.lines.filter((line) => !options.onlyAnswered || line.value !== null || !line.optional);
  return (
    <div data-panel className="edge rounded-2 border-line bg-surface px-4 py-3">
      <p className="font-strong">{speaker(options.language)(item.title)}</p>
      <dl className="mt-1 text-sm">
        {lines.map((line) => (
          <LineRow key={line.path} line={line} {...options} />
        ))}
      </dl>
    </div>
  );
}
