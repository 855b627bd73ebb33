import Link from "next/link";
import { type Speak, speaker } from "@/components/layout/speaker";
import { Status } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import type { FilingListItem } from "@/lib/filing/types/view";
import type { Language } from "@/lib/format";
import { ClockLeft } from "./clock";
import { FILINGS } from "./filing-copy";
import { FilingTags } from "./filing-tags";
import { APPLICATION_SHAPES } from "./tones";

export function FilingTable({ filings, language }: { filings: readonly FilingListItem[]; language: Language }) {
  const speak = speaker(language);
  return (
    <RecordTable
      caption={speak(FILINGS.list)}
      columns={columnsIn(speak)}
      rows={filings}
      rowKey={(filing) => filing.filingId}
    />
  );
}

function columnsIn(speak: Speak): Column<FilingListItem>[] {
  return [
    {
      key: "service",
      label: speak(FILINGS.service),
      heading: true,
      cell: (filing) => (
        <>
          <Link href={`/filings/${filing.filingId}`}>{filing.serviceName}</Link>
          <span className="block text-xs font-normal wrap-anywhere text-text-2">
            {filing.number ?? filing.application?.number ?? ""}
          </span>
        </>
      ),
    },
    { key: "track", label: speak(FILINGS.track), nowrap: true, cell: (filing) => speak(filing.track.words) },
    { key: "status", label: speak(FILINGS.status), cell: (filing) => <FilingTags head={filing} speak={speak} /> },
    { key: "standing", label: speak(FILINGS.standing), cell: (filing) => <Standing filing={filing} speak={speak} /> },
    {
      key: "turn",
      label: speak(FILINGS.turn),
      cell: ({ application }) => (application?.open ? speak(application.progress.turnWords) : "—"),
    },
    {
      key: "time",
      label: speak(FILINGS.time),
      cell: ({ application }) => {
        const clock = application?.open ? application.clocks[0] : undefined;
        return clock ? <ClockLeft clock={clock} speak={speak} /> : "—";
      },
    },
  ];
}

function Standing({ filing, speak }: { filing: FilingListItem; speak: Speak }) {
  const { application } = filing;
  if (!application) return <>{speak(FILINGS.none)}</>;
  return (
    <span className="grid gap-0.5">
      <Status shape={APPLICATION_SHAPES[application.status.code]}>{speak(application.status.words)}</Status>
      <span className="text-xs text-text-2">
        {[application.kind.words, ...application.flags.map(({ words }) => words)]
          .map((words) => speak(words))
          .join(" · ")}
      </span>
    </span>
  );
}
