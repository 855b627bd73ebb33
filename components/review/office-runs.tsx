import { shapeOfStatus } from "@/components/assessment/tones";
import { type Speak, speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Status, type StatusShape } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import { RUN_STATUS } from "@/lib/assessment/workflow";
import { formatInstant, formatShare, type Language, type Words } from "@/lib/format";
import type { OfficeRunsView, OfficeRunView } from "@/lib/review/types/office-run";
import { MeasureButton } from "./measure-button";
import { OFFICE_RUN } from "./office-run-copy";

/** Runs by which the office measured again, whether each came out equal, and a button for each attached run. */
export function OfficeRuns({ view, language }: { view: OfficeRunsView; language: Language }) {
  const speak = speaker(language);
  const { runs, attached, refused, applicationId } = view;
  if (attached.length === 0 && runs.length === 0) return null;
  return (
    <Section id="office-runs" title={speak(OFFICE_RUN.title)} note={speak(OFFICE_RUN.note)}>
      {runs.some(({ status }) => !RUN_STATUS[status.code].finished) && <RefreshWhile />}
      <div className="grid gap-4">
        {runs.length > 0 ? (
          <RecordTable
            caption={speak(OFFICE_RUN.title)}
            columns={columnsIn(applicationId, speak)}
            rows={runs}
            rowKey={({ number }) => number}
          />
        ) : (
          <EmptyState title={speak(OFFICE_RUN.none)} />
        )}
        <div className="flex flex-wrap items-center gap-3">
          {attached.map((number) =>
            refused ? (
              <Button key={number} refusedBy="why-no-measuring">
                {speak(OFFICE_RUN.start, { number })}
              </Button>
            ) : (
              <MeasureButton key={number} applicationId={applicationId} number={number} language={language} />
            ),
          )}
          {refused && <Refused id="why-no-measuring">{speak(refused)}</Refused>}
        </div>
      </div>
    </Section>
  );
}

function columnsIn(applicationId: string, speak: Speak): Column<OfficeRunView>[] {
  const here = `/office/cases/${applicationId}`;
  return [
    {
      key: "run",
      label: speak(OFFICE_RUN.run),
      heading: true,
      cell: ({ number }) => <a href={`${here}/runs/${number}`}>{number}</a>,
    },
    { key: "of", label: speak(OFFICE_RUN.of), nowrap: true, cell: ({ repeat }) => repeat?.original?.number ?? "—" },
    {
      key: "state",
      label: speak(OFFICE_RUN.state),
      cell: ({ status, step, totalSteps }) => (
        <Status shape={shapeOfStatus(status)}>
          {speak(status.words)}
          {status.code === "running" && ` ${formatShare(step / totalSteps)}`}
        </Status>
      ),
    },
    { key: "outcome", label: speak(OFFICE_RUN.outcome), cell: (run) => <Outcome run={run} speak={speak} /> },
    {
      key: "created",
      label: speak(OFFICE_RUN.created),
      nowrap: true,
      cell: ({ createdAt }) => formatInstant(new Date(createdAt)),
    },
    {
      key: "compare",
      label: speak(OFFICE_RUN.compare),
      nowrap: true,
      cell: ({ number, repeat }) => {
        const original = repeat?.original?.number;
        if (!original) return "—";
        return (
          <a
            href={`${here}/compare?run=${original}&run=${number}`}
            aria-label={speak(OFFICE_RUN.compareOf, { a: original, b: number })}
          >
            {speak(OFFICE_RUN.compare)}
          </a>
        );
      },
    },
  ];
}

function Outcome({ run, speak }: { run: OfficeRunView; speak: Speak }) {
  const comparison = run.repeat?.comparison;
  if (!comparison) return "—";
  const equal = comparison.weightsEqual && comparison.differingMetrics.length === 0;
  const say = (shape: StatusShape, words: Words) => <Status shape={shape}>{speak(words)}</Status>;
  if (equal) return say("good", OFFICE_RUN.equal);
  return comparison.differingConditions.length > 0
    ? say("note", OFFICE_RUN.otherConditions)
    : say("bad", OFFICE_RUN.differs);
}
