import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { formatInstant, type Words } from "@/lib/format";
import { ACTION_WORDS, FILING_ACTION_WORDS } from "../copy/actions";
import { FLAG_WORDS, filingStatusWords, ROLE_WORDS, statusWords } from "../copy/status";
import { type CaseRow, type FilingRow, findPeople } from "../repository/case";
import type { PastAction, PastFilingAction } from "../types/past";
import type { ActingRole, ApplicationAction, FilingAction } from "../types/vocabulary";

/** Somebody was faster: what the page showed, what holds now, and who did what. */
export async function caseChanged(
  tx: Tx,
  { row, past, seen }: { row: CaseRow; past: readonly PastAction[]; seen: number },
): Promise<AppError> {
  const named = { track: row.filing.track, kind: row.kind };
  const before = past.findLast(({ version }) => version <= seen);
  const then = before ? standing(statusWords(before.toStatus, named), before.flagsAfter) : UNKNOWN;
  return changed(await lastStep(tx, past.at(-1)), {
    ...{ seen, version: row.version, then, now: standing(statusWords(row.status, named), row.flags) },
  });
}

export async function filingChanged(
  tx: Tx,
  { filing, past, seen }: { filing: FilingRow; past: readonly PastFilingAction[]; seen: number },
): Promise<AppError> {
  const before = past.findLast(({ version }) => version <= seen);
  const then = before ? standing(filingStatusWords(before.toStatus, filing.track), before.flagsAfter) : UNKNOWN;
  const now = standing(filingStatusWords(filing.status, filing.track), filing.flags);
  return changed(await lastStep(tx, past.at(-1)), { seen, version: filing.version, then, now });
}

const UNKNOWN: Words = { zh: "较早的状态", en: "an earlier state" };
const NOBODY: Words = { zh: "系统", en: "the system" };

function changed(
  last: { who: Words; what: Words; at: string } | null,
  { seen, version, then, now }: { seen: number; version: number; then: Words; now: Words },
): AppError {
  return new AppError("CONFLICT", `Decided on version ${seen}, the record is at ${version}`, {
    reason: "filing.changed",
    facts: {
      ...{ seen, version, thenZh: then.zh, thenEn: then.en, nowZh: now.zh, nowEn: now.en },
      ...{ whoZh: last?.who.zh ?? NOBODY.zh, whoEn: last?.who.en ?? NOBODY.en, at: last?.at ?? "" },
      ...{ whatZh: last?.what.zh ?? "", whatEn: last?.what.en ?? "" },
    },
  });
}

async function lastStep(tx: Tx, last: PastAction | PastFilingAction | undefined) {
  if (!last) return null;
  const name = last.actorId ? (await findPeople(tx, [last.actorId])).get(last.actorId) : undefined;
  return { who: whoWords(name, last.actorRole), what: doneWords(last.action), at: formatInstant(last.at) };
}

export function doneWords(action: ApplicationAction | FilingAction): Words {
  return action in ACTION_WORDS
    ? ACTION_WORDS[action as ApplicationAction].done
    : FILING_ACTION_WORDS[action as FilingAction].done;
}

/** `王建华（审查员）`; without a person the role alone. */
export function whoWords(name: string | undefined, role: ActingRole): Words {
  const words = ROLE_WORDS[role];
  return name ? { zh: `${name}（${words.zh}）`, en: `${name} (${words.en.toLowerCase()})` } : words;
}

function standing(status: Words, flags: readonly (keyof typeof FLAG_WORDS)[]): Words {
  const names = flags.map((flag) => FLAG_WORDS[flag].name);
  return {
    zh: [status.zh, ...names.map(({ zh }) => zh)].join("，"),
    en: [status.en, ...names.map(({ en }) => en.toLowerCase())].join(", "),
  };
}
