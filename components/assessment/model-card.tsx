import { speaker } from "@/components/layout/speaker";
import { Details } from "@/components/ui/details";
import type { Language } from "@/lib/format";
import { MODEL_CARDS, PRESET_CARDS } from "@/models/contracts/model-cards";
import type { ModelFamily, Preset } from "@/models/contracts/run-config";
import { NEW_RUN } from "./new-run-copy";

interface ModelCardProps {
  model: ModelFamily;
  /** Null for an own number of steps. */
  preset: Preset | null;
  language: Language;
}

/** What the chosen model and preset are, from which paper, and what they are not good for. */
export function ModelCardDetails({ model, preset, language }: ModelCardProps) {
  const speak = speaker(language);
  const cards = [MODEL_CARDS[model], ...(preset ? [PRESET_CARDS[preset]] : [])];
  return (
    <Details summary={speak(NEW_RUN.card)}>
      <div className="grid max-w-measure gap-3">
        {cards.map(({ what, limits, papers = [] }) => (
          <div key={what.en} className="grid gap-1">
            <p>{speak(what)}</p>
            <p>
              {speak(NEW_RUN.cardLimits)}
              {speak(limits)}
            </p>
            {papers.map((paper) => (
              <p key={paper} lang="en" className="text-xs text-text-2">
                {paper}
              </p>
            ))}
          </div>
        ))}
      </div>
    </Details>
  );
}
