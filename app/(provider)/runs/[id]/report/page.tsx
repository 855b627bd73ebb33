import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { REPORT } from "@/components/assessment/report-copy";
import { RUNS } from "@/components/assessment/run-copy";
import { RunReportBody } from "@/components/assessment/run-report";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { REPORT_TITLE } from "@/lib/assessment/copy/report";
import { loadRun } from "@/lib/assessment/loaders";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readRun = cache(loadRun);

interface ReportPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const [run, { language }] = await Promise.all([readRun((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(REPORT_TITLE)} · ${run.name}` };
}

export default async function ReportPage({ params }: ReportPageProps) {
  const [run, { language }] = await Promise.all([readRun((await params).id), currentPreferences()]);
  if (!run.report || !run.judged) notFound();
  const speak = speaker(language);
  return (
    <PageFrame section="/runs">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/runs", label: speak(RUNS.title) },
          { href: `/runs/${run.id}`, label: run.number },
        ]}
        here={speak(REPORT_TITLE)}
      />
      <PageHead
        title={speak(REPORT.title, { name: run.name })}
        caption={[run.number, speak(run.modelWords), speak(run.dataset.name)].join(" · ")}
      />
      <RunReportBody run={run} report={run.report} judged={run.judged} language={language} />
    </PageFrame>
  );
}
