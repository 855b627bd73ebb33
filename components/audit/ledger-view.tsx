import { speaker } from "@/components/layout/speaker";
import { LinkButton } from "@/components/ui/link-button";
import type { LedgerView } from "@/lib/audit/types";
import { formatInstant, type Language } from "@/lib/format";
import { LedgerChainSection } from "./ledger-chain";
import { LEDGER } from "./ledger-copy";

/** Every chain of a case or a service with its verification. `here`: this page, which verifies again when it is opened. */
export function LedgerBody({ ledger, here, language }: { ledger: LedgerView; here: string; language: Language }) {
  const speak = speaker(language);
  return (
    <>
      <p className="mb-3 max-w-measure text-text-2">{speak(LEDGER.lead)}</p>
      <p className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-text-2">
        <LinkButton href={here}>{speak(LEDGER.verify)}</LinkButton>
        <span>{speak(LEDGER.checkedAt, { at: formatInstant(new Date(ledger.checkedAt)) })}</span>
      </p>
      {ledger.chains.map((chain) => (
        <LedgerChainSection key={chain.recordId} chain={chain} language={language} />
      ))}
      <p className="mt-6 text-sm text-text-2">{speak(LEDGER.note)}</p>
    </>
  );
}
