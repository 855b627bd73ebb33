import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PlainHead } from "@/components/layout/plain-head";
import { speaker } from "@/components/layout/speaker";
import { ENTRY } from "@/components/registry/register-copy";
import { SearchForm } from "@/components/registry/search-form";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  return { title: speaker(language)(ENTRY.notFound) };
}

export default async function NoSuchNumber() {
  const { language } = await currentPreferences();
  const speak = speaker(language);
  return (
    <PageFrame section="/register">
      <PlainHead title={speak(ENTRY.notFound)} lead={speak(ENTRY.notFoundWhy)} />
      <SearchForm speak={speak} />
      <p className="mt-6 max-w-measure text-text-2">{speak(ENTRY.notFoundMeaning)}</p>
    </PageFrame>
  );
}
