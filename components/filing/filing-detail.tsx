import Link from "next/link";
import { LEDGER } from "@/components/audit/ledger-copy";
import { PageHead } from "@/components/layout/page-head";
import { type Speak, speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/panel";
import { SummaryList } from "@/components/ui/summary-list";
import type { FilingView } from "@/lib/filing/types/view";
import type { Language } from "@/lib/format";
import { ActionList } from "./action-list";
import { ClockChips } from "./clock";
import { DocumentTable } from "./document-table";
import { EarlierTable } from "./earlier-table";
import { FILING } from "./filing-copy";
import { CaseTags, FilingTags } from "./filing-tags";
import { HistoryList } from "./history-list";
import { ProgressStrip } from "./progress-strip";

/** The provider's page of one filing: where it stands, what can be done, what was done. */
export function FilingDetail({ filing, language }: { filing: FilingView; language: Language }) {
  const speak = speaker(language);
  return (
    <>
      <PageHead
        caption={speak(FILING.caption, { track: speak(filing.track.words), office: speak(filing.office) })}
        title={filing.serviceName}
        state={<FilingTags head={filing} speak={speak} />}
      />
      <div>
        <OpenApplication filing={filing} speak={speak} />
        {filing.filingActions.length > 0 && (
          <Section id="filing-actions" title={speak(FILING.filingActions)}>
            {filing.clocks.length > 0 && (
              <div className="mb-4">
                <ClockChips clocks={filing.clocks} label={speak(FILING.clocks)} speak={speak} />
              </div>
            )}
            <ActionList id="why-filing" actions={filing.filingActions} speak={speak} />
          </Section>
        )}
        <Glance filing={filing} speak={speak} />
        <Section id="documents" title={speak(FILING.documents)}>
          {filing.documents.length > 0 ? (
            <DocumentTable documents={filing.documents} speak={speak} />
          ) : (
            <EmptyState title={speak(FILING.noDocuments)} />
          )}
        </Section>
        {filing.earlier.length > 0 && (
          <Section id="earlier" title={speak(FILING.earlier)}>
            <EarlierTable cases={filing.earlier} speak={speak} />
          </Section>
        )}
        <Section
          id="history"
          title={speak(FILING.history)}
          note={filing.ledgerHref && <Link href={filing.ledgerHref}>{speak(LEDGER.title)}</Link>}
        >
          <HistoryList history={filing.history} speak={speak} />
        </Section>
      </div>
    </>
  );
}

function OpenApplication({ filing, speak }: { filing: FilingView; speak: Speak }) {
  const { open } = filing;
  if (!open) {
    return (
      <Section id="open" title={speak(FILING.noOpen)} hideTitle>
        <EmptyState title={speak(FILING.noOpen)} />
      </Section>
    );
  }
  return (
    <Section
      id="open"
      title={speak(FILING.open, { number: open.number })}
      note={
        <span>
          {[open.kind.words, ...(open.changeClass ? [open.changeClass.words] : [])]
            .map((words) => speak(words))
            .join(" · ")}
        </span>
      }
    >
      <div className="grid gap-4">
        <CaseTags head={open} speak={speak} />
        <ProgressStrip progress={open.progress} speak={speak} />
        <ClockChips clocks={open.clocks} label={speak(FILING.clocks)} speak={speak} />
        {filing.dossierHref && (
          <div className="flex flex-wrap gap-3">
            {open.flags.some(({ code }) => code === "rectification") && (
              <LinkButton href={`/filings/${filing.filingId}/items`} look="primary">
                {speak(FILING.notice)}
              </LinkButton>
            )}
            <LinkButton href={filing.dossierHref} look={open.status.code === "draft" ? "primary" : "secondary"}>
              {speak(FILING.openDossier)}
            </LinkButton>
          </div>
        )}
        <h3>{speak(FILING.actions)}</h3>
        <p className="text-sm text-text-2">{speak(FILING.actionsNote)}</p>
        <ActionList id="why" actions={filing.actions} speak={speak} />
      </div>
    </Section>
  );
}

function Glance({ filing, speak }: { filing: FilingView; speak: Speak }) {
  return (
    <Section id="facts" title={speak(FILING.facts)}>
      <SummaryList
        entries={[
          { key: speak(FILING.number), value: filing.number ?? speak(FILING.noNumber) },
          ...(filing.filedOn ? [{ key: speak(FILING.filedOn), value: filing.filedOn }] : []),
          ...(filing.publicHref
            ? [{ key: speak(FILING.publicPage), value: <a href={filing.publicHref}>{filing.number}</a> }]
            : []),
          ...(!filing.open && filing.dossierHref
            ? [{ key: speak(FILING.dossier), value: <a href={filing.dossierHref}>{speak(FILING.openDossier)}</a> }]
            : []),
        ]}
      />
    </Section>
  );
}
