import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { DOSSIER } from "@/components/filing/dossier-copy";
import { findItem, RemoveItemPage } from "@/components/filing/item-page";
import { speaker } from "@/components/layout/speaker";
import { loadDossier } from "@/lib/filing/loaders/dossier";
import { currentPreferences } from "@/lib/http/preferences";

/** Title and page read it once. */
const readDossier = cache(loadDossier);

interface RemoveRouteProps {
  params: Promise<{ id: string; section: string; part: string; row: string }>;
}

async function readItem(params: RemoveRouteProps["params"]) {
  const { id, section, part, row } = await params;
  const [dossier, { language }] = await Promise.all([readDossier(id), currentPreferences()]);
  const item = findItem(dossier, { section, group: part, row });
  if (!item) notFound();
  return { dossier, item, language };
}

export async function generateMetadata({ params }: RemoveRouteProps): Promise<Metadata> {
  const { dossier, item, language } = await readItem(params);
  return {
    title: `${speaker(language)(DOSSIER.removeTitle, { title: speaker(language)(item.title) })} - ${dossier.serviceName}`,
  };
}

export default async function RemoveRoute({ params }: RemoveRouteProps) {
  const place = await readItem(params);
  return <RemoveItemPage {...place} />;
}
