import type { Speak } from "@/components/layout/speaker";
import type { HistoryEntry } from "@/lib/filing/types/view";
import { formatInstant } from "@/lib/format";

/** What was done, newest first, with what was said. */
export function HistoryList({ history, speak }: { history: readonly HistoryEntry[]; speak: Speak }) {
  return (
    <ol className="edge-t">
      {history.map((entry) => (
        <li key={entry.id} className="edge-b row-y grid gap-x-6 gap-y-1 @row/frame:grid-cols-[11em_minmax(0,1fr)]">
          <span className="text-sm whitespace-nowrap text-text-2 tabular-nums">
            <Times entry={entry} />
          </span>
          <div className="min-w-0">
            <p>
              <span className="font-strong">{speak(entry.words)}</span>
              <span className="text-sm text-text-2">
                {" "}
                {[entry.who, ...(entry.stage ? [entry.stage.words] : [])].map((words) => speak(words)).join(" · ")}
              </span>
            </p>
            {entry.said.length > 0 && (
              <dl className="mt-1 grid gap-1 text-sm">
                {entry.said.map((line) => (
                  <div key={speak(line.label)}>
                    <dt className="inline text-text-2">{speak(line.label)} </dt>
                    <dd className="inline wrap-anywhere whitespace-pre-line">{speak(line.text)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** One instant, or from when to when where several steps stand in one line. */
function Times({ entry: { at, since } }: { entry: HistoryEntry }) {
  const [from, until] = [since && formatInstant(new Date(since)), formatInstant(new Date(at))];
  if (!from || from === until) return until;
  return (
    <>
      {from} –<br />
      {until}
    </>
  );
}
