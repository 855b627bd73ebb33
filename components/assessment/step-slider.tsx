"use client";
import dynamic from "next/dynamic";
import { speaker } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { formatCount, type Language } from "@/lib/format";
import { SAMPLES } from "./run-copy";

// Its place on the track is an inline style, which the policy refuses in markup from the server.
const Slider = dynamic(() => import("@/components/ui/slider").then((module) => module.Slider), { ssr: false });

interface StepSliderProps {
  sheets: readonly { readonly step: number }[];
  place: number;
  following: boolean;
  onPlace: (place: number) => void;
  language: Language;
}

export function StepSlider({ sheets, place, following, onPlace, language }: StepSliderProps) {
  const speak = speaker(language);
  const last = sheets.length - 1;
  const at = (index: number) => ({ step: formatCount(sheets[index]?.step ?? 0, language) });
  return (
    <div data-print="no" className="mt-4">
      <p className="text-sm font-strong">{speak(SAMPLES.slider)}</p>
      <div className="mt-1 grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-3">
        <StepButton label={speak(SAMPLES.previous)} icon="previous" onClick={() => onPlace(Math.max(0, place - 1))} />
        <div className="h-8">
          <Slider
            value={place}
            count={sheets.length}
            onChange={onPlace}
            label={speak(SAMPLES.slider)}
            valueText={speak(SAMPLES.position, at(place))}
          />
        </div>
        <StepButton label={speak(SAMPLES.next)} icon="next" onClick={() => onPlace(Math.min(last, place + 1))} />
      </div>
      <div className="mt-1 flex flex-wrap justify-between gap-x-4 text-xs text-text-2 tabular-nums">
        <span>{speak(SAMPLES.first, at(0))}</span>
        <span>{speak(following ? SAMPLES.lastFollowing : SAMPLES.last, at(last))}</span>
      </div>
    </div>
  );
}

function StepButton({ label, icon, onClick }: { label: string; icon: "previous" | "next"; onClick: () => void }) {
  return (
    <Button small aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </Button>
  );
}
