import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, Section } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import type { FieldDifference, SectionDifference, SnapshotDiff } from "@/lib/filing/types/diff";
import type { Language } from "@/lib/format";
import { DiffText } from "./diff-text";
import { DIFF } from "./evidence-copy";
import { AttachmentDiff, RunDiff } from "./evidence-diff-view";

interface DiffViewProps {
  diff: SnapshotDiff;
  onlyChanged: boolean;
  /** This page with everything, and with what changed alone; links, so that it works without a script. */
  links: { readonly all: string; readonly changed: string };
  language: Language;
}

/** What a later version changed: answers word by word, files by content, runs with their figures. */
export function DiffView({ diff, onlyChanged, links, language }: DiffViewProps) {
  const speak = speaker(language);
  const shown = <T extends { readonly kind: string }>(rows: readonly T[]) =>
    onlyChanged ? rows.filter(({ kind }) => kind !== "same") : rows;
  const sections = diff.sections
    .map((section) => ({ ...section, fields: shown(section.fields) }))
    .filter(({ fields }) => fields.length > 0);
  const [attachments, runs] = [shown(diff.attachments), shown(diff.runs)];
  return (
    <div>
      <DiffFilter changes={diff.changes} onlyChanged={onlyChanged} links={links} language={language} />
      {diff.changes === 0 && onlyChanged && (
        <EmptyState title={speak(DIFF.none)}>
          <p>{speak(DIFF.noneWhy)}</p>
        </EmptyState>
      )}
      {sections.map((section) => (
        <SectionDiff key={section.section} section={section} language={language} />
      ))}
      {attachments.length > 0 && (
        <Section id="diff-attachments" title={speak(DIFF.files)}>
          <AttachmentDiff rows={attachments} language={language} />
        </Section>
      )}
      {runs.length > 0 && (
        <Section id="diff-runs" title={speak(DIFF.runs)}>
          <RunDiff rows={runs} language={language} />
        </Section>
      )}
    </div>
  );
}

function DiffFilter({ changes, onlyChanged, links, language }: Omit<DiffViewProps, "diff"> & { changes: number }) {
  const speak = speaker(language);
  const choice = (href: string, label: string, chosen: boolean) => (
    <a
      href={href}
      aria-current={chosen ? "true" : undefined}
      className="inline-block min-h-6 aria-[current]:font-strong"
    >
      {label}
    </a>
  );
  return (
    <div className="mb-4 flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm">
      <p className="tabular-nums">{speak(DIFF.changes, { count: changes })}</p>
      <nav aria-label={speak(DIFF.filter)} className="flex gap-4">
        {choice(links.changed, speak(DIFF.onlyChanged), onlyChanged)}
        {choice(links.all, speak(DIFF.showAll), !onlyChanged)}
      </nav>
    </div>
  );
}

function SectionDiff({ section, language }: { section: SectionDifference; language: Language }) {
  const speak = speaker(language);
  return (
    <Section id={`diff-${section.section}`} title={speak(section.title)}>
      <Panel>
        <dl>
          {section.fields.map((field) => (
            <FieldDiff key={`${field.kind} ${field.path}`} field={field} language={language} />
          ))}
        </dl>
      </Panel>
    </Section>
  );
}

const TONES = {
  same: "plain",
  changed: "amber",
  added: "green",
  removed: "red",
  rowAdded: "green",
  rowRemoved: "red",
  rowsMoved: "amber",
} as const;

function FieldDiff({ field, language }: { field: FieldDifference; language: Language }) {
  const speak = speaker(language);
  const { kind, item, label } = field;
  const isRow = kind === "rowAdded" || kind === "rowRemoved";
  return (
    <div
      id={field.path}
      tabIndex={-1}
      data-kind={kind}
      className="edge-b grid gap-x-6 gap-y-1 px-4 py-3 last:border-b-0 @row/frame:grid-cols-[14em_minmax(0,1fr)]"
    >
      <dt>
        <span className="font-strong">{speak(label)}</span>
        {item && !isRow && <span className="block text-xs text-text-2">{speak(item)}</span>}
        {kind !== "same" && (
          <span className="mt-1 block">
            <Tag tone={TONES[kind]}>{speak(DIFF.kinds[kind])}</Tag>
          </span>
        )}
      </dt>
      <dd className="wrap-anywhere">
        <DiffText field={field} language={language} />
      </dd>
    </div>
  );
}
