import type { Metadata } from "next";
import { cache } from "react";
import { AttachRunForm } from "@/components/filing/attach-run-form";
import { AttachedRuns } from "@/components/filing/attached-runs";
import { ASSESSMENTS } from "@/components/filing/evidence-copy";
import { FunctionCover } from "@/components/filing/function-cover";
import { RecordPage } from "@/components/filing/record-page";
import { speaker } from "@/components/layout/speaker";
import { Refused } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/panel";
import { loadAssessments } from "@/lib/filing/loaders/evidence";
import type { AssessmentsView } from "@/lib/filing/types/evidence";
import type { Language } from "@/lib/format";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readAssessments = cache(loadAssessments);

interface AssessmentsPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: AssessmentsPageProps): Promise<Metadata> {
  const [view, { language }] = await Promise.all([readAssessments((await params).id), currentPreferences()]);
  return { title: `${speaker(language)(ASSESSMENTS.title)} - ${view.serviceName}` };
}

export default async function AssessmentsPage({ params }: AssessmentsPageProps) {
  const [view, { language }] = await Promise.all([readAssessments((await params).id), currentPreferences()]);
  const speak = speaker(language);
  return (
    <RecordPage head={view} section="assessments" title={ASSESSMENTS.title} lead={ASSESSMENTS.lead} language={language}>
      <Section id="cover" title={speak(ASSESSMENTS.functions)}>
        <FunctionCover functions={view.functions} language={language} />
      </Section>
      <Section id="attached" title={speak(ASSESSMENTS.attached)}>
        <AttachedRuns view={view} language={language} />
      </Section>
      <Section id="attach" title={speak(ASSESSMENTS.attach)}>
        <Attaching view={view} language={language} />
      </Section>
    </RecordPage>
  );
}

function Attaching({ view, language }: { view: AssessmentsView; language: Language }) {
  const speak = speaker(language);
  if (view.refused) return <Refused id="why-not">{speak(view.refused)}</Refused>;
  if (view.functions.length === 0) return <p className="max-w-measure">{speak(ASSESSMENTS.noFunctions)}</p>;
  if (view.choices.length === 0) {
    return (
      <EmptyState title={speak(ASSESSMENTS.noChoices)}>
        <div>
          <LinkButton href="/runs/new">{speak(ASSESSMENTS.startRun)}</LinkButton>
        </div>
      </EmptyState>
    );
  }
  return <AttachRunForm view={view} language={language} />;
}
