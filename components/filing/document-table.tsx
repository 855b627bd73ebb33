import type { Speak } from "@/components/layout/speaker";
import { type Column, RecordTable } from "@/components/ui/table";
import type { DocumentView } from "@/lib/filing/types/view";
import { formatInstant } from "@/lib/format";
import { FILING } from "./filing-copy";

export function DocumentTable({ documents, speak }: { documents: readonly DocumentView[]; speak: Speak }) {
  const columns: Column<DocumentView>[] = [
    { key: "kind", label: speak(FILING.document), heading: true, cell: (document) => speak(document.kind) },
    { key: "number", label: speak(FILING.documentNumber), nowrap: true, cell: (document) => document.number },
    {
      key: "issued",
      label: speak(FILING.issued),
      nowrap: true,
      cell: (document) => formatInstant(new Date(document.issuedAt)),
    },
    {
      key: "validity",
      label: speak(FILING.validity),
      cell: (document) => speak(document.inForce ? FILING.inForce : FILING.revoked),
    },
  ];
  return (
    <RecordTable
      caption={speak(FILING.documents)}
      columns={columns}
      rows={documents}
      rowKey={(document) => document.id}
    />
  );
}
