import type { ReactNode } from "react";
import { ClockChips } from "@/components/filing/clock";
import { CaseTags } from "@/components/filing/filing-tags";
import { ProgressStrip } from "@/components/filing/progress-strip";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import type { CaseView } from "@/lib/filing/types/view";
import type { Language } from "@/lib/format";
import { CASE } from "./case-copy";
import { CaseNav, type CasePage } from "./case-nav";
import { QUEUE } from "./queue-copy";

interface CaseFrameProps {
  view: CaseView;
  here: CasePage;
  language: Language;
  children: ReactNode;
}

/** Head of every page of one case: which one, where it stands, its time limits, its other pages. */
export function CaseFrame({ view, here, language, children }: CaseFrameProps) {
  const speak = speaker(language);
  const caption = [view.number, speak(view.track.words), speak(view.kind.words), speak(view.stage.words)];
  return (
    <PageFrame section="/office" compact>
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/office", label: speak(QUEUE.title) }]}
        here={`${view.number} ${view.serviceName}`}
      />
      <PageHead
        title={view.serviceName}
        caption={caption.join(" · ")}
        state={<CaseTags head={view} speak={speak} />}
        lead={view.organisationName}
      />
      <div className="grid gap-3">
        <ClockChips clocks={view.clocks} label={speak(CASE.clocks)} speak={speak} />
        <ProgressStrip progress={view.progress} speak={speak} />
      </div>
      <CaseNav applicationId={view.applicationId} here={here} speak={speak} />
      <div className="mt-6">{children}</div>
    </PageFrame>
  );
}
