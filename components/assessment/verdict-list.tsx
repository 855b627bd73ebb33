import { speaker } from "@/components/layout/speaker";
import { Panel, Section } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import type { JudgedReport } from "@/lib/assessment/rules";
import type { Language } from "@/lib/format";
import { RUN } from "./run-copy";
import { SIGNAL_TAGS } from "./tones";

interface VerdictListProps {
  judged: JudgedReport;
  language: Language;
  /** Heading, where the finding itself already stands elsewhere. */
  titled?: string;
}

/** The finding as heading, then one line for each of the four review criteria. */
export function VerdictList({ judged, language, titled }: VerdictListProps) {
  const speak = speaker(language);
  const note = speak(RUN.verdictNote, { version: judged.version, notice: speak(judged.notice) });
  return (
    <Section id="verdict" title={titled ?? speak(judged.finding)} note={note}>
      <Panel>
        <dl>
          {judged.criteria.map((verdict) => (
            <div
              key={verdict.criterion}
              className="grid gap-x-4 gap-y-1 px-4 py-3 not-first:border-t not-first:border-solid not-first:border-line @row/frame:grid-cols-[14rem_minmax(0,1fr)]"
            >
              <dt className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 self-start font-strong">
                {speak(verdict.name)} <Tag tone={SIGNAL_TAGS[verdict.signal]}>{speak(verdict.tag)}</Tag>
              </dt>
              <dd>{speak(verdict.sentence)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </Section>
  );
}
