import type { ReactNode } from "react";
import { speaker } from "@/components/layout/speaker";
import { Refused } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { AttachmentView, SlotView } from "@/lib/filing/types/evidence";
import { formatBytes, formatInstant, type Language } from "@/lib/format";
import { ATTACHMENTS } from "./evidence-copy";
import { RemoveAttachment } from "./remove-attachment";
import { UploadAttachment } from "./upload-attachment";

interface SlotPanelProps {
  filingId: string;
  slot: SlotView;
  language: Language;
}

/** One document of the list: what it is, which files it takes, which are there, and where to add one. */
export function SlotPanel({ filingId, slot, language }: SlotPanelProps) {
  const speak = speaker(language);
  const { files: most } = limitsOf(slot);
  return (
    <section id={`attachments.${slot.key}`} tabIndex={-1} aria-labelledby={`slot-${slot.key}`} className="scroll-mt-4">
      <Panel>
        <PanelHead>
          <h2 id={`slot-${slot.key}`} className="text-h3">
            {speak(slot.words)}
          </h2>
          <span className="flex flex-wrap items-center gap-3">
            <Tag tone={slot.required ? "accent" : "plain"}>
              {speak(slot.required ? ATTACHMENTS.required : ATTACHMENTS.optional)}
            </Tag>
            <SlotState slot={slot} language={language} />
          </span>
        </PanelHead>
        <PanelBody className="grid gap-4">
          <div className="max-w-measure text-sm text-text-2">
            <p>{speak(slot.hint)}</p>
            <p>{speak(ATTACHMENTS.limits, limitsOf(slot))}</p>
          </div>
          {slot.files.length > 0 && (
            <RecordTable
              caption={speak(slot.words)}
              columns={columnsIn(language, { filingId, slot })}
              rows={slot.files}
              rowKey={(file) => file.id}
              middle
            />
          )}
          {slot.refused && <Refused id={`why-${slot.key}`}>{speak(slot.refused)}</Refused>}
          {!slot.refused && slot.files.length >= slot.maximumFiles && (
            <p className="text-sm text-text-2">{speak(ATTACHMENTS.full, { files: most })}</p>
          )}
          {!slot.refused && slot.files.length < slot.maximumFiles && (
            <Adding folded={slot.files.length > 0 && slot.lacks === null} language={language}>
              <UploadAttachment
                url={`/api/filings/${filingId}/attachments?slot=${slot.key}`}
                slot={{ key: slot.key, words: slot.words, accept: slot.accept, maximumBytes: slot.maximumBytes }}
                language={language}
              />
            </Adding>
          )}
        </PanelBody>
      </Panel>
    </section>
  );
}

interface AddingProps {
  folded: boolean;
  language: Language;
  children: ReactNode;
}

/** Where nothing is missing, one more file is a wish and stays folded. */
function Adding({ folded, language, children }: AddingProps) {
  if (!folded) return children;
  return <Details summary={speaker(language)(ATTACHMENTS.another)}>{children}</Details>;
}

const limitsOf = (slot: SlotView) => ({
  formats: slot.formats,
  limit: formatBytes(slot.maximumBytes),
  files: slot.maximumFiles,
});

function SlotState({ slot, language }: { slot: SlotView; language: Language }) {
  const speak = speaker(language);
  if (slot.lacks === "file") return <Status shape="bad">{speak(ATTACHMENTS.missing)}</Status>;
  if (slot.lacks) return <Status shape="bad">{speak(ATTACHMENTS.missingFormat, { format: slot.lacks })}</Status>;
  if (slot.files.length === 0) return null;
  return <Status shape="good">{speak(ATTACHMENTS.complete)}</Status>;
}

function columnsIn(
  language: Language,
  { filingId, slot }: { filingId: string; slot: SlotView },
): Column<AttachmentView>[] {
  const speak = speaker(language);
  return [
    {
      key: "name",
      label: speak(ATTACHMENTS.name),
      heading: true,
      cell: (file) => (
        <>
          <a href={file.url}>{file.name}</a>
          <code className="block text-xs font-normal text-text-2">{file.hash.slice(0, 12)}</code>
        </>
      ),
    },
    { key: "format", label: speak(ATTACHMENTS.format), nowrap: true, cell: (file) => file.format },
    { key: "size", label: speak(ATTACHMENTS.size), nowrap: true, cell: (file) => formatBytes(file.size) },
    {
      key: "added",
      label: speak(ATTACHMENTS.added),
      cell: (file) => `${formatInstant(new Date(file.uploadedAt))} · ${file.uploadedBy}`,
    },
    ...(slot.refused
      ? []
      : [
          {
            key: "act",
            label: speak(ATTACHMENTS.act),
            cell: (file: AttachmentView) => (
              <RemoveAttachment filingId={filingId} attachment={{ id: file.id, name: file.name }} language={language} />
            ),
          },
        ]),
  ];
}
