import { type Clock, systemClock } from "@/lib/clock";
import { database } from "@/lib/db/client";
import { TRACKS, type Track } from "@/lib/filing/types/vocabulary";
import { beijingDate } from "@/lib/format";
import {
  countFunctions,
  countOpenWindows,
  countRegister,
  findNewestChange,
  type RegisterCount,
} from "../repository/read";
import { type ByTrack, type CountRow, REGISTER_STATUSES, type RegisterStatistics } from "../types";

export async function viewStatistics(clock: Clock = systemClock): Promise<RegisterStatistics> {
  const db = database();
  const [counts, functions, inPublicity, changed] = await Promise.all([
    countRegister(db),
    countFunctions(db),
    countOpenWindows(db, clock.now()),
    findNewestChange(db),
  ]);
  return {
    entries: sumByTrack(counts),
    byStatus: REGISTER_STATUSES.map((status) => ({
      key: status,
      counts: sumByTrack(counts.filter((row) => row.status === status)),
    })),
    byQuarter: quartersOf(counts),
    byProvince: largestFirst(groupBy(counts, (row) => row.province)),
    byFunction: largestFirst(groupBy(functions, (row) => row.function)),
    inPublicity,
    changedOn: changed && beijingDate(changed),
  };
}

type Counted = Pick<RegisterCount, "track" | "count">;

function sumByTrack(rows: readonly Counted[]): ByTrack {
  const sum = (track: Track) => rows.reduce((total, row) => total + (row.track === track ? row.count : 0), 0);
  return { filing: sum("filing"), registration: sum("registration") };
}

function groupBy<Row extends Counted>(rows: readonly Row[], key: (row: Row) => string): CountRow[] {
  return [...Map.groupBy(rows, key)].map(([group, members]) => ({ key: group, counts: sumByTrack(members) }));
}

/** By 备案, then by 登记: an order needs no sum. */
function largestFirst(rows: CountRow[]): CountRow[] {
  return rows.sort((a, b) => {
    const track = TRACKS.find((one) => a.counts[one] !== b.counts[one]);
    return track ? b.counts[track] - a.counts[track] : a.key.localeCompare(b.key);
  });
}

function quartersOf(counts: readonly RegisterCount[]): CountRow[] {
  const rows = new Map(groupBy(counts, (row) => row.quarter).map((row) => [row.key, row]));
  const present = [...rows.keys()].sort();
  const [first, last] = [present[0], present.at(-1)];
  if (first === undefined || last === undefined) return [];
  const quarters: CountRow[] = [];
  for (let quarter = first; quarter <= last; quarter = nextQuarter(quarter)) {
    quarters.push(rows.get(quarter) ?? { key: quarter, counts: sumByTrack([]) });
  }
  return quarters;
}

/** 2026-Q4 → 2027-Q1 */
function nextQuarter(quarter: string): string {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`;
}
