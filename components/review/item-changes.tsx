import { DiffText } from "@/components/filing/diff-text";
import { AttachmentDiff, RunDiff } from "@/components/filing/evidence-diff-view";
import { speaker } from "@/components/layout/speaker";
import type { Language } from "@/lib/format";
import type { ItemView } from "@/lib/review/types";
import { ITEMS } from "./case-copy";

/** What the provider changed of what the item names: answers word by word, files by content, runs by their figures. */
export function ItemChanges({ changes, language }: { changes: ItemView["changes"]; language: Language }) {
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
