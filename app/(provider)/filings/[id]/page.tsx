import type { Metadata } from "next";
import { cache } from "react";
import { FILINGS } from "@/components/filing/filing-copy";
import { FilingDetail } from "@/components/filing/filing-detail";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { loadFiling } from "@/lib/filing/loaders/filing";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readFiling = cache(loadFiling);

interface FilingPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: FilingPageProps): Promise<Metadata> {
  return { title: (await readFiling((await params).id)).serviceName };
}

export default async function FilingPage({ params }: FilingPageProps) {
  const [filing, { language }] = await Promise.all([readFiling((await params).id), currentPreferences()]);
  const speak = speaker(language);
  return (
    <PageFrame section="/filings">
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/filings", label: speak(FILINGS.title) }]}
        here={filing.serviceName}
      />
      <FilingDetail filing={filing} language={language} />
    </PageFrame>
  );
}
