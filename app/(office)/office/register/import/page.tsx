import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { type Speak, speaker } from "@/components/layout/speaker";
import { IMPORT } from "@/components/registry/import-copy";
import { ImportForm } from "@/components/registry/import-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/panel";
import { RecordTable } from "@/components/ui/table";
import { can } from "@/lib/auth/policy";
import { currentActor } from "@/lib/auth/session";
import { TRACK_WORDS } from "@/lib/filing/copy/status";
import { formatInstant } from "@/lib/format";
import { currentPreferences } from "@/lib/http/preferences";
import { loadImports } from "@/lib/registry/loaders";
import { IMPORT_LIMITS } from "@/lib/registry/schema";
import type { ImportView } from "@/lib/registry/types";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  return { title: speaker(language)(IMPORT.title) };
}

export default async function ImportPage() {
  const [{ language }, imports, actor] = await Promise.all([currentPreferences(), loadImports(), currentActor()]);
  const speak = speaker(language);
  const mayImport = actor !== null && can(actor, "register.import", { organisationId: null }).ok;
  return (
    <PageFrame section="/office/register/import" compact>
      <PageHead title={speak(IMPORT.title)} lead={speak(IMPORT.lead)} />
      <div>
        <Section id="form" title={speak(IMPORT.form)} hideTitle>
          {mayImport ? (
            <ImportForm language={language} limits={IMPORT_LIMITS} />
          ) : (
            <Notice title={speak(IMPORT.readOnly)} />
          )}
        </Section>
        <Section id="earlier" title={speak(IMPORT.earlier)}>
          {imports.length > 0 ? (
            <EarlierImports imports={imports} speak={speak} />
          ) : (
            <EmptyState title={speak(IMPORT.earlierNone)}>
              <p>{speak(IMPORT.earlierNoneWhy)}</p>
            </EmptyState>
          )}
        </Section>
      </div>
    </PageFrame>
  );
}

function EarlierImports({ imports, speak }: { imports: readonly ImportView[]; speak: Speak }) {
  return (
    <RecordTable
      caption={speak(IMPORT.earlier)}
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "file",
          label: speak(IMPORT.fileName),
          heading: true,
          cell: ({ id, fileName }) => (
            <a href={`/office/register/import/${id}`} lang="zh-CN">
              {fileName}
            </a>
          ),
        },
        { key: "track", label: speak(IMPORT.track), cell: ({ report }) => speak(TRACK_WORDS[report.track]) },
        { key: "when", label: speak(IMPORT.when), nowrap: true, cell: (row) => formatInstant(row.importedAt) },
        { key: "who", label: speak(IMPORT.who), cell: (row) => <span lang="zh-CN">{row.importedBy}</span> },
        { key: "taken", label: speak(IMPORT.taken), align: "end", cell: ({ report }) => report.taken },
        { key: "known", label: speak(IMPORT.known), align: "end", cell: ({ report }) => report.known },
        {
          key: "bad",
          label: speak(IMPORT.badRows),
          align: "end",
          cell: ({ report }) => new Set(report.bad.map(({ line }) => line)).size,
        },
      ]}
    />
  );
}
