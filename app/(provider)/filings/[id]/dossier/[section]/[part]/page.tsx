import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { findPart, PartPage } from "@/components/filing/part-page";
import { speaker } from "@/components/layout/speaker";
import { loadDossier } from "@/lib/filing/loaders/dossier";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readDossier = cache(loadDossier);

interface PartRouteProps {
  params: Promise<{ id: string; section: string; part: string }>;
  searchParams: Promise<{ from?: string }>;
}

export async function generateMetadata({ params }: PartRouteProps): Promise<Metadata> {
  const { id, section, part } = await params;
  const [dossier, { language }] = await Promise.all([readDossier(id), currentPreferences()]);
  const found = findPart(dossier, section, part);
  return { title: found ? `${speaker(language)(found.part.title)} - ${dossier.serviceName}` : dossier.serviceName };
}

export default async function PartRoute({ params, searchParams }: PartRouteProps) {
  const [{ id, section, part }, { from }] = await Promise.all([params, searchParams]);
  const [dossier, { language }] = await Promise.all([readDossier(id), currentPreferences()]);
  const found = findPart(dossier, section, part);
  if (!found) notFound();
  return <PartPage dossier={dossier} found={found} from={from} language={language} />;
}
