import { speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { StartChoice } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { RUNS } from "./run-copy";

/** The way to a new run, or the button that refuses with its reason and what to do about it. */
export function StartButton({ start, language }: { start: StartChoice; language: Language }) {
  const speak = speaker(language);
  if (!start.refused) {
    return (
      <LinkButton href="/runs/new" look="primary">
        {speak(RUNS.start)}
      </LinkButton>
    );
  }
  return (
    <div className="grid gap-1">
      <div>
        <Button refusedBy="why-no-start">{speak(RUNS.start)}</Button>
      </div>
      <Refused id="why-no-start">{speak(start.refused)}</Refused>
    </div>
  );
}

/** What the organisation has of what it may have, before a limit refuses anything. */
export function StartLimits({ start, language }: { start: StartChoice; language: Language }) {
  return <p className="text-sm text-text-2 tabular-nums">{speaker(language)(RUNS.limits, start.limits)}</p>;
}

/** Above a form or a list: why nothing can be started, or that it trains more slowly than it could, with what helps. */
export function StartNotice({ start, language }: { start: StartChoice; language: Language }) {
  const speak = speaker(language);
  const { refused, fallback } = start;
  const reason = refused ?? fallback?.reason;
  if (!reason) return null;
  const remedy = refused ? start.remedy : fallback?.remedy;
  return (
    <Notice tone="amber" title={speak(refused ? RUNS.cannotStart : RUNS.startsOnFallback)}>
      {!refused && <p>{speak(RUNS.fallbackMeans)}</p>}
      <p>{speak(reason)}</p>
      {remedy && (
        <p>
          {speak(RUNS.remedy)}
          {speak(remedy)}
        </p>
      )}
    </Notice>
  );
}
