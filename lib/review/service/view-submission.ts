import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { findAttachments } from "@/lib/filing/repository/attachment";
import type { SnapshotRow } from "@/lib/filing/repository/snapshot";
import { asAnswers } from "@/lib/filing/rules/answers";
import { findSlot } from "@/lib/filing/rules/attachment-slots";
import { FUNCTIONS } from "@/lib/filing/schema/dossier/choices";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { readSnapshotDiff } from "@/lib/filing/service/read-diff";
import type { AttachmentDifference, DiffBase, SnapshotDiff } from "@/lib/filing/types/diff";
import type { SnapshotAttachment } from "@/lib/filing/types/snapshot";
import type { SectionKey, Track } from "@/lib/filing/types/vocabulary";
import { summarise } from "@/lib/forms/rules/summary";
import type { SectionDef } from "@/lib/forms/types";
import { countChanges, isChange } from "../rules/changes";
import type { FileView, RunEvidence, SubmissionView } from "../types";
import { listFindings } from "./list-findings";
import { type CaseReader, readCase, readSubmission } from "./read-case";

type SnapshotHead = Pick<SnapshotRow, "sequence" | "contentHash" | "createdAt">;

interface Request extends CaseReader {
  /** The section that is read; the first where the address names none. */
  readonly section: string | null;
  readonly against: DiffBase;
}

/** One section of what was submitted last, with what changed since an earlier submission. */
export async function viewSubmission(request: Request, clock: Clock = systemClock): Promise<SubmissionView> {
  return inTransaction(async (tx) => {
    const { row } = await readCase(tx, request);
    const { track } = row.filing;
    const last = await readSubmission(tx, row.id);
    const sections = sectionsOf(last.formVersion, track).filter(({ key }) => key !== "pledge");
    const def = sections.find(({ key }) => key === request.section) ?? sections[0];
    if (!def) throw new Error(`Form ${last.formVersion} has no section`);
    const compared = await readSnapshotDiff(tx, { snapshot: last, against: request.against });
    const diff = compared?.diff ?? null;
    const counts = diff ? countChanges(diff) : new Map<string, number>();
    return {
      snapshot: describeSnapshot(last),
      compared: compared && { ...compared, before: describeSnapshot(compared.before) },
      sections: sections.map(({ key, title }) => ({ key: key as SectionKey, title, changes: counts.get(key) ?? 0 })),
      section: describeSection(def, last, diff),
      files: def.key === "attachments" ? await describeFiles(tx, { row, track, last, diff }) : [],
      runs: def.key === "assessments" ? describeRuns(row.id, last, diff) : [],
      findings: (await listFindings(tx, last, clock)).filter(({ section }) => section === def.key),
    };
  });
}

const describeSnapshot = ({ sequence, contentHash, createdAt }: SnapshotHead) => ({
  ...{ sequence, contentHash, createdAt: createdAt.toISOString() },
});

function describeSection(def: SectionDef, last: SnapshotRow, diff: SnapshotDiff | null): SubmissionView["section"] {
  const fields = diff?.sections.find(({ section }) => section === def.key)?.fields ?? [];
  return {
    ...{ key: def.key as SectionKey, title: def.title, parts: summarise(def, asAnswers(last.content.sections)) },
    differences: fields.filter(isChange),
  };
}

interface Filed {
  readonly row: { readonly id: string; readonly filingId: string };
  readonly track: Track;
  readonly last: SnapshotRow;
  readonly diff: SnapshotDiff | null;
}

async function describeFiles(tx: Tx, { row, track, last, diff }: Filed): Promise<FileView[]> {
  const rows = await findAttachments(tx, row.id);
  const view = (file: SnapshotAttachment, change: FileView["change"]): FileView => {
    const kept = rows.find(({ slot, fileHash }) => slot === file.slot && fileHash === file.hash);
    return {
      ...{ slotKey: file.slot, slot: findSlot(track, file.slot)?.words ?? { zh: file.slot, en: file.slot } },
      ...{ name: file.name, size: file.size, hash: file.hash, change },
      href: kept ? `/api/filings/${row.filingId}/attachments/${kept.id}` : null,
    };
  };
  if (!diff) return last.content.attachments.map((file) => view(file, "same"));
  return diff.attachments.flatMap((change) => filesOf(change).map(([file, kind]) => view(file, kind)));
}

/** What one slot had and has: a replacement is a file that came and one that went. */
function filesOf({ kind, before, after }: AttachmentDifference): [SnapshotAttachment, FileView["change"]][] {
  const now: FileView["change"] = kind === "same" || kind === "renamed" ? "same" : "added";
  const gone: [SnapshotAttachment, FileView["change"]][] = before && now !== "same" ? [[before, "removed"]] : [];
  return after ? [[after, now], ...gone] : gone;
}

function describeRuns(applicationId: string, last: SnapshotRow, diff: SnapshotDiff | null): RunEvidence[] {
  return last.content.runs.map((run) => {
    const change = diff?.runs.find(({ number }) => number === run.number);
    const words = (name: string) => FUNCTIONS.find(({ value }) => value === name)?.label ?? { zh: name, en: name };
    return {
      ...{ number: run.number, model: run.model, status: run.status, manifestHash: run.manifestHash },
      functions: run.functions.map(words),
      metrics: Object.entries(run.metrics).map(([key, value]) => ({
        ...{ key, value, before: change?.metrics.find(({ metric }) => metric === key)?.before ?? null },
      })),
      change: change?.kind === "added" || change?.kind === "changed" ? change.kind : "same",
      href: `/office/cases/${applicationId}/runs/${run.number}`,
    };
  });
}
