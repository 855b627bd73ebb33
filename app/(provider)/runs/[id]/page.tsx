import type { Metadata } from "next";
import { cache } from "react";
import { LiveRun } from "@/components/assessment/live-run";
import { RUNS } from "@/components/assessment/run-copy";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { loadRun } from "@/lib/assessment/loaders";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readRun = cache(loadRun);

interface RunPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const run = await readRun((await params).id);
  return { title: run.name };
}

export default async function RunPage({ params }: RunPageProps) {
  const [run, { language }] = await Promise.all([readRun((await params).id), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/runs" compact>
      <Crumbs label={speak(FRAME.position)} way={[{ href: "/runs", label: speak(RUNS.title) }]} here={run.number} />
      <LiveRun key={run.id} initial={run} language={language} />
    </PageFrame>
  );
}
