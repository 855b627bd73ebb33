import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ComparisonBody } from "@/components/assessment/comparison-body";
import { COMPARISON } from "@/components/assessment/comparison-copy";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { CASE, SUBMISSION } from "@/components/review/case-copy";
import { QUEUE } from "@/components/review/queue-copy";
import { requireStaff } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";
import { loadCaseComparison } from "@/lib/review/loaders";

interface ComparePageProps {
  params: Promise<{ id: string }>;
  /** `run`: the numbers, in the order of the columns. */
  searchParams: Promise<{ run?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  return { title: speaker((await currentPreferences()).language)(COMPARISON.here) };
}

export default async function CaseComparePage({ params, searchParams }: ComparePageProps) {
  const [{ id }, { run = [] }] = await Promise.all([params, searchParams]);
  const [comparison, { language }] = await Promise.all([loadCaseComparison(id, [run].flat()), currentPreferences()]);
  if (!comparison) notFound();
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
        here={speak(COMPARISON.here)}
      />
      <PageHead
        title={speak(COMPARISON.title, { count: comparison.runs.length })}
        lead={speak(COMPARISON.lead, { number: comparison.runs[0]?.number ?? "" })}
      />
      <ComparisonBody comparison={comparison} language={language} />
    </PageFrame>
  );
}
