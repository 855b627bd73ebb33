import { speaker } from "@/components/layout/speaker";
import { classNames } from "@/components/ui/class-names";
import type { Language } from "@/lib/format";
import { VIEW_GROUPS, VIEW_WORDS } from "@/lib/review/copy/queue";
import type { QueuePage } from "@/lib/review/types";
import { QUEUE } from "./queue-copy";

/** The saved views with their counts. */
export function QueueViews({ queue, language }: { queue: QueuePage; language: Language }) {
  const speak = speaker(language);
  return (
    <nav aria-label={speak(QUEUE.views)} className="edge self-start rounded-2 border-line bg-surface py-1">
      {VIEW_GROUPS.map((group) => (
        <div key={speak(group.title)}>
          <h2 className="px-3 pt-3 pb-1 text-xs font-normal text-text-2">{speak(group.title)}</h2>
          <ul className="grid grid-cols-2 @side/frame:grid-cols-1">
            {group.views.map((view) => (
              <li key={view}>
                <a
                  href={`/office?view=${view}`}
                  aria-current={view === queue.view ? "page" : undefined}
                  className={classNames(
                    "flex min-h-9 items-center justify-between gap-3 border-s-[3px] border-solid px-3 text-sm no-underline hover:underline",
                    view === queue.view
                      ? "border-s-accent bg-accent-weak font-strong text-accent"
                      : "border-s-transparent text-text hover:bg-sunken",
                  )}
                >
                  {speak(VIEW_WORDS[view])}
                  <span className="tabular-nums">
                    {queue.counts[view]}
                    <span className="sr-only"> {speak(QUEUE.cases)}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
