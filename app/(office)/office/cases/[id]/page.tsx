import type { Metadata } from "next";
import { cache } from "react";
import { CaseFrame } from "@/components/review/case-frame";
import { CaseOverview } from "@/components/review/case-overview";
import { loadCase } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";
import { loadChecklist, loadItems } from "@/lib/review/loaders";

/** Title and page read it once. */
const readCase = cache(loadCase);

interface CasePageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: CasePageProps): Promise<Metadata> {
  const view = await readCase((await params).id);
  return { title: `${view.number} ${view.serviceName}` };
}

export default async function CasePage({ params }: CasePageProps) {
  const { id } = await params;
  const view = await readCase(id);
  const [checklist, items, { language }] = await Promise.all([loadChecklist(id), loadItems(id), currentPreferences()]);
  return (
    <CaseFrame view={view} here="overview" language={language}>
      <CaseOverview view={view} checklist={checklist} items={items} language={language} />
    </CaseFrame>
  );
}
