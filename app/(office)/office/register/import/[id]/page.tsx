import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { IMPORT } from "@/components/registry/import-copy";
import { ImportReportView } from "@/components/registry/import-report";
import { buttonClasses } from "@/components/ui/button";
import { formatInstant } from "@/lib/format";
import { currentPreferences } from "@/lib/http/preferences";
import { loadImport } from "@/lib/registry/loaders";

interface ImportReportPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  return { title: speaker(language)(IMPORT.report) };
}

export default async function ImportReportPage({ params }: ImportReportPageProps) {
  const [{ language }, view] = await Promise.all([currentPreferences(), params.then(({ id }) => loadImport(id))]);
  const speak = speaker(language);
  const { fileName, importedAt, importedBy, report } = view;
  return (
    <PageFrame section="/office/register/import" compact>
      <PageHead
        title={speak(IMPORT.report)}
        lead={
          <span lang="zh-CN">
            {speak(IMPORT.reportLead, { fileName, when: formatInstant(importedAt), who: importedBy })}
          </span>
        }
        actions={
          <div className="flex flex-wrap gap-3">
            <a href="/office/register/import" className={buttonClasses({})}>
              {speak(IMPORT.back)}
            </a>
            <a href="/register" className={buttonClasses({ look: "quiet" })}>
              {speak(IMPORT.toRegister)}
            </a>
          </div>
        }
      />
      <ImportReportView {...{ report, speak, language }} />
    </PageFrame>
  );
}
