import type { Metadata } from "next";
import { cache } from "react";
import { speaker } from "@/components/layout/speaker";
import { CASE } from "@/components/review/case-copy";
import { CaseFrame } from "@/components/review/case-frame";
import { Checklist } from "@/components/review/checklist";
import { loadCase } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";
import { loadChecklist } from "@/lib/review/loaders";

/** Title and page read it once. */
const readCase = cache(loadCase);

interface ChecklistPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: ChecklistPageProps): Promise<Metadata> {
  const [view, { language }] = await Promise.all([readCase((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(CASE.checklist)} · ${view.number}` };
}

export default async function ChecklistPage({ params }: ChecklistPageProps) {
  const { id } = await params;
  const view = await readCase(id);
  const [checklist, { language }] = await Promise.all([loadChecklist(id), currentPreferences()]);
  return (
    <CaseFrame view={view} here="checklist" language={language}>
      <Checklist checklist={checklist} applicationId={id} language={language} />
    </CaseFrame>
  );
}
