import { ActionList } from "@/components/filing/action-list";
import { DocumentTable } from "@/components/filing/document-table";
import { HistoryList } from "@/components/filing/history-list";
import { type Speak, speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { SummaryList } from "@/components/ui/summary-list";
import type { ActionChoice, CaseView } from "@/lib/filing/types/view";
import { formatInstant, type Language } from "@/lib/format";
import type { ChecklistView, ItemsView } from "@/lib/review/types";
import { CASE } from "./case-copy";

interface CaseOverviewProps {
  view: CaseView;
  checklist: ChecklistView;
  items: ItemsView;
  language: Language;
}

/** Steps that are taken on the pages of checklist and items, not on a form of their own. */
const WORK_PAGES: Readonly<Record<string, string>> = {
  draft_item: "items",
  judge_items: "items",
  judge_clause: "checklist",
};

/** The address where an action is taken. */
export function workPageOf(applicationId: string, action: string): string | null {
  const page = WORK_PAGES[action];
  return page ? `/office/cases/${applicationId}/${page}` : null;
}

export function CaseOverview({ view, checklist, items, language }: CaseOverviewProps) {
  const speak = speaker(language);
  const actions = view.actions.map(
    (choice): ActionChoice => ({ ...choice, href: workPageOf(view.applicationId, choice.action) ?? choice.href }),
  );
  return (
    <>
      <Section id="actions" title={speak(CASE.actions)} note={speak(CASE.actionsNote)}>
        {actions.length > 0 ? (
          <ActionList id="why" actions={actions} speak={speak} />
        ) : (
          <EmptyState title={speak(CASE.noActions)} />
        )}
      </Section>
      <Examination view={view} checklist={checklist} items={items} speak={speak} />
      <Facts view={view} speak={speak} />
      <Said view={view} speak={speak} />
      {view.filingActions.length > 0 && (
        <Section id="filing-actions" title={speak(CASE.filingActions)}>
          <ActionList id="why-filing" actions={view.filingActions} speak={speak} />
        </Section>
      )}
      <Section id="documents" title={speak(CASE.documents)}>
        {view.documents.length > 0 ? (
          <DocumentTable documents={view.documents} speak={speak} />
        ) : (
          <EmptyState title={speak(CASE.noDocuments)} />
        )}
      </Section>
      <Section id="history" title={speak(CASE.history)}>
        <HistoryList history={view.history} speak={speak} />
      </Section>
    </>
  );
}

function Examination({ view, checklist, items, speak }: Omit<CaseOverviewProps, "language"> & { speak: Speak }) {
  const { recommendation } = view;
  const base = `/office/cases/${view.applicationId}`;
  return (
    <Section id="examination" title={speak(CASE.examination)}>
      <SummaryList
        entries={[
          {
            key: speak(CASE.checklist),
            value: (
              <a href={`${base}/checklist`}>
                {speak(CASE.judged, { judged: checklist.judged, total: checklist.total })}
              </a>
            ),
          },
          {
            key: speak(CASE.items),
            value: <a href={`${base}/items`}>{speak(CASE.itemCount, { count: items.items.length })}</a>,
          },
          {
            key: speak(CASE.opinion),
            value: recommendation ? (
              <>
                <p className="font-strong">{speak(recommendation.approve ? CASE.approve : CASE.refuse)}</p>
                <p className="whitespace-pre-line">{recommendation.reason}</p>
                <p className="text-xs text-text-2">
                  {speak(CASE.byAt, { by: recommendation.by, at: formatInstant(new Date(recommendation.at)) })}
                </p>
              </>
            ) : (
              speak(CASE.noOpinion)
            ),
          },
        ]}
      />
    </Section>
  );
}

function Facts({ view, speak }: { view: CaseView; speak: Speak }) {
  const comma = speak({ zh: "、", en: ", " });
  return (
    <Section id="facts" title={speak(CASE.facts)}>
      <SummaryList
        entries={[
          { key: speak(CASE.organisation), value: view.organisationName },
          { key: speak(CASE.office), value: speak(view.office) },
          {
            key: speak(CASE.submitted),
            value: view.submittedAt ? formatInstant(new Date(view.submittedAt)) : "—",
          },
          {
            key: speak(CASE.assigned),
            value: view.assigned.length > 0 ? view.assigned.join(comma) : speak(CASE.nobody),
          },
          ...(view.changeClass ? [{ key: speak(CASE.changeClass), value: speak(view.changeClass.words) }] : []),
          {
            key: speak(CASE.filing),
            value: [speak(view.filing.status.words), ...(view.filing.number ? [view.filing.number] : [])].join(" · "),
          },
        ]}
      />
    </Section>
  );
}

/** What the provider says of a cancellation, and what objectors say of a case in publicity. */
function Said({ view, speak }: { view: CaseView; speak: Speak }) {
  return (
    <>
      {view.statement.length > 0 && (
        <Section id="statement" title={speak(CASE.statement)}>
          <SummaryList
            entries={view.statement.map((line) => ({
              key: speak(line.label),
              value: <span className="whitespace-pre-line">{line.text}</span>,
            }))}
          />
        </Section>
      )}
      {view.objections.length > 0 && (
        <Section id="objections" title={speak(CASE.objections)}>
          <ol className="edge-t">
            {view.objections.map((objection) => (
              <li key={objection.id} className="edge-b row-y">
                <p className="wrap-anywhere whitespace-pre-line">{objection.facts}</p>
                <p className="text-xs text-text-2">
                  {speak(CASE.received, { at: formatInstant(new Date(objection.receivedAt)) })}
                </p>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}
