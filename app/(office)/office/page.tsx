import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { QUEUE } from "@/components/review/queue-copy";
import { QueueFilter } from "@/components/review/queue-filter";
import { QueueLegend } from "@/components/review/queue-legend";
import { QueueTable } from "@/components/review/queue-table";
import { QueueViews } from "@/components/review/queue-views";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";
import { EMPTY_VIEW, VIEW_WORDS } from "@/lib/review/copy/queue";
import { loadQueue } from "@/lib/review/loaders";
import type { QueuePage } from "@/lib/review/types";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  const { language } = await currentPreferences();
  return { title: speaker(language)(QUEUE.title) };
}

interface OfficePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OfficePage({ searchParams }: OfficePageProps) {
  const [queue, { language }] = await Promise.all([loadQueue(await searchParams), currentPreferences()]);
  const speak = speaker(language);
  const view = speak(VIEW_WORDS[queue.view]);
  const words = {
    previous: speak(QUEUE.previous),
    next: speak(QUEUE.following),
    here: speak(QUEUE.here, { page: queue.page + 1, pages: queue.pages }),
  };
  return (
    <PageFrame section="/office" compact>
      <div className="grid items-start gap-6 @side/frame:grid-cols-[14rem_minmax(0,1fr)]">
        <QueueViews queue={queue} language={language} />
        <div className="min-w-0">
          <PageHead title={speak(QUEUE.headed, { view, count: queue.found })} lead={speak(QUEUE.lead)} />
          <QueueFilter queue={queue} language={language} />
          {queue.rows.length > 0 ? <QueueTable queue={queue} language={language} /> : empty(queue, speak)}
          <Pagination
            label={speak(QUEUE.pages)}
            page={queue.page}
            pages={queue.pages}
            href={(page) => addressOf(queue, page)}
            words={words}
          />
          <QueueLegend language={language} />
        </div>
      </div>
    </PageFrame>
  );
}

function addressOf({ view, search, track }: QueuePage, page: number): string {
  const query = new URLSearchParams({ view, page: String(page + 1) });
  if (search) query.set("q", search);
  if (track) query.set("track", track);
  return `/office?${query}`;
}

function empty(queue: QueuePage, speak: ReturnType<typeof speaker>) {
  const filtered = queue.search !== "" || queue.track !== null;
  const [title, why] = !queue.readsCases
    ? [QUEUE.noCases, QUEUE.noCasesWhy]
    : filtered
      ? [QUEUE.emptySearch, QUEUE.emptySearchWhy]
      : [QUEUE.empty, EMPTY_VIEW[queue.view]];
  return (
    <EmptyState title={speak(title)}>
      <p>{speak(why)}</p>
    </EmptyState>
  );
}
