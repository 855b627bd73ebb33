import { speaker } from "@/components/layout/speaker";
import { Notice } from "@/components/ui/notice";
import { Status, type StatusShape } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import type { CapacityView, PledgeView } from "@/lib/filing/types/evidence";
import { formatInstant, type Language } from "@/lib/format";
import { PLEDGE } from "./evidence-copy";

const SHAPES: Record<CapacityView["state"], StatusShape> = { signed: "good", void: "bad", unsigned: "waiting" };

/** Who signed the present content, who is missing, and whose signature an edit made void. */
export function PledgeStates({ view, language }: { view: PledgeView; language: Language }) {
  const speak = speaker(language);
  return (
    <div className="grid gap-4">
      <PledgeNotice view={view} language={language} />
      <RecordTable
        caption={speak(PLEDGE.states)}
        columns={columnsIn(language)}
        rows={view.capacities}
        rowKey={(row) => row.capacity}
      />
    </div>
  );
}

export function PledgeNotice({ view, language }: { view: PledgeView; language: Language }) {
  const speak = speaker(language);
  if (view.signed) return <Notice tone="green" title={speak(PLEDGE.signedAll)} />;
  const voided = view.capacities.filter(({ state }) => state === "void");
  if (voided.length === 0) return null;
  const names = voided
    .map((row) => `${speak(row.words)} ${row.signerName ?? ""}`)
    .join(language === "zh" ? "；" : "; ");
  return (
    <Notice tone="amber" title={speak(PLEDGE.voidTitle)}>
      <p>{speak(PLEDGE.voidWhat, { hash: voided[0]?.signedHash?.slice(0, 12) ?? "", names })}</p>
    </Notice>
  );
}

function columnsIn(language: Language): Column<CapacityView>[] {
  const speak = speaker(language);
  return [
    { key: "capacity", label: speak(PLEDGE.capacity), heading: true, cell: (row) => speak(row.words) },
    {
      key: "state",
      label: speak(PLEDGE.state),
      cell: (row) => <Status shape={SHAPES[row.state]}>{speak(PLEDGE[row.state])}</Status>,
    },
    { key: "signer", label: speak(PLEDGE.signer), cell: (row) => row.signerName ?? "—" },
    {
      key: "when",
      label: speak(PLEDGE.when),
      nowrap: true,
      cell: (row) => (row.signedAt ? formatInstant(new Date(row.signedAt)) : "—"),
    },
    { key: "statement", label: speak(PLEDGE.statement), cell: (row) => row.statement ?? "—" },
  ];
}
