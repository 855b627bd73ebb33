import type { Speak } from "@/components/layout/speaker";
import { type Column, RecordTable } from "@/components/ui/table";
import { ACTION_WORDS } from "@/lib/filing/copy/actions";
import { effectWords } from "@/lib/filing/copy/effects";
import { INPUT_WORDS } from "@/lib/filing/copy/inputs";
import { FLAG_WORDS, HOLDING_WORDS, ROLE_WORDS, STATUS_WORDS } from "@/lib/filing/copy/status";
import type { Effect } from "@/lib/filing/types/decision";
import { APPLICATION_FLAGS, type ApplicationAction, type ApplicationFlag } from "@/lib/filing/types/vocabulary";
import type { FlagRow, PassageEdge, PassageRow } from "@/lib/filing/workflow/diagram";
import { HOLDING_FLAGS, OPEN_WHILE_SUSPENDED } from "@/lib/filing/workflow/flags";
import type { Words } from "@/lib/format";
import { PASSAGE } from "./passage-copy";

const SEPARATOR: Words = { zh: "、", en: ", " };

const listed = (words: readonly Words[], speak: Speak) => words.map((one) => speak(one)).join(speak(SEPARATOR));
const verbs = (actions: readonly ApplicationAction[], speak: Speak) =>
  actions.length === 0
    ? speak(PASSAGE.none)
    : listed(
        actions.map((action) => ACTION_WORDS[action].verb),
        speak,
      );

/** Five flags that always block together are said in one phrase. */
function flagNames(flags: readonly ApplicationFlag[], speak: Speak): string {
  const held = HOLDING_FLAGS.every((flag) => flags.includes(flag));
  const holding: readonly ApplicationFlag[] = held ? HOLDING_FLAGS : [];
  const single = flags.filter((flag) => !holding.includes(flag)).map((flag) => FLAG_WORDS[flag].name);
  return listed([...(held ? [HOLDING_WORDS] : []), ...single], speak);
}

export function MoveTable({ edges, speak }: { edges: readonly PassageEdge[]; speak: Speak }) {
  const rows = edges.map((edge, index) => ({ ...edge, number: index + 1 }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "number", label: speak(PASSAGE.moveNumber), cell: ({ number }) => number, nowrap: true },
    {
      key: "move",
      label: speak(PASSAGE.move),
      heading: true,
      cell: ({ from, to }) => `${speak(from ? STATUS_WORDS[from] : PASSAGE.start)} → ${speak(STATUS_WORDS[to])}`,
    },
    { key: "actions", label: speak(PASSAGE.moveBy), cell: ({ actions }) => verbs(actions, speak) },
  ];
  return (
    <RecordTable caption={speak(PASSAGE.moves)} columns={columns} rows={rows} rowKey={({ number }) => `${number}`} />
  );
}

export function ActionTable({ rows, speak }: { rows: readonly PassageRow[]; speak: Speak }) {
  const words = PASSAGE.columns;
  const columns: Column<PassageRow>[] = [
    {
      key: "action",
      label: speak(words.action),
      heading: true,
      cell: ({ action, verb }) => (
        <>
          {speak(verb)}
          <code className="block font-mono text-xs font-normal whitespace-nowrap text-text-2">{action}</code>
        </>
      ),
    },
    { key: "from", label: speak(words.from), cell: (row) => fromWords(row, speak) },
    { key: "to", label: speak(words.to), cell: (row) => toWords(row, speak) },
    {
      key: "by",
      label: speak(words.by),
      cell: ({ by }) =>
        listed(
          by.map((role) => ROLE_WORDS[role]),
          speak,
        ),
    },
    { key: "flags", label: speak(words.flags), cell: (row) => <FlagCell row={row} speak={speak} /> },
    {
      key: "inputs",
      label: speak(words.inputs),
      cell: ({ inputs }) =>
        inputs.length > 0
          ? listed(
              inputs.map((input) => INPUT_WORDS[input].label),
              speak,
            )
          : speak(PASSAGE.none),
    },
    {
      key: "effects",
      label: speak(words.effects),
      cell: ({ effects }) => listed(effectList(effects), speak) || speak(PASSAGE.none),
    },
  ];
  return (
    <RecordTable
      caption={speak(PASSAGE.actions, { count: rows.length })}
      columns={columns}
      rows={rows}
      rowKey={({ action }) => action}
    />
  );
}

/** An end clears every flag and stops every clock: one phrase each, not ten. */
function effectList(effects: readonly Effect[]): Words[] {
  const cleared = effects.filter((effect) => effect.do === "clear").length;
  if (cleared < APPLICATION_FLAGS.length) return effects.map(effectWords);
  const rest = effects.filter((effect) => effect.do !== "clear" && effect.do !== "stopClock");
  return [PASSAGE.allStopped, PASSAGE.allCleared, ...rest.map(effectWords)];
}

function fromWords({ from }: PassageRow, speak: Speak): string {
  return from
    ? listed(
        from.map((status) => STATUS_WORDS[status]),
        speak,
      )
    : speak(PASSAGE.fromNothing);
}

function toWords({ to }: PassageRow, speak: Speak): string {
  return to === "same"
    ? speak(PASSAGE.same)
    : listed(
        to.map((status) => STATUS_WORDS[status]),
        speak,
      );
}

function FlagCell({ row, speak }: { row: PassageRow; speak: Speak }) {
  const { needsFlag, blockedBy, openWhileSuspended, from } = row;
  const lines = [
    ...(needsFlag ? [speak(PASSAGE.needs, { flags: speak(FLAG_WORDS[needsFlag].name) })] : []),
    ...(blockedBy.length > 0 ? [speak(PASSAGE.blocked, { flags: flagNames(blockedBy, speak) })] : []),
    ...(openWhileSuspended && from ? [speak(PASSAGE.whileSuspended)] : []),
  ];
  if (lines.length === 0) return speak(PASSAGE.none);
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ));
}

export function FlagTable({ flags, speak }: { flags: readonly FlagRow[]; speak: Speak }) {
  const columns: Column<FlagRow>[] = [
    { key: "flag", label: speak(PASSAGE.flag), heading: true, cell: ({ flag }) => speak(FLAG_WORDS[flag].name) },
    { key: "raised", label: speak(PASSAGE.raised), cell: ({ raisedBy, flag }) => byWords(raisedBy, flag, speak) },
    { key: "cleared", label: speak(PASSAGE.cleared), cell: ({ clearedBy, flag }) => byWords(clearedBy, flag, speak) },
    {
      key: "blocks",
      label: speak(PASSAGE.blocks),
      cell: ({ blocks, flag }) =>
        flag === "filing_suspended"
          ? speak(PASSAGE.byEvery, { actions: verbs(OPEN_WHILE_SUSPENDED, speak) })
          : verbs(blocks, speak),
    },
    {
      key: "pauses",
      label: speak(PASSAGE.pauses),
      nowrap: true,
      cell: ({ pauses }) => speak(pauses ? PASSAGE.rests : PASSAGE.runs),
    },
  ];
  return <RecordTable caption={speak(PASSAGE.flags)} columns={columns} rows={flags} rowKey={({ flag }) => flag} />;
}

function byWords(actions: readonly ApplicationAction[], flag: ApplicationFlag, speak: Speak): string {
  return flag === "filing_suspended" ? speak(PASSAGE.byFiling) : verbs(actions, speak);
}
