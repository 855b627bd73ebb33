import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { REPORT } from "@/components/assessment/report-copy";
import { RunReportBody } from "@/components/assessment/run-report";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { CASE, SUBMISSION } from "@/components/review/case-copy";
import { QUEUE } from "@/components/review/queue-copy";
import { REPORT_TITLE } from "@/lib/assessment/copy/report";
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
  if (!run.report || !run.judged) notFound();
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
        title={speak(REPORT.title, { name: run.name })}
        caption={[run.number, speak(run.modelWords), speak(run.dataset.name)].join(" · ")}
      />
      <RunReportBody run={run} report={run.report} judged={run.judged} language={language} />
    </PageFrame>
  );
}
