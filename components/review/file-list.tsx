import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { type Column, RecordTable } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { formatBytes, type Language } from "@/lib/format";
import type { FileView } from "@/lib/review/types";
import { SUBMISSION } from "./case-copy";

interface FileListProps {
  files: readonly FileView[];
  draftHref: (target: string) => string | null;
  language: Language;
}

/** Files by slot, known by their hash: what came and what went since the submission before. */
export function FileList({ files, draftHref, language }: FileListProps) {
  const speak = speaker(language);
  if (files.length === 0) return <EmptyState title={speak(SUBMISSION.noFiles)} />;
  const columns: Column<FileView>[] = [
    {
      key: "name",
      label: speak(SUBMISSION.file),
      heading: true,
      cell: (file) => (
        <>
          {file.href ? <a href={file.href}>{file.name}</a> : <del>{file.name}</del>}
          <span className="block text-xs font-normal text-text-2">
            <code>{file.hash.slice(0, 12)}…</code>
          </span>
        </>
      ),
    },
    { key: "slot", label: speak(SUBMISSION.slot), cell: (file) => speak(file.slot) },
    { key: "size", label: speak(SUBMISSION.size), align: "end", cell: (file) => formatBytes(file.size) },
    {
      key: "change",
      label: speak(SUBMISSION.change),
      cell: (file) =>
        file.change === "same" ? (
          "—"
        ) : (
          <Tag tone="amber">{speak(file.change === "added" ? SUBMISSION.added : SUBMISSION.removed)}</Tag>
        ),
    },
    {
      key: "draft",
      label: speak(SUBMISSION.draftItem),
      cell: (file) => {
        const href = file.change === "removed" ? null : draftHref(`attachment:${file.slotKey}`);
        if (!href) return "—";
        return (
          <a href={href} aria-label={speak(SUBMISSION.draftFor, { name: file.name })}>
            {speak(SUBMISSION.draftItem)}
          </a>
        );
      },
    },
  ];
  return (
    <RecordTable
      caption={speak(SUBMISSION.files)}
      columns={columns}
      rows={files}
      rowKey={(file) => `${file.slotKey} ${file.hash} ${file.change}`}
    />
  );
}
