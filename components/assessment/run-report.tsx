import { type Speak, speaker } from "@/components/layout/speaker";
import { ButtonRow } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel, PanelBody, Section } from "@/components/ui/panel";
import { PixelImage } from "@/components/ui/pixel-image";
import { Facts } from "@/components/ui/summary-list";
import { METRIC_COPY, nameMetric } from "@/lib/assessment/copy/metrics";
import { REPORT_HEADINGS, REPORT_WORDS, writeReport } from "@/lib/assessment/copy/report";
import type { JudgedReport } from "@/lib/assessment/rules";
import type { RunView } from "@/lib/assessment/types";
import { formatCount, type Language } from "@/lib/format";
import type { RunReport } from "@/models/contracts/report";
import { AttentionSection } from "./attention-section";
import { ClassShares } from "./class-shares";
import { CopyPairs } from "./copy-pairs";
import { FallbackNotice } from "./fallback-notice";
import { LatentTraversal } from "./latent-traversal";
import { MetricTable } from "./metric-table";
import { conditionsOf } from "./report-conditions";
import { REPORT } from "./report-copy";
import { RestoredImages } from "./restored-images";
import { SAMPLES } from "./run-copy";
import { TextFindingsBody } from "./text-findings";
import { TrainingRecord } from "./training-record";
import { VerdictList } from "./verdict-list";

interface RunReportProps {
  run: RunView;
  report: RunReport;
  judged: JudgedReport;
  language: Language;
}

/** Four parts for a reader without training, then the numbers and the conditions for one who has it. */
export function RunReportBody({ run, report, judged, language }: RunReportProps) {
  const speak = speaker(language);
  const parts = writeReport({ report, judged, modelWords: run.modelWords, datasetName: run.dataset.name });
  return (
    <>
      <FallbackNotice run={run} language={language} />
      <Notice tone="accent" title={speak(judged.finding)}>
        <p>{speak(judged.notice)}</p>
      </Notice>
      <Section id="asked" title={speak(REPORT_HEADINGS.asked)}>
        <Paragraphs texts={parts.asked.map((words) => speak(words))} />
      </Section>
      <Section id="found" title={speak(REPORT_HEADINGS.found)}>
        <Paragraphs texts={parts.found.map((words) => speak(words))} />
        {!report.text && <FinalSamples run={run} language={language} />}
      </Section>
      <MetricTable report={report} judged={judged} language={language} />
      <TrainingRecord run={run} language={language} />
      {report.copies && run.copiesUrl && <CopyPairs copies={report.copies} url={run.copiesUrl} language={language} />}
      {report.traversal && run.traversalUrl && (
        <LatentTraversal
          traversal={report.traversal}
          url={run.traversalUrl}
          cell={run.samples.cell}
          language={language}
        />
      )}
      {report.restoration && run.restoredUrl && (
        <RestoredImages restoration={report.restoration} url={run.restoredUrl} language={language} />
      )}
      <VerdictList judged={judged} language={language} titled={speak(REPORT_HEADINGS.means)} />
      <Section id="limits" title={speak(REPORT_HEADINGS.limits)}>
        <ul className="grid max-w-measure list-disc gap-2 ps-5">
          {parts.limits.map((words) => (
            <li key={words.en}>{speak(words)}</li>
          ))}
        </ul>
      </Section>
      <MetricMeanings report={report} speak={speak} />
      {report.text && <TextFindingsBody report={report} text={report.text} language={language} />}
      {run.attentionUrl && <AttentionSection url={run.attentionUrl} number={run.number} language={language} />}
      {report.classShares && <ClassShares shares={report.classShares} number={run.number} language={language} />}
      <Section id="conditions" title={speak(REPORT_WORDS.conditions)}>
        <Panel>
          <PanelBody>
            <Facts entries={conditionsOf({ run, report, judged, language })} />
          </PanelBody>
        </Panel>
      </Section>
      <div className="section-gap">
        <ButtonRow>
          {/* An office reads the report within its case; the page of the training is the owner's. */}
          {run.reportUrl && <LinkButton href={`/runs/${run.id}`}>{speak(REPORT.toRun)}</LinkButton>}
          {run.printUrl && (
            <a href={run.printUrl} download className="inline-flex min-h-9 items-center">
              {speak(REPORT.print)}
            </a>
          )}
          {run.reportUrl && (
            <a href={run.reportUrl} download className="inline-flex min-h-9 items-center">
              {speak(REPORT.download)}
            </a>
          )}
        </ButtonRow>
      </div>
    </>
  );
}

function Paragraphs({ texts }: { texts: readonly string[] }) {
  return (
    <div className="prose">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

/** The samples of the last step, so that the words can be held against something seen. */
function FinalSamples({ run, language }: { run: RunView; language: Language }) {
  const { samples } = run;
  const last = samples.sheets.at(-1);
  if (!last) return null;
  const words = speaker(language)(SAMPLES.sheetAlt, {
    step: formatCount(last.step, language),
    count: samples.columns * samples.rows,
  });
  return (
    <figure className="mt-4 max-w-[36rem]">
      <PixelImage
        src={last.url}
        width={samples.columns * samples.cell.width}
        height={samples.rows * samples.cell.height}
        alt={words}
      />
      <figcaption className="mt-1 text-xs text-text-2">{words}</figcaption>
    </figure>
  );
}

function MetricMeanings({ report, speak }: { report: RunReport; speak: Speak }) {
  return (
    <Section id="meanings" title={speak(REPORT.meanings)}>
      <dl className="grid max-w-[54rem] gap-4">
        {report.metrics.map((metric) => (
          <div key={metric.key}>
            <dt className="font-strong">{speak(nameMetric(metric.key, report.featureSpace))}</dt>
            <dd>
              {speak(METRIC_COPY[metric.key].explanation)}{" "}
              <span className="text-xs text-text-2" lang="en">
                {METRIC_COPY[metric.key].citation}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
