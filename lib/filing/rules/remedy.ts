import { REMEDY_WORDS } from "../copy/remedies";
import type { RefusalCode } from "../types/decision";
import type { Remedy } from "../types/view";

type Page = readonly [address: string, words: keyof typeof REMEDY_WORDS];

/** Below `/filings/<id>`, for a provider. */
const OF_PROVIDER: Partial<Record<RefusalCode, Page>> = {
  BLOCKING_FINDINGS: ["dossier/pre-check", "preCheck"],
  PLEDGE_UNSIGNED: ["dossier/pledge", "pledge"],
  RUN_UNFINISHED: ["dossier/assessments", "assessments"],
  ITEM_UNANSWERED: ["items", "answers"],
};

/** Below `/office/cases/<id>`, for an office. */
const OF_OFFICE: Partial<Record<RefusalCode, Page>> = {
  CLAUSE_UNJUDGED: ["checklist", "checklist"],
  NONCONFORMING_UNLINKED: ["checklist", "checklist"],
  NO_DRAFTED_ITEM: ["items", "items"],
  ITEM_OPEN: ["items", "items"],
  ITEM_NOT_WAIVED: ["items", "items"],
  PUBLIC_TEXT_INCOMPLETE: ["items", "items"],
  REPLY_NOT_CONSIDERED: ["actions/consider_reply", "reply"],
};

interface Standing {
  readonly reader: "provider" | "office";
  readonly filingId: string;
  readonly applicationId: string | null;
}

/** Where the reader mends what an action is refused for; null where they cannot mend it on a page. */
export function remedyOf(code: RefusalCode, { reader, filingId, applicationId }: Standing): Remedy | null {
  const page = (reader === "provider" ? OF_PROVIDER : OF_OFFICE)[code];
  if (!page || (reader === "office" && applicationId === null)) return null;
  const base = reader === "provider" ? `/filings/${filingId}` : `/office/cases/${applicationId}`;
  return { href: `${base}/${page[0]}`, words: REMEDY_WORDS[page[1]] };
}
