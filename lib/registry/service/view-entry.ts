import { addDays } from "@/lib/calendar/rules/dates";
import { type Clock, systemClock } from "@/lib/clock";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { FilingFlag } from "@/lib/filing/types/vocabulary";
import { type EntryRow, findEntry, findOpenWindowOfFiling, findSimilarNumbers } from "../repository/read";
import type { EntryVersion, EntryView, PublicationCause, PublishedVersion, RegisterStatus } from "../types";
import { modelsInForce } from "./in-force";

/** @throws AppError NOT_FOUND */
export async function viewEntry(
  { reference, version }: { reference: string; version: number | null },
  clock: Clock = systemClock,
): Promise<EntryView> {
  const db = database();
  const row = await findEntry(db, reference);
  if (!row) throw new AppError("NOT_FOUND", "The register has no such number");
  const versions = versionsOf(row);
  const read = version === null ? versions[0] : versions.find((one) => one.sequence === version);
  if (version !== null && !read) throw new AppError("NOT_FOUND", `No version ${version}`);
  const open = row.filingId ? await findOpenWindowOfFiling(db, row.filingId, clock.now()) : null;
  const { number, track, serviceName, organisationName, provinceCode, filedOn, functions, architecture } = row;
  return {
    ...{ number, track, serviceName, organisationName, provinceCode, filedOn, functions, architecture, versions },
    reference: number ?? row.id,
    url: new URL(`/register/${encodeURIComponent(number ?? row.id)}`, env().NEXTAUTH_URL).href,
    status: row.status as RegisterStatus,
    flags: row.flags as FilingFlag[],
    isImported: row.source === "published_list",
    reason: versions[0]?.shown.reason ?? null,
    read: read ?? null,
    baseModels: await modelsInForce(db, read?.shown.content?.baseModels ?? []),
    publicity: open && { applicationId: open.applicationId, closesOn: open.closesOn },
  };
}

function versionsOf({ versions }: EntryRow): EntryVersion[] {
  return versions.map((version, at) => {
    const next = versions[at - 1];
    return {
      sequence: version.sequence,
      cause: version.cause as PublicationCause,
      from: version.validFrom,
      until: next ? lastDay(version.validFrom, next.validFrom) : null,
      shown: version.content as unknown as PublishedVersion,
    };
  });
}

/** The day before the next version began; two on one day share it. */
function lastDay(from: string, next: string): string {
  return next === from ? from : addDays(next, -1);
}

/** Numbers that begin like one that is not there. */
export async function similarNumbers(reference: string): Promise<string[]> {
  return findSimilarNumbers(database(), reference, 5);
}
