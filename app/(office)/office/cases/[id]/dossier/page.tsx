import type { Metadata } from "next";
import { cache } from "react";
import { DiffView } from "@/components/filing/diff-view";
import { speaker } from "@/components/layout/speaker";
import { CASE } from "@/components/review/case-copy";
import { CaseFrame } from "@/components/review/case-frame";
import { Submission } from "@/components/review/submission-view";
import { loadCase } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";
import { loadOfficeRuns, loadSubmission } from "@/lib/review/loaders";

/** Title and page read it once. */
const readCase = cache(loadCase);

interface DossierPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: DossierPageProps): Promise<Metadata> {
  const [view, { language }] = await Promise.all([readCase((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(CASE.dossier)} · ${view.number}` };
}

export default async function DossierPage({ params, searchParams }: DossierPageProps) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const view = await readCase(id);
  const [submission, { language }] = await Promise.all([loadSubmission(id, query), currentPreferences()]);
  const { compared, section } = submission;
  const officeRuns = section.key === "assessments" ? await loadOfficeRuns(id) : null;
  const address = `/office/cases/${id}/dossier?section=${section.key}&against=${compared?.against ?? "previous"}`;
  const drafts = view.actions.some(({ action, refused }) => action === "draft_item" && refused === null);
  return (
    <CaseFrame view={view} here="dossier" language={language}>
      {compared && query.show === "changes" ? (
        <DiffView
          diff={compared.diff}
          onlyChanged
          links={{ all: address, changed: `${address}&show=changes` }}
          language={language}
        />
      ) : (
        <Submission
          submission={submission}
          applicationId={id}
          drafts={drafts}
          officeRuns={officeRuns}
          language={language}
        />
      )}
    </CaseFrame>
  );
}
