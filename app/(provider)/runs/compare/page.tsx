import type { Metadata } from "next";
import { ComparisonBody } from "@/components/assessment/comparison-body";
import { COMPARISON } from "@/components/assessment/comparison-copy";
import { RUNS } from "@/components/assessment/run-copy";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { loadComparison } from "@/lib/assessment/loaders";
import { requireTenant } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";

interface ComparePageProps {
  /** `run`: the numbers, in the order of the columns. */
  searchParams: Promise<{ run?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  await requireTenant();
  return { title: speaker((await currentPreferences()).language)(COMPARISON.here) };
}

export default async function ComparePage({ searchParams }: ComparePageProps) {
  const numbers = [(await searchParams).run ?? []].flat();
  const [comparison, { language }] = await Promise.all([loadComparison(numbers), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/runs" compact>
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/runs", label: speak(RUNS.title) }]}
        here={speak(COMPARISON.here)}
      />
      {comparison ? (
        <>
          <PageHead
            title={speak(COMPARISON.title, { count: comparison.runs.length })}
            lead={speak(COMPARISON.lead, { number: comparison.runs[0]?.number ?? "" })}
          />
          <ComparisonBody comparison={comparison} language={language} />
        </>
      ) : (
        <>
          <PageHead title={speak(COMPARISON.here)} />
          <EmptyState title={speak(COMPARISON.choose)}>
            <p>{speak(COMPARISON.chooseWhy)}</p>
            <div>
              <LinkButton href="/runs">{speak(COMPARISON.back)}</LinkButton>
            </div>
          </EmptyState>
        </>
      )}
    </PageFrame>
  );
}
