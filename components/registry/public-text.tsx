import type { Speak } from "@/components/layout/speaker";
import { Panel, PanelBody } from "@/components/ui/panel";
import { publicTextLines } from "@/lib/registry/copy/register";

/** The text as the provider published it: every part under its heading, in the order of the form. */
export function PublicText({ text, speak }: { text: Readonly<Record<string, string>>; speak: Speak }) {
  return (
    <Panel>
      <PanelBody>
        <dl className="grid">
          {publicTextLines(text).map((line) => (
            <div key={line.key} className="edge-b py-4 first:pt-0 last:border-b-0 last:pb-0">
              <dt className="mb-1 text-lg font-strong">{speak(line.label)}</dt>
              <dd lang="zh-CN" className="max-w-measure whitespace-pre-line wrap-anywhere">
                {line.text}
              </dd>
            </div>
          ))}
        </dl>
      </PanelBody>
    </Panel>
  );
}
