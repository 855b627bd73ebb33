import { can } from "@/lib/auth/policy";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { findSnapshot } from "@/lib/filing/repository/snapshot";
import { fieldAddress, partAddress } from "@/lib/filing/rules/dossier/addresses";
import { diffSnapshots } from "@/lib/filing/rules/snapshot-diff";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { type DossierReader, readDossierCase } from "@/lib/filing/service/dossier-access";
import { readDossierState } from "@/lib/filing/service/dossier-state";
import type { SnapshotContent } from "@/lib/filing/types/snapshot";
import type { SectionDef } from "@/lib/forms/types";
import { COMMON_REASONS } from "@/lib/http/copy";
import { reasonWords } from "../copy/reason-codes";
import { REVIEW_REASONS } from "../copy/words";
import { loadTemplate } from "../repository/checklist";
import { findItems } from "../repository/item";
import { changesAt } from "../rules/changes";
import { targetPath } from "../rules/targets";
import type { ChecklistTemplate, NoticeItemView, NoticeView, RectificationItem } from "../types";
import { sectionOf, targetWords } from "./describe-item";

/**
 * The notices of rectification as their provider reads them: the last first, drafts of the office left out.
 * @throws AppError NOT_FOUND for strangers
 */
export async function viewNotice(reader: DossierReader): Promise<NoticeView> {
  return inTransaction(async (tx) => {
    const dossier = await readDossierCase(tx, reader, "filing.read");
    const { applicationId, filingId, serviceName, track, flags } = dossier;
    const items = (await findItems(tx, applicationId)).filter(({ sentAt }) => sentAt !== null);
    const { content } = await readDossierState(tx, { id: applicationId }, { hold: false });
    const given: Describing = {
      ...{ filingId, track, content, sections: sectionsOf(content.formVersion, track) },
      template: await loadTemplate(tx, { applicationId, stage: items.at(-1)?.stage ?? "provincial" }),
      before: await readBefore(tx, items),
    };
    return {
      ...{ filingId, serviceName },
      items: items
        .map((item, at) => noticeItem(item, at, given))
        .sort((a, b) => b.notice - a.notice || a.place - b.place),
      refused: refusedWords(can(reader.actor, "filing.edit", dossier).ok, flags.includes("rectification")),
    };
  });
}

const refusedWords = (mayEdit: boolean, open: boolean) => {
  if (!mayEdit) return COMMON_REASONS["policy.wrongRole"];
  return open ? null : REVIEW_REASONS["review.itemNotSent"];
};

interface Describing {
  readonly filingId: string;
  readonly track: SnapshotContent["track"];
  readonly content: SnapshotContent;
  readonly sections: readonly SectionDef[];
  readonly template: ChecklistTemplate;
  readonly before: ReadonlyMap<string, SnapshotContent>;
}

/** The submissions on which the defects stood. */
async function readBefore(tx: Tx, items: readonly RectificationItem[]): Promise<Map<string, SnapshotContent>> {
  const found = new Map<string, SnapshotContent>();
  for (const id of new Set(items.flatMap(({ sentSnapshotId }) => sentSnapshotId ?? []))) {
    const snapshot = await findSnapshot(tx, id);
    if (snapshot) found.set(id, snapshot.content);
  }
  return found;
}

function noticeItem(item: RectificationItem, at: number, given: Describing): NoticeItemView {
  const { sections, track, template, content } = given;
  const { id, version, notice, sentAt, state, instruction, answer, resolution } = item;
  const before = given.before.get(item.sentSnapshotId ?? "") ?? content;
  return {
    ...{ id, version, state, instruction, resolution, place: at + 1, notice: notice ?? 0, answer: answer ?? "" },
    sentAt: sentAt?.toISOString() ?? "",
    target: targetWords(item, sections, track),
    href: addressOf(item, given),
    reason: reasonWords(item.reasonCode),
    clause: template.clauses.find(({ key }) => key === item.clauseKey)?.title ?? null,
    changes: changesAt(item, diffSnapshots(before, content, sections)),
  };
}

/** Runs and files have a page for all of them; a field has its own. */
function addressOf(item: RectificationItem, { filingId, sections }: Describing): string {
  if (item.targetKind === "field") return fieldAddress(filingId, sections, targetPath(item));
  return partAddress(filingId, sectionOf(item));
}
