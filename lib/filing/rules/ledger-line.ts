import { EVENT_WORDS } from "@/lib/audit/copy";
import { EVENTS } from "@/lib/audit/schema";
import type { EventName, LedgerEntry, LedgerLine } from "@/lib/audit/types";
import type { Words } from "@/lib/format";
import { ACTION_WORDS, FILING_ACTION_WORDS } from "../copy/actions";
import { FLAG_WORDS, filingStatusWords, ROLE_WORDS, statusWords } from "../copy/status";
import type {
  ActingRole,
  ApplicationAction,
  ApplicationFlag,
  ApplicationKind,
  ApplicationStatus,
  FilingAction,
  FilingFlag,
  FilingStatus,
  Track,
} from "../types/vocabulary";
import { isInternal } from "./readable";

/** What a line is written with: who reads, whose names may be told, and what the statuses of the case are called. */
export interface LineReader {
  readonly side: "provider" | "office";
  readonly names: ReadonlyMap<string, string>;
  readonly track: Track;
  readonly kind: ApplicationKind;
}

interface Acted {
  readonly action: ApplicationAction | FilingAction;
  readonly role: ActingRole;
  readonly fromStatus: string;
  readonly toStatus: string;
  readonly flagsBefore: readonly string[];
  readonly flagsAfter: readonly string[];
}

const INTERNAL: Words = { zh: "办公室内部办理步骤", en: "An internal step of the office" };
const STAFF: Words = { zh: "办公室人员", en: "Office staff" };

/**
 * An entry in words. A provider sees every entry of its chain, since a chain with gaps proves nothing; of a step inside
 * the office it sees only that there was one.
 */
export function describeEntry(entry: LedgerEntry, reader: LineReader): LedgerLine {
  const acted = actedOf(entry);
  const hidden = acted !== null && reader.side === "provider" && isInternal(acted.action);
  return {
    ...{ id: entry.id, sequence: entry.sequence, at: entry.at.toISOString(), hash: entry.hash },
    words: hidden ? INTERNAL : acted ? doneWords(acted.action) : eventWords(entry.event),
    change: acted && !hidden ? changeWords(entry, acted, reader) : null,
    who: hidden ? STAFF : whoActed(entry, acted?.role ?? null, reader),
    contentHash: contentHashOf(entry.payload),
  };
}

/** Null for another event, and for an entry that somebody wrote over: its words must not break the page that names it. */
function actedOf({ event, payload }: LedgerEntry): Acted | null {
  if (event !== "application.acted" && event !== "filing.acted") return null;
  const read = EVENTS[event].payload.safeParse(payload);
  return read.success ? (read.data as Acted) : null;
}

function doneWords(action: ApplicationAction | FilingAction): Words {
  const words: Partial<Record<string, { readonly done: Words }>> = { ...FILING_ACTION_WORDS, ...ACTION_WORDS };
  return words[action]?.done ?? { zh: action, en: action };
}

/** An event of a later version of the platform is named as it is written. */
function eventWords(event: string): Words {
  return EVENT_WORDS[event as EventName] ?? { zh: event, en: event };
}

function changeWords({ event }: LedgerEntry, acted: Acted, { side, track, kind }: LineReader): Words | null {
  const named = (status: string): Words => {
    const words: Words | undefined =
      event === "filing.acted"
        ? filingStatusWords(status as FilingStatus, track)
        : statusWords(status as ApplicationStatus, { track, kind });
    return words ?? { zh: status, en: status };
  };
  const [from, to] = [named(acted.fromStatus), named(acted.toStatus)];
  const moved =
    acted.fromStatus === acted.toStatus ? [] : [{ zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` }];
  // Some flags are the office's own thoughts, so a provider is told the status alone.
  const parts = side === "office" ? [...moved, ...flagChanges(acted)] : moved;
  if (parts.length === 0) return null;
  return { zh: parts.map(({ zh }) => zh).join("；"), en: parts.map(({ en }) => en).join("; ") };
}

function flagChanges({ flagsBefore, flagsAfter }: Acted): Words[] {
  const name = (flag: string) => FLAG_WORDS[flag as ApplicationFlag | FilingFlag]?.name ?? { zh: flag, en: flag };
  const rose = flagsAfter.filter((flag) => !flagsBefore.includes(flag)).map(name);
  const fell = flagsBefore.filter((flag) => !flagsAfter.includes(flag)).map(name);
  return [
    ...rose.map(({ zh, en }) => ({ zh: `加“${zh}”`, en: `set: ${en.toLowerCase()}` })),
    ...fell.map(({ zh, en }) => ({ zh: `去“${zh}”`, en: `cleared: ${en.toLowerCase()}` })),
  ];
}

function whoActed({ actorId }: LedgerEntry, role: ActingRole | null, { names }: LineReader): Words {
  const name = actorId === null ? undefined : names.get(actorId);
  const words = role === null ? null : (ROLE_WORDS[role] ?? { zh: role, en: role });
  if (name === undefined) return words ?? (actorId === null ? ROLE_WORDS.system : STAFF);
  return words ? { zh: `${name}（${words.zh}）`, en: `${name} (${words.en.toLowerCase()})` } : { zh: name, en: name };
}

function contentHashOf(payload: unknown): string | null {
  if (typeof payload !== "object" || payload === null) return null;
  const { snapshotHash, contentHash, fileHash } = payload as Readonly<Record<string, unknown>>;
  const hash = snapshotHash ?? contentHash ?? fileHash;
  return typeof hash === "string" ? hash : null;
}
