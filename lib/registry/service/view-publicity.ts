import { daysBetween } from "@/lib/calendar/rules/dates";
import { type Clock, systemClock } from "@/lib/clock";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { publicContentOf } from "@/lib/filing/rules/public-content";
import type { SnapshotContent } from "@/lib/filing/types/snapshot";
import { beijingDate } from "@/lib/format";
import { findNewestWindow, findOpenWindows, type WindowRow } from "../repository/read";
import type { PublicityItem, PublicityView } from "../types";

export async function viewOpenPublicity(clock: Clock = systemClock): Promise<PublicityItem[]> {
  const now = clock.now();
  return (await findOpenWindows(database(), now)).map((row) => itemOf(row, now));
}

/**
 * What was put before the public, also after the window is over: the address was announced.
 * @throws AppError NOT_FOUND
 */
export async function viewPublicity(applicationId: string, clock: Clock = systemClock): Promise<PublicityView> {
  const row = await findNewestWindow(database(), applicationId);
  const snapshot = row?.application.snapshots[0];
  if (!row || !snapshot) throw new AppError("NOT_FOUND", "Nothing of this application was published");
  const { text, functions } = publicContentOf(snapshot.content as unknown as SnapshotContent);
  const { entry } = row.application.filing;
  return {
    ...itemOf(row, clock.now()),
    ...{ text, functions },
    contentHash: snapshot.contentHash,
    entry: entry && (entry.number ?? entry.id),
    cancelled: row.cancelledAt !== null,
  };
}

function itemOf(row: WindowRow, now: Date): PublicityItem {
  const { filing, kind } = row.application;
  const isOpen = row.closedAt === null && row.cancelledAt === null && row.closesAt > now;
  return {
    ...{ applicationId: row.applicationId, track: filing.track, kind, serviceName: filing.serviceName },
    organisationName: filing.organisation.name,
    office: { zh: filing.office.nameZh, en: filing.office.nameEn },
    ...{ opensOn: row.opensOn, closesOn: row.closesOn },
    daysLeft: isOpen ? daysBetween(beijingDate(now), row.closesOn) : null,
  };
}
