import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireStaff } from "@/lib/auth/gate";
import { isAppError } from "@/lib/errors";
import { readRegisterQuery, type SearchParams } from "./schema";
import { searchRegister } from "./service/search-register";
import { similarNumbers, viewEntry } from "./service/view-entry";
import { viewImport, viewImports } from "./service/view-import";
import { viewOpenPublicity, viewPublicity } from "./service/view-publicity";
import { viewStatistics } from "./service/view-statistics";
import type { EntryView, ImportView, PublicityItem, PublicityView, RegisterList, RegisterStatistics } from "./types";

/** Reads for the pages. The register is for everybody: its pages ask for no actor. */

export async function loadRegister(params: SearchParams): Promise<RegisterList> {
  return searchRegister(readRegisterQuery(params));
}

/** Page and title read it once. */
export const loadEntry = cache(async (reference: string, version: string | undefined): Promise<EntryView> => {
  const sequence = version === undefined ? null : Number(version);
  if (sequence !== null && !(Number.isInteger(sequence) && sequence >= 1)) notFound();
  return orNotFound(viewEntry({ reference: decodeReference(reference), version: sequence }));
});

export async function loadSimilarNumbers(reference: string): Promise<string[]> {
  return similarNumbers(decodeReference(reference));
}

export async function loadStatistics(): Promise<RegisterStatistics> {
  return viewStatistics();
}

export async function loadOpenPublicity(): Promise<PublicityItem[]> {
  return viewOpenPublicity();
}

export const loadPublicity = cache(async (applicationId: string): Promise<PublicityView> => {
  return orNotFound(viewPublicity(applicationId));
});

/** For the administrator and the auditor; 404 for everybody else. */
export async function loadImports(): Promise<ImportView[]> {
  const { actor } = await requireStaff();
  return orNotFound(viewImports(actor));
}

export async function loadImport(importId: string): Promise<ImportView> {
  const { actor } = await requireStaff();
  return orNotFound(viewImport({ actor, importId }));
}

/** An address that was cut in the middle of a character is a number that is not there. */
function decodeReference(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error) && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
