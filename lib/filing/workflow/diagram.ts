import type { Words } from "@/lib/format";
import { type DiagramEdge, stateDiagram } from "@/lib/workflow/mermaid";
import { edgesOf } from "@/lib/workflow/rule";
import { ACTION_WORDS } from "../copy/actions";
import { FLAG_WORDS, HOLDING_WORDS, ROLE_WORDS, STATUS_WORDS } from "../copy/status";
import type { CaseFacts, Effect } from "../types/decision";
import {
  type ActingRole,
  type ActionInput,
  APPLICATION_ACTIONS,
  APPLICATION_FLAGS,
  APPLICATION_KINDS,
  APPLICATION_STATUSES,
  type ApplicationAction,
  type ApplicationFlag,
  type ApplicationStatus,
  STAGES,
  TRACKS,
} from "../types/vocabulary";
import { HOLDING_FLAGS, isOpen, OPEN_WHILE_SUSPENDED, PAUSING_FLAGS } from "./flags";
import { factsWithoutApplication } from "./no-application";
import type { Transition } from "./transition";
import { TRANSITIONS, transitionOf } from "./transitions";

/** One row of the table as people read it. */
export interface PassageRow {
  readonly action: ApplicationAction;
  readonly verb: Words;
  /** Null where the action starts an application. */
  readonly from: readonly ApplicationStatus[] | null;
  readonly to: readonly ApplicationStatus[] | "same";
  readonly by: readonly ActingRole[];
  readonly needsFlag: ApplicationFlag | null;
  /** Beside a suspension of the filing, which blocks all but three rows. */
  readonly blockedBy: readonly ApplicationFlag[];
  readonly openWhileSuspended: boolean;
  readonly inputs: readonly ActionInput[];
  /** All that the row can bring about; which of it does, depends on track, kind and flags. */
  readonly effects: readonly Effect[];
}

export function passageRows(): PassageRow[] {
  return APPLICATION_ACTIONS.map((action) => {
    const { from, to, by, needsFlag, inputs } = transitionOf(action);
    const open: readonly ApplicationAction[] = OPEN_WHILE_SUSPENDED;
    return {
      action,
      verb: ACTION_WORDS[action].verb,
      from: from === "nothing" ? null : from,
      to: typeof to === "object" ? to.options : to === "same" ? "same" : [to],
      by,
      needsFlag: needsFlag ?? null,
      blockedBy: TRANSITIONS[action].blockedBy,
      openWhileSuspended: from === "nothing" || open.includes(action),
      inputs,
      effects: effectsOf(action),
    };
  });
}

/** Facts of every sort that an effect looks at, so that each is seen once. */
function sampleFacts(statuses: readonly ApplicationStatus[]): CaseFacts[] {
  const force = { filingStatus: "filed", anotherOpen: false, baseModelsInForce: true } as const;
  const filing = { ...force, filingFlags: ["base_model_lost"] as const };
  return statuses.flatMap((status) =>
    TRACKS.flatMap((track) =>
      APPLICATION_KINDS.flatMap((kind) =>
        STAGES.map((stage) => ({
          ...factsWithoutApplication({ ...filing, track }),
          ...{ kind, stage, status, flags: APPLICATION_FLAGS, openObjections: 1 },
          changeClass: kind === "change" ? ("review" as const) : null,
        })),
      ),
    ),
  );
}

function effectsOf(action: ApplicationAction): Effect[] {
  const { effects, from } = transitionOf(action);
  const all =
    typeof effects === "function" ? sampleFacts(from === "nothing" ? ["draft"] : from).flatMap(effects) : effects;
  return [...new Map(all.map((effect) => [JSON.stringify(effect), effect])).values()];
}

/** What a flag does in the table: who raises it, what makes it fall, what it blocks. Ends clear all of them. */
export interface FlagRow {
  readonly flag: ApplicationFlag;
  readonly raisedBy: readonly ApplicationAction[];
  readonly clearedBy: readonly ApplicationAction[];
  readonly blocks: readonly ApplicationAction[];
  readonly pauses: boolean;
}

export function flagRows(): FlagRow[] {
  const rows = passageRows();
  const pausing: readonly ApplicationFlag[] = PAUSING_FLAGS;
  return APPLICATION_FLAGS.map((flag) => {
    const doing = (what: "raise" | "clear") =>
      rows.filter(({ effects }) => effects.some((effect) => effect.do === what && effect.flag === flag));
    const ending = (row: PassageRow) => row.to !== "same" && row.effects.some((effect) => effect.do === "voidItems");
    return {
      flag,
      raisedBy: doing("raise").map(({ action }) => action),
      clearedBy: doing("clear")
        .filter((row) => !ending(row))
        .map(({ action }) => action),
      blocks: rows
        .filter((row) => (flag === "filing_suspended" ? !row.openWhileSuspended : row.blockedBy.includes(flag)))
        .map(({ action }) => action),
      pauses: pausing.includes(flag),
    };
  });
}

export interface PassageEdge {
  /** Null: an application is started. */
  readonly from: ApplicationStatus | null;
  readonly to: ApplicationStatus;
  readonly actions: readonly ApplicationAction[];
}

/** Moves between two statuses, gathered by where they lead; what keeps the status stands in the table of flags. */
export function passageEdges(): PassageEdge[] {
  const edges = new Map<string, PassageEdge>();
  for (const action of APPLICATION_ACTIONS) {
    for (const { from, to } of edgesOf(transitionOf(action))) {
      if (from === to) continue;
      const key = `${from} ${to}`;
      edges.set(key, { from, to, actions: [...(edges.get(key)?.actions ?? []), action] });
    }
  }
  return [...edges.values()];
}

/** The passage as Mermaid text: statuses, moves with their roles, and the flags that stand against a move. */
export function passageDiagram(): string {
  const states = APPLICATION_STATUSES.map((id) => ({ id, label: `${STATUS_WORDS[id].zh} ${id}`, ends: !isOpen(id) }));
  const edges: DiagramEdge[] = passageEdges().map(({ from, to, actions }) => ({
    ...{ from, to },
    labels: actions.map(edgeLabel),
  }));
  return stateDiagram(states, edges);
}

function edgeLabel(action: ApplicationAction): string {
  const { by, needsFlag, blockedBy }: Transition = TRANSITIONS[action];
  const held = HOLDING_FLAGS.every((flag) => blockedBy.includes(flag));
  const holding: readonly ApplicationFlag[] = held ? HOLDING_FLAGS : [];
  const single = blockedBy.filter((flag) => !holding.includes(flag)).map((flag) => FLAG_WORDS[flag].name.zh);
  const blocked = [...(held ? [HOLDING_WORDS.zh] : []), ...single].join("、");
  const roles = by.map((role) => ROLE_WORDS[role].zh).join("、");
  const needs = needsFlag ? `，须${FLAG_WORDS[needsFlag].name.zh}` : "";
  return `${ACTION_WORDS[action].verb.zh}（${roles}${needs}${blocked ? `，阻于${blocked}` : ""}）`;
}

const list = (actions: readonly ApplicationAction[]) =>
  actions.length === 0 ? "–" : actions.map((action) => `\`${action}\``).join(" ");

/** The section of the docs that is written from the table; a test compares it. */
export function passageDocument(): string {
  const flags = flagRows().map(({ flag, raisedBy, clearedBy, blocks, pauses }) => {
    const blocked = flag === "filing_suspended" ? `all but ${list(OPEN_WHILE_SUSPENDED)}` : list(blocks);
    const name = `\`${flag}\` ${FLAG_WORDS[flag].name.zh}`;
    return `| ${name} | ${list(raisedBy)} | ${list(clearedBy)} | ${blocked} | ${pauses ? "yes" : "–"} |`;
  });
  return [
    ...["```mermaid", passageDiagram(), "```", ""],
    "| flag | raised by | cleared by (besides every end) | blocks | pauses the office's clock |",
    ...["|---|---|---|---|---|", ...flags],
  ].join("\n");
}
