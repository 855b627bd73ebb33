import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RepeatOutcome } from "@/components/assessment/repeat-run";
import { REPORT } from "@/components/assessment/report-copy";
import { RunReportBody } from "@/components/assessment/run-report";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { CASE, SUBMISSION } from "@/components/review/case-copy";
import { OFFICE_RUN } from "@/components/review/office-run-copy";
import { OfficeRunStanding } from "@/components/review/office-run-standing";
import { QUEUE } from "@/components/review/queue-copy";
import { REPORT_TITLE } from "@/lib/assessment/copy/report";
import { isOfficeNumber } from "@/lib/assessment/workflow";
import { currentPreferences } from "@/lib/http/preferences";
import { loadAttachedRun } from "@/lib/review/loaders";

/** Title and page read it once. */
const readRun = cache(loadAttachedRun);

interface RunPageProps {
  params: Promise<{ id: string; number: string }>;
}

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const { id, number } = await params;
  const [run, { language }] = await Promise.all([readRun(id, number), currentPreferences()]);
  return { title: `${speaker(language)(REPORT_TITLE)} · ${run.number}` };
}

export default async function CaseRunPage({ params }: RunPageProps) {
  const { id, number } = await params;
  const [run, { language }] = await Promise.all([readRun(id, number), currentPreferences()]);
  // An attached run without a report has nothing to read; the office's own shows how it stands.
  const ofOffice = isOfficeNumber(run.number);
  if (!ofOffice && !(run.report && run.judged)) notFound();
  const speak = speaker(language);
  return (
    <PageFrame section="/office" compact>
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/office", label: speak(QUEUE.title) },
          { href: `/office/cases/${id}`, label: speak(CASE.overview) },
          { href: `/office/cases/${id}/dossier?section=assessments`, label: speak(SUBMISSION.runs) },
        ]}
        here={run.number}
      />
      <PageHead
        title={speak(ofOffice ? OFFICE_RUN.title : REPORT.title, { name: run.name })}
        caption={[run.number, speak(run.modelWords), speak(run.dataset.name)].join(" · ")}
      />
      {ofOffice && run.report && (
        <RepeatOutcome run={run} compareAt={`/office/cases/${id}/compare`} language={language} />
      )}
      {run.report && run.judged ? (
        <RunReportBody run={run} report={run.report} judged={run.judged} language={language} />
      ) : (
        <OfficeRunStanding run={run} applicationId={id} language={language} />
      )}
    </PageFrame>
  );
}
