import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { findPart, PartPage } from "@/components/filing/part-page";
import { speaker } from "@/components/layout/speaker";
import { loadDossier } from "@/lib/filing/loaders/dossier";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readDossier = cache(loadDossier);

interface SectionPageProps {
  params: Promise<{ id: string; section: string }>;
  /** `from=check`: the reader came from the check of all answers, and goes back there. */
  searchParams: Promise<{ from?: string }>;
}

export async function generateMetadata({ params }: SectionPageProps): Promise<Metadata> {
  const { id, section } = await params;
  const [dossier, { language }] = await Promise.all([readDossier(id), currentPreferences()]);
  const found = findPart(dossier, section);
  return { title: found ? `${speaker(language)(found.def.title)} - ${dossier.serviceName}` : dossier.serviceName };
}

/** A section's address is that of its first page. */
export default async function SectionPage({ params, searchParams }: SectionPageProps) {
  const [{ id, section }, { from }] = await Promise.all([params, searchParams]);
  const [dossier, { language }] = await Promise.all([readDossier(id), currentPreferences()]);
  const found = findPart(dossier, section);
  if (!found) notFound();
  return <PartPage dossier={dossier} found={found} from={from} language={language} />;
}
