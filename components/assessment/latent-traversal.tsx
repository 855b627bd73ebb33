import { type Speak, speaker } from "@/components/layout/speaker";
import { ImagePart } from "@/components/ui/image-part";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import type { SampleSheets } from "@/lib/assessment/types/sheets";
import { formatScore, type Language } from "@/lib/format";
import type { TraversalFacts } from "@/models/contracts/report";
import { REPORT } from "./report-copy";
import { REPEAT } from "./series-copy";

interface LatentTraversalProps {
  traversal: TraversalFacts;
  url: string;
  cell: SampleSheets["cell"];
  language: Language;
}

/** What each row of the picture walks along. */
export function traversalRows({ dimensions, walks }: TraversalFacts, speak: Speak): string[] {
  return [
    ...dimensions.map(({ dimension, change }) =>
      speak(REPORT.traversalDimension, { dimension: dimension + 1, change: formatScore(change) }),
    ),
    ...Array.from({ length: walks }, (_, walk) => speak(REPORT.traversalWalk, { walk: walk + 1 })),
  ];
}

/** Walks through the latents: whether the model learned ways to vary, or a list of images. */
export function LatentTraversal({ traversal, url, cell, language }: LatentTraversalProps) {
  const speak = speaker(language);
  const rows = traversalRows(traversal, speak);
  const width = traversal.values.length * cell.width;
  return (
    <Section id="traversal" title={speak(REPORT.traversal)} note={speak(REPORT.traversalNote)}>
      <Panel>
        <PanelBody>
          <ol className="grid gap-2">
            {rows.map((label, row) => (
              <li
                key={label}
                className="grid items-center gap-x-4 gap-y-1 @row/frame:grid-cols-[15rem_minmax(0,36rem)]"
              >
                <span className="text-sm tabular-nums">{label}</span>
                <ImagePart
                  src={url}
                  width={width}
                  height={rows.length * cell.height}
                  part={{ left: 0, top: row * cell.height, width, height: cell.height }}
                />
              </li>
            ))}
          </ol>
          <p className="mt-3 text-xs text-text-2 tabular-nums">{describeColumns(traversal, speak)}</p>
        </PanelBody>
      </Panel>
    </Section>
  );
}

export function describeColumns({ values }: TraversalFacts, speak: Speak): string {
  return speak(REPORT.traversalColumns, { values: values.map((value) => String(value)).join(speak(REPEAT.comma)) });
}
