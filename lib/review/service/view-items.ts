import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { findSnapshot, type SnapshotRow } from "@/lib/filing/repository/snapshot";
import { asAnswers } from "@/lib/filing/rules/answers";
import { ATTACHMENT_SLOTS } from "@/lib/filing/rules/attachment-slots";
import { diffSnapshots } from "@/lib/filing/rules/snapshot-diff";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { openVerdicts } from "@/lib/filing/workflow/items";
import type { SectionDef } from "@/lib/forms/types";
import { newId } from "@/lib/ids";
import { loadTemplate } from "../repository/checklist";
import { findItems } from "../repository/item";
import { findNames } from "../repository/queue";
import { changesAt } from "../rules/changes";
import { targetChoices } from "../rules/target-choices";
import type { ChecklistTemplate, ItemsView, ItemView, RectificationItem } from "../types";
import { sectionOf, targetWords } from "./describe-item";
import { type CaseReader, readCase, readSubmission, whyRefused } from "./read-case";

/** The items of a case, with what the provider changed for each, and what a new one may name. */
export async function viewItems(reader: CaseReader, clock: Clock = systemClock): Promise<ItemsView> {
  return inTransaction(async (tx) => {
    const found = await readCase(tx, reader);
    const { row } = found;
    const { track } = row.filing;
    const last = await readSubmission(tx, row.id);
    const sections = sectionsOf(last.formVersion, track);
    const template = await loadTemplate(tx, { applicationId: row.id, stage: row.stage });
    const items = await findItems(tx, row.id);
    const people = items.flatMap(({ createdById, resolvedById }) => [
      createdById,
      ...(resolvedById ? [resolvedById] : []),
    ]);
    const names = await findNames(tx, [...new Set(people)]);
    const refused = await whyRefused(tx, { ...found, actor: reader.actor, at: clock.now() }, [
      "draft_item",
      "judge_items",
    ]);
    const sent = await sentSnapshots(tx, items);
    const describing: Describing = { names, sections, track, template, last, sent };
    return {
      items: items.map((item, at) => describeItem(item, at, describing)),
      ...{ draftRefused: refused.draft_item, judgeRefused: refused.judge_items },
      targets: targetChoices({
        ...{ sections, answers: asAnswers(last.content.sections), slots: ATTACHMENT_SLOTS[track] },
        runs: last.content.runs.map(({ number }) => number),
      }),
      clauses: template.clauses.map(({ key, title }) => ({ value: key, label: title })),
      idempotencyKey: newId(),
    };
  });
}

/** The submissions on which the items' defects stood. */
async function sentSnapshots(tx: Tx, items: readonly RectificationItem[]): Promise<Map<string, SnapshotRow>> {
  const ids = new Set(items.flatMap(({ sentSnapshotId }) => sentSnapshotId ?? []));
  const found = new Map<string, SnapshotRow>();
  for (const id of ids) {
    const snapshot = await findSnapshot(tx, id);
    if (snapshot) found.set(id, snapshot);
  }
  return found;
}

interface Describing {
  readonly names: ReadonlyMap<string, string>;
  readonly sections: readonly SectionDef[];
  readonly track: SnapshotRow["content"]["track"];
  readonly template: ChecklistTemplate;
  readonly last: SnapshotRow;
  readonly sent: ReadonlyMap<string, SnapshotRow>;
}

function describeItem(item: RectificationItem, at: number, given: Describing): ItemView {
  const { names, sections, track, template, last, sent } = given;
  const before = item.sentSnapshotId ? sent.get(item.sentSnapshotId) : undefined;
  const { id, version, state, notice, reasonCode, instruction, answer, resolution } = item;
  return {
    ...{ id, place: at + 1, version, state, notice, reasonCode, instruction, answer, resolution },
    ...{ target: targetWords(item, sections, track), targetValue: `${item.targetKind}:${item.target}` },
    ...{ section: sectionOf(item), clauseKey: item.clauseKey ?? "" },
    clause: template.clauses.find(({ key }) => key === item.clauseKey)?.title ?? null,
    createdBy: names.get(item.createdById) ?? "",
    resolvedBy: item.resolvedById ? (names.get(item.resolvedById) ?? "") : null,
    ...{ sentAt: iso(item.sentAt), answeredAt: iso(item.answeredAt), resolvedAt: iso(item.resolvedAt) },
    changes: changesAt(item, diffSnapshots((before ?? last).content, last.content, sections)),
    verdicts: openVerdicts(state),
  };
}

const iso = (date: Date | null) => date?.toISOString() ?? null;
