import { speaker } from "@/components/layout/speaker";
import { Panel, PanelBody } from "@/components/ui/panel";
import type { PledgeView } from "@/lib/filing/types/evidence";
import type { Language } from "@/lib/format";
import { PLEDGE } from "./evidence-copy";

/** The text that is signed, with the fingerprint of what it is signed for. */
export function PledgeText({ view, language }: { view: PledgeView; language: Language }) {
  const speak = speaker(language);
  return (
    <Panel>
      <PanelBody className="grid max-w-measure gap-3">
        <p>{speak(view.lead)}</p>
        <ol className="grid list-decimal gap-2 ps-6">
          {view.clauses.map((clause) => (
            <li key={clause.zh}>{speak(clause)}</li>
          ))}
        </ol>
        <dl className="edge-t pt-3 text-sm">
          <dt className="font-strong">{speak(PLEDGE.hash)}</dt>
          <dd>
            <code className="wrap-anywhere">{view.contentHash}</code>
            <span className="block text-text-2">{speak(PLEDGE.hashNote)}</span>
          </dd>
        </dl>
      </PanelBody>
    </Panel>
  );
}
