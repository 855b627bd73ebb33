import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { STAGE_WORDS } from "@/lib/filing/copy/status";
import { findLastSnapshot } from "@/lib/filing/repository/snapshot";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { findResults, loadTemplate } from "../repository/checklist";
import { findItems } from "../repository/item";
import { findNames } from "../repository/queue";
import { clausesByCriterion, isUnlinked, isUnsettled } from "../rules/checklist";
import type { ChecklistView, Clause, ClauseResult, ClauseView, RectificationItem } from "../types";
import { itemOption } from "./describe-item";
import { listFindings } from "./list-findings";
import { type CaseReader, readCase, whyRefused } from "./read-case";

/** The checklist of the stage that holds the case, with what was judged so far. */
export async function viewChecklist(reader: CaseReader, clock: Clock = systemClock): Promise<ChecklistView> {
  return inTransaction(async (tx) => {
    const found = await readCase(tx, reader);
    const { row } = found;
    const place = { applicationId: row.id, stage: row.stage };
    const template = await loadTemplate(tx, place);
    const results = await findResults(tx, place);
    const items = await findItems(tx, row.id);
    const snapshot = await findLastSnapshot(tx, row.id);
    const sections = snapshot ? sectionsOf(snapshot.formVersion, row.filing.track) : [];
    const titles = new Map(sections.map(({ key, title }) => [key, title]));
    const names = await findNames(tx, [...new Set(results.map(({ judgedById }) => judgedById))]);
    const refused = await whyRefused(tx, { ...found, actor: reader.actor, at: clock.now() }, ["judge_clause"]);
    const describing = { results, items, names, titles, lastSnapshotId: snapshot?.id ?? null };
    return {
      ...{ templateVersion: template.version, stage: STAGE_WORDS[row.stage] },
      judged: template.clauses.filter(({ key }) => results.some(({ clauseKey }) => clauseKey === key)).length,
      total: template.clauses.length,
      groups: clausesByCriterion(template.clauses).map(({ criterion, clauses }) => ({
        criterion,
        clauses: clauses.map((clause) => describeClause(clause, describing)),
      })),
      refused: refused.judge_clause,
      items: items.map((item, at) => itemOption(item, at, { sections, track: row.filing.track })),
      findings: snapshot ? await listFindings(tx, snapshot, clock) : [],
    };
  });
}

interface Describing {
  readonly results: readonly ClauseResult[];
  readonly items: readonly RectificationItem[];
  readonly names: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, ClauseView["title"]>;
  readonly lastSnapshotId: string | null;
}

function describeClause(clause: Clause, { results, items, names, titles, lastSnapshotId }: Describing): ClauseView {
  const result = results.find(({ clauseKey }) => clauseKey === clause.key);
  return {
    ...clause,
    sections: clause.sections.map((key) => ({ key, title: titles.get(key) ?? { zh: key, en: key } })),
    result: result
      ? {
          ...{ judgement: result.judgement, note: result.note, evidence: result.evidence ?? "" },
          ...{ itemId: result.itemId ?? "", finding: result.finding ?? "", version: result.version },
          ...{ by: names.get(result.judgedById) ?? "", at: result.judgedAt.toISOString() },
          ...{ unlinked: isUnlinked(result), unsettled: isUnsettled(result, items) },
          earlier: lastSnapshotId !== null && result.snapshotId !== lastSnapshotId,
        }
      : null,
  };
}
