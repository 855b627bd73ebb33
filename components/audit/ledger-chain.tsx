import { type Speak, speaker } from "@/components/layout/speaker";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/panel";
import { type Column, RecordTable } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { LedgerChain, LedgerLine } from "@/lib/audit/types";
import { formatInstant, type Language } from "@/lib/format";
import { LEDGER } from "./ledger-copy";

/** One record's chain: what its verification says, then its entries from the first on. */
export function LedgerChainSection({ chain, language }: { chain: LedgerChain; language: Language }) {
  const speak = speaker(language);
  const { fault, lines, recordId } = chain;
  const title = speak(chain.title);
  return (
    <Section id={`ledger-${recordId}`} title={title}>
      <div className="mb-4">
        {fault ? (
          <Notice tone="red" title={speak(LEDGER.broken)}>
            <p>{speak(fault.words)}</p>
          </Notice>
        ) : (
          <Notice tone="green" title={speak(LEDGER.whole, { count: lines.length })} />
        )}
      </div>
      {lines.length === 0 ? (
        <p className="text-text-2">{speak(LEDGER.empty)}</p>
      ) : (
        <RecordTable
          caption={speak(LEDGER.entries, { title })}
          columns={columnsOf(chain, speak)}
          rows={lines}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  );
}

function columnsOf({ fault }: LedgerChain, speak: Speak): Column<LedgerLine>[] {
  const breaksAt = ({ id, sequence }: LedgerLine) =>
    fault !== null && (fault.entryId === null ? sequence === fault.sequence + 1 : id === fault.entryId);
  return [
    { key: "sequence", label: speak(LEDGER.columns.sequence), cell: ({ sequence }) => sequence, nowrap: true },
    { key: "at", label: speak(LEDGER.columns.at), cell: ({ at }) => formatInstant(new Date(at)), nowrap: true },
    {
      key: "what",
      label: speak(LEDGER.columns.what),
      heading: true,
      cell: (line) => <LineWords line={line} broken={breaksAt(line)} speak={speak} />,
    },
    { key: "who", label: speak(LEDGER.columns.who), cell: ({ who }) => speak(who), nowrap: true },
    { key: "hash", label: speak(LEDGER.columns.hash), cell: ({ hash }) => <Hash value={hash} /> },
  ];
}

function LineWords({ line, broken, speak }: { line: LedgerLine; broken: boolean; speak: Speak }) {
  return (
    <>
      {speak(line.words)} {broken && <Tag tone="red">{speak(LEDGER.here)}</Tag>}
      {line.change && <span className="block text-xs font-normal text-text-2">{speak(line.change)}</span>}
      {line.contentHash && (
        <span className="block text-xs font-normal text-text-2">
          {speak(LEDGER.content)} <code className="font-mono wrap-anywhere">{line.contentHash}</code>
        </span>
      )}
    </>
  );
}

function Hash({ value }: { value: string }) {
  return <code className="font-mono text-xs wrap-anywhere">{value}</code>;
}
